package io.inquest.harness.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.harness.runner.Judgement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads and writes the JSON files of a run's folder; trees only, so that nothing in a file names a class. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A value of a history, or a map or list of them. */
    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(JsonNode tree) {
        return tree.isObject() ? MAPPER.convertValue(tree, Map.class) : Map.of();
    }

    static byte[] bytes(ObjectNode tree) {
        try {
            return (WRITER.writeValueAsString(tree) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws IOException that says, in one line, which file and what is wrong with it */
    static JsonNode read(Path file) throws IOException {
        try {
            return MAPPER.readTree(file.toFile());
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new IOException(
                    file + " is broken at line " + line + ": it is no JSON that this version reads", broken);
        }
    }

    /** {@code true}, {@code false} or {@code "unknown"}. */
    static JsonNode valid(Validity validity) {
        return switch (validity) {
            case VALID -> MAPPER.getNodeFactory().booleanNode(true);
            case INVALID -> MAPPER.getNodeFactory().booleanNode(false);
            case UNKNOWN -> MAPPER.getNodeFactory().textNode("unknown");
        };
    }

    static Validity validity(JsonNode valid) {
        if (valid.isBoolean()) {
            return valid.booleanValue() ? Validity.VALID : Validity.INVALID;
        }
        return Validity.UNKNOWN;
    }

    static ObjectNode check(Judgement judgement) {
        ObjectNode check = object();
        check.put("checker", judgement.checker());
        check.set("valid", valid(judgement.verdict().validity()));
        var anomalies = check.putArray("anomalies");
        for (Finding finding : judgement.verdict().findings()) {
            ObjectNode anomaly = anomalies.addObject();
            anomaly.put("type", finding.type());
            anomaly.put("explanation", finding.explanation());
            anomaly.set("operations", tree(finding.operations()));
            if (!finding.details().isEmpty()) {
                anomaly.set("details", tree(finding.details()));
            }
        }
        check.set("measures", tree(judgement.verdict().measures()));
        check.put("millis", judgement.millis());
        return check;
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> elements = new java.util.ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }
}
