package io.inquest.history.formats;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.inquest.history.HistoryFormatException;
import io.inquest.history.ReadResult;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads people's own logs, as CSV with a header or as JSON objects (in an array, or one after another), by a mapping
 * file that says which columns mean what. Which of the two it is shows.
 */
public final class MappedReader {
    private final Mapping mapping;

    private MappedReader(Mapping mapping) {
        this.mapping = mapping;
    }

    /**
     * A reader for logs that this mapping file describes.
     *
     * @throws IllegalArgumentException with a sentence for a person, if it is no mapping
     * @throws IOException if it cannot be read
     */
    public static MappedReader by(Path mappingFile) throws IOException {
        return new MappedReader(Mapping.read(mappingFile));
    }

    /**
     * Reads a stream to its end and leaves it open.
     *
     * @param name what messages call it
     * @throws HistoryFormatException for what is no such log
     */
    public ReadResult read(InputStream in, String name) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        Rows rows = new Rows(mapping, name);
        long line = 1;
        try (MappingIterator<JsonNode> nodes = reader(isJson(buffered)).readValues(buffered)) {
            while (nodes.hasNextValue()) {
                JsonNode row = nodes.nextValue();
                line = Math.max(line, nodes.getParser().currentTokenLocation().getLineNr());
                rows.add(row, line);
            }
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new HistoryFormatException(
                    name,
                    location == null ? line : Math.max(1, location.getLineNr()),
                    location == null ? 0 : Math.max(0, location.getColumnNr()),
                    e.getOriginalMessage().lines().findFirst().orElse("cannot be parsed"),
                    e);
        }
        return new ReadResult(rows.history(), List.of());
    }

    private ObjectReader reader(boolean json) {
        if (json) {
            return new JsonMapper().readerFor(JsonNode.class).without(JsonParser.Feature.AUTO_CLOSE_SOURCE);
        }
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvParser.Feature.TRIM_SPACES)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
                .build();
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(mapping.delimiter());
        return mapper.readerFor(JsonNode.class).with(schema).without(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }

    private static boolean isJson(BufferedInputStream in) throws IOException {
        in.mark(4_096);
        int c = in.read();
        for (int i = 0; i < 4_000 && (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c >= 0x80); i++) {
            c = in.read();
        }
        in.reset();
        return c == '{' || c == '[';
    }
}
