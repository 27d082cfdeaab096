package io.inquest.systems.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inquest.history.Operation;
import io.inquest.history.Values;
import io.inquest.systems.Completion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines that are exchanged with a client; docs/any-language.md describes them. */
final class Protocol {
    /** The version of it, in the first line. */
    static final int VERSION = 1;

    private static final int SHOWN_CHARS_MAX = 120;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Protocol() {}

    /** What a client said: how the operation of that number ended. */
    record Answer(long id, Completion completion) {}

    /** A client said what is no answer; the message is a sentence without a full stop. */
    static final class RubbishException extends Exception {
        private static final long serialVersionUID = 1L;

        RubbishException(String message) {
            super(message);
        }
    }

    /**
     * The first line to a client.
     *
     * @param run tells this run from all others
     * @param nodes their names and addresses; an address may be null
     */
    static String hello(String run, int worker, Map<String, String> nodes, Map<String, String> options) {
        List<Map<String, Object>> listed = nodes.entrySet().stream()
                .map(node -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("name", node.getKey());
                    one.put("address", node.getValue());
                    return one;
                })
                .toList();
        Map<String, Object> hello = new LinkedHashMap<>();
        hello.put("inquest", VERSION);
        hello.put("run", run);
        hello.put("worker", worker);
        hello.put("nodes", listed);
        hello.put("options", options);
        return Values.json(hello);
    }

    static String operation(long id, int worker, Operation operation) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", id);
        line.put("f", operation.f());
        if (operation.key() != null) {
            line.put("key", operation.key());
        }
        line.put("value", operation.value());
        line.put("worker", worker);
        line.put("process", operation.actor().process());
        return Values.json(line);
    }

    static Answer answer(String line) throws RubbishException {
        Map<?, ?> object = object(line);
        if (!(object.get("id") instanceof Integer || object.get("id") instanceof Long)) {
            throw rubbish("an answer without the number of its operation as \"id\"", line);
        }
        long id = ((Number) object.get("id")).longValue();
        String node = text(object, "node", line);
        String error = text(object, "error", line);
        if (!(object.get("type") instanceof String type)) {
            throw rubbish("an answer without a \"type\"", line);
        }
        switch (type) {
            case "ok":
                return new Answer(id, ok(object, node, line));
            case "fail":
                return new Answer(id, new Completion.Fail(error == null ? "failed" : error, node));
            case "info":
                return new Answer(id, new Completion.Unknown(error == null ? "unknown" : error, node));
            default:
                throw rubbish("an answer whose \"type\" is none of ok, fail and info", line);
        }
    }

    private static Completion ok(Map<?, ?> object, String node, String line) throws RubbishException {
        if (!object.containsKey("value")) {
            throw rubbish("an ok without the \"value\" that it returned, null if that is nothing", line);
        }
        try {
            return new Completion.Ok(object.get("value"), node);
        } catch (IllegalArgumentException noValue) {
            throw rubbish(noValue.getMessage() + " as the \"value\" of", line);
        }
    }

    private static Map<?, ?> object(String line) throws RubbishException {
        try {
            if (JSON.readValue(line, Object.class) instanceof Map<?, ?> object) {
                return object;
            }
        } catch (JsonProcessingException broken) {
            // the same to whoever reads it
        }
        throw rubbish("what is no JSON object", line);
    }

    private static String text(Map<?, ?> object, String field, String line) throws RubbishException {
        Object value = object.get(field);
        if (value != null && !(value instanceof String)) {
            throw rubbish("an answer whose \"" + field + "\" is no string", line);
        }
        return (String) value;
    }

    private static RubbishException rubbish(String what, String line) {
        String shown = line.length() <= SHOWN_CHARS_MAX ? line : line.substring(0, SHOWN_CHARS_MAX) + "…";
        return new RubbishException("the client wrote " + what + ": " + shown);
    }
}
