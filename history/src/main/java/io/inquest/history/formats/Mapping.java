package io.inquest.history.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.inquest.history.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which columns of somebody's own log mean what, as a mapping file says. Of a log with a row an event: {@code process,
 * type, f, key, value, time, node, error}. Of one with a row an operation: {@code process, start, end, f, key, argument,
 * result, outcome, node, error}. Besides these {@code time-unit} (ns, us, ms, s or iso; ns if not given), {@code words}
 * (the log's own words for invoke, ok, fail and info), {@code functions} (its own names for functions), {@code delimiter}
 * of CSV.
 *
 * @param columns the column's name in the log, by its meaning
 */
record Mapping(
        Map<String, String> columns,
        TimeUnit unit,
        Map<String, EventType> words,
        Map<String, String> functions,
        char delimiter) {
    private static final long BYTES_MAX = 1 << 20;
    private static final List<String> EVENT = List.of("type", "value", "time");
    private static final List<String> OPERATION = List.of("start", "end", "argument", "result", "outcome");
    private static final List<String> COLUMNS = List.of(
            "process",
            "type",
            "f",
            "key",
            "value",
            "time",
            "node",
            "error",
            "start",
            "end",
            "argument",
            "result",
            "outcome");
    private static final List<String> SETTINGS = List.of("time-unit", "words", "functions", "delimiter");

    /** What the log's times count. */
    enum TimeUnit {
        NS(1),
        US(1_000),
        MS(1_000_000),
        S(1_000_000_000),
        /** Moments such as 2026-01-31T12:00:00.123Z. */
        ISO(0);

        final long nanos;

        TimeUnit(long nanos) {
            this.nanos = nanos;
        }
    }

    Mapping {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    }

    /** Whether the log has a row an operation, rather than a row an event. */
    boolean rowsAreOperations() {
        return columns.containsKey("start");
    }

    /**
     * Reads a mapping file, YAML or JSON.
     *
     * @throws IllegalArgumentException with a sentence for a person
     * @throws IOException if the file cannot be read
     */
    static Mapping read(Path file) throws IOException {
        if (Files.size(file) > BYTES_MAX) {
            throw new IllegalArgumentException("a mapping file has at most " + BYTES_MAX + " bytes");
        }
        JsonNode root;
        try {
            ObjectMapper mapper = new YAMLMapper(); // JSON is YAML too
            root = mapper.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "it is neither YAML nor JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        }
        if (root == null || !root.isObject()) {
            throw new IllegalArgumentException("it needs entries such as \"process: client\"");
        }
        return of(root);
    }

    private static Mapping of(JsonNode root) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (COLUMNS.contains(name)) {
                columns.put(name, text(name, root.get(name)));
            } else if (!SETTINGS.contains(name)) {
                throw new IllegalArgumentException("it has the entry \"" + name + "\", which means nothing here; the"
                        + " entries are " + String.join(", ", COLUMNS) + ", " + String.join(", ", SETTINGS));
            }
        }
        requireColumns(columns);
        Map<String, EventType> words = new LinkedHashMap<>();
        texts(root, "words").forEach((word, meaning) -> words.put(word, type(word, meaning)));
        return new Mapping(columns, unit(root), words, texts(root, "functions"), delimiter(root));
    }

    private static void requireColumns(Map<String, String> columns) {
        boolean operations = columns.containsKey("start") || columns.containsKey("end");
        List<String> foreign = operations ? EVENT : OPERATION;
        for (String name : columns.keySet()) {
            if (foreign.contains(name)) {
                throw new IllegalArgumentException("it has \"" + name + "\" beside "
                        + (operations
                                ? "\"start\" or \"end\": a row is an operation (start, end, argument, result, outcome)"
                                : "no \"start\": a row is an event (type, value, time)")
                        + " or the other kind, not both");
            }
        }
        for (String needed : operations ? List.of("process", "f", "start", "end") : List.of("process", "f", "type")) {
            if (!columns.containsKey(needed)) {
                throw new IllegalArgumentException("it needs \"" + needed + "\", the name of the column that holds it");
            }
        }
    }

    private static EventType type(String word, String meaning) {
        EventType type = EventType.ofWord(meaning);
        if (type == null) {
            throw new IllegalArgumentException(
                    "in \"words\", " + word + " means " + meaning + ", which is none of invoke, ok, fail and info");
        }
        return type;
    }

    private static TimeUnit unit(JsonNode root) {
        if (!root.has("time-unit")) {
            return TimeUnit.NS;
        }
        String word = text("time-unit", root.get("time-unit"));
        for (TimeUnit unit : TimeUnit.values()) {
            if (unit.name().toLowerCase(Locale.ROOT).equals(word)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("\"time-unit\" is " + word + ", which is none of ns, us, ms, s and iso");
    }

    private static char delimiter(JsonNode root) {
        String text = root.has("delimiter") ? text("delimiter", root.get("delimiter")) : ",";
        if (text.length() != 1) {
            throw new IllegalArgumentException("\"delimiter\" is one character, not \"" + text + "\"");
        }
        return text.charAt(0);
    }

    private static Map<String, String> texts(JsonNode root, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonNode map = root.get(name);
        if (map != null && !map.isObject()) {
            throw new IllegalArgumentException("\"" + name + "\" has entries such as \"begin: invoke\"");
        }
        if (map != null) {
            map.properties().forEach(entry -> texts.put(entry.getKey(), text(name, entry.getValue())));
        }
        return texts;
    }

    private static String text(String name, JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            throw new IllegalArgumentException("\"" + name + "\" needs a word, not " + node);
        }
        return node.asText();
    }
}
