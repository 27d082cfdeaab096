package io.inquest.harness.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.inquest.history.Values;
import io.inquest.nemesis.FaultScript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads scripts of faults from files: JSON if their name ends so, else YAML. Values only: no file names a class, refers to
 * another, or to itself.
 */
public final class FaultFile {
    private static final int BYTES_MAX = 16 << 20;
    private static final int DEPTH_MAX = 20;
    /** A little more, for the parsers do not say where. */
    private static final int PARSER_DEPTH_MAX = DEPTH_MAX + 10;

    private final String name;
    private final List<Integer> lines = new ArrayList<>();

    private FaultFile(String name) {
        this.name = name;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException with a sentence for a person that names the place, if it is no script
     */
    public static FaultScript read(Path file) throws IOException {
        return new FaultFile(file.getFileName().toString()).script(bytes(file));
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new IllegalArgumentException(
                        file.getFileName() + " has more than the " + (BYTES_MAX >> 20) + " MiB that a script may have");
            }
            return bytes;
        }
    }

    private FaultScript script(byte[] bytes) throws IOException {
        Object tree;
        try (JsonParser parser = factory().createParser(new String(bytes, StandardCharsets.UTF_8))) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException(name + " is empty");
            }
            tree = whole(parser);
        } catch (JsonProcessingException broken) {
            String place = broken.getLocation() == null
                    ? ""
                    : ", line " + broken.getLocation().getLineNr() + ", column "
                            + broken.getLocation().getColumnNr();
            throw new IllegalArgumentException(name + place + ": " + reason(broken), broken);
        }
        return FaultScript.parse(canonical(tree), this::place);
    }

    private Object whole(JsonParser parser) throws IOException {
        try {
            Object tree = value(parser, 0, false);
            if (parser.nextToken() != null) {
                throw wrong(parser, "there is more after the end");
            }
            return tree;
        } catch (StreamConstraintsException tooMuch) {
            throw wrong(parser, "no fault has so long a name, text or number, or is nested so deep");
        }
    }

    /** In one line: YAML's reasons quote the file in lines that are indented, JSON's name places that are not shown. */
    private static String reason(JsonProcessingException broken) {
        return broken.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(": "))
                .replaceAll("\\[Source: [^]]*line: (\\d+), column: (\\d+)]", "line $1, column $2");
    }

    private Object canonical(Object tree) {
        try {
            return Values.canonical(tree);
        } catch (IllegalArgumentException strange) {
            throw new IllegalArgumentException(name + ": " + strange.getMessage(), strange);
        }
    }

    private String place(int entry) {
        return entry < 0 || entry >= lines.size() ? name + ": " : name + ", line " + lines.get(entry) + ": ";
    }

    private JsonFactory factory() {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxNestingDepth(PARSER_DEPTH_MAX)
                .maxDocumentLength(BYTES_MAX)
                .build();
        if (name.endsWith(".json")) {
            return JsonFactory.builder()
                    .streamReadConstraints(limits)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(BYTES_MAX);
        options.setNestingDepthLimit(PARSER_DEPTH_MAX);
        return YAMLFactory.builder()
                .loaderOptions(options)
                .streamReadConstraints(limits)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    /**
     * The value that begins at the current token.
     *
     * @param faults whether it is the list of faults, whose entries' lines are remembered
     */
    private Object value(JsonParser parser, int depth, boolean faults) throws IOException {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw wrong(parser, "a script has no aliases; write out what *" + yaml.getText() + " stands for");
        }
        if (parser.getTypeId() != null) {
            throw wrong(parser, "a script has no tags; leave out !" + parser.getTypeId());
        }
        if (depth > DEPTH_MAX) {
            throw wrong(parser, "no fault is nested so deep");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth, faults);
            case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> text(parser);
        };
    }

    /** In YAML, an entry of which only the name is written has nothing, and that is how it is read. */
    private static String text(JsonParser parser) throws IOException {
        String text = parser.getText();
        return text.isEmpty() && parser instanceof YAMLParser ? null : text;
    }

    private Object decimal(JsonParser parser) throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException notFinite) {
            throw wrong(parser, parser.getText() + " is no number");
        }
    }

    private Map<String, Object> object(JsonParser parser, int depth) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            map.put(key, value(parser, depth + 1, depth == 0 && key.equals("faults")));
        }
        return map;
    }

    private List<Object> array(JsonParser parser, int depth, boolean faults) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (faults) {
                lines.add(parser.currentTokenLocation().getLineNr());
            }
            list.add(value(parser, depth + 1, false));
        }
        return list;
    }

    private IllegalArgumentException wrong(JsonParser parser, String sentence) {
        return new IllegalArgumentException(
                name + ", line " + parser.currentTokenLocation().getLineNr() + ": " + sentence);
    }
}
