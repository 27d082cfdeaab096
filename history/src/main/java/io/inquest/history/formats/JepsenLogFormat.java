package io.inquest.history.formats;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.HistoryFormatException;
import io.inquest.history.ReadLimits;
import io.inquest.history.ReadResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Jepsen prints while it runs: lines of {@code jepsen.util} with process, type, function, value and perhaps an
 * error, among lines of others, which are passed over.
 */
public final class JepsenLogFormat implements HistoryFormat {
    private static final Pattern OPERATION =
            Pattern.compile("jepsen\\.util\\s*[-:]\\s+:?(\\w+)\\s+:(invoke|ok|fail|info)\\s+:?(\\S+)(?:\\s+(.*))?$");

    private static final Pattern FIRST = Pattern.compile(OPERATION.pattern(), Pattern.MULTILINE);

    @Override
    public String name() {
        return "jepsen-log";
    }

    @Override
    public String summary() {
        return "the console log of a Jepsen test";
    }

    @Override
    public boolean looksLike(String head) {
        return FIRST.matcher(head.replace("\r", "")).find();
    }

    @Override
    public ReadResult read(InputStream in, String name) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        Recorded recorded = new Recorded(name);
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            Matcher matcher = OPERATION.matcher(line);
            if (matcher.find()) {
                recorded.add(event(matcher, name, number), false, number);
            }
        }
        if (recorded.size() == 0) {
            throw new HistoryFormatException(
                    name,
                    Math.max(1, number),
                    0,
                    "expected lines such as \"INFO  jepsen.util - 0\t:invoke\t:read\tnil\", found none in the file",
                    null);
        }
        return new ReadResult(recorded.history(), List.of());
    }

    private static Event event(Matcher matcher, String file, long line) throws IOException {
        Actor actor = actor(matcher.group(1));
        if (actor == null) {
            throw new HistoryFormatException(
                    file,
                    line,
                    matcher.start(1) + 1,
                    "expected a process number or :nemesis, found " + Recorded.shown(matcher.group(1)),
                    null);
        }
        String rest = matcher.group(4) == null ? "" : matcher.group(4);
        EdnReader forms = new EdnReader(new StringReader(rest), ReadLimits.DEFAULT);
        try {
            Object value = next(forms);
            Object error = next(forms);
            EventType type = actor.isNemesis() ? EventType.INFO : EventType.ofWord(matcher.group(2));
            return new Event(
                    -1,
                    -1,
                    type,
                    actor,
                    matcher.group(3),
                    null,
                    Edn.toValue(value),
                    null,
                    type == EventType.INVOKE ? null : Edn.text(error));
        } catch (EdnProblem | IllegalArgumentException e) {
            throw new HistoryFormatException(file, line, matcher.start(4) + 1, e.getMessage(), e);
        }
    }

    private static Object next(EdnReader forms) throws IOException, EdnProblem {
        Object form = forms.next();
        return form == EdnReader.NO_FORM ? null : form;
    }

    private static Actor actor(String word) {
        try {
            return Recorded.actor(Long.valueOf(word));
        } catch (NumberFormatException noNumber) {
            return Recorded.actor(word);
        }
    }
}
