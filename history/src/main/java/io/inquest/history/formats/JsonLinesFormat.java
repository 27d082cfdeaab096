package io.inquest.history.formats;

import io.inquest.history.HistoryReader;
import io.inquest.history.ReadLimits;
import io.inquest.history.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** One JSON object a line: what Inquest itself writes. */
public final class JsonLinesFormat implements HistoryFormat {
    static final String NAME = "jsonl";

    private static final Pattern OBJECT = Pattern.compile("\\A\\uFEFF?\\s*\\{\\s*[\"}]");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "one JSON object a line, as Inquest writes them";
    }

    @Override
    public boolean looksLike(String head) {
        return OBJECT.matcher(head).find()
                && !DbcopJsonFormat.OBJECT.matcher(head).find();
    }

    @Override
    public ReadResult read(InputStream in, String name) throws IOException {
        return new HistoryReader(ReadLimits.DEFAULT).readStream(in, name);
    }
}
