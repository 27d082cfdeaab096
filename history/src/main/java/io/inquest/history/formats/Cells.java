package io.inquest.history.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inquest.history.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the cells of a log hold, as values of histories. */
final class Cells {
    private static final JsonMapper JSON = new JsonMapper();

    private Cells() {}

    /**
     * The value of a cell; of text, whatever that is as JSON (a number, a list …), or else the text itself. Nothing and
     * empty text are null.
     */
    static Object value(JsonNode cell) {
        if (cell == null || cell.isNull() || cell.isMissingNode()) {
            return null;
        }
        if (!cell.isTextual()) {
            return plain(cell);
        }
        String text = cell.textValue();
        if (text.isEmpty()) {
            return null;
        }
        if ("-0123456789[{\"tfn".indexOf(text.charAt(0)) >= 0) {
            try {
                return plain(JSON.reader()
                        .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .readTree(text));
            } catch (JsonProcessingException noJson) {
                return text;
            }
        }
        return text;
    }

    private static Object plain(JsonNode node) {
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(plain(element)));
            return list;
        }
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        }
        if (node.isNumber()) {
            return Values.canonical(node.isIntegralNumber() ? node.bigIntegerValue() : node.decimalValue());
        }
        return node.isNull() ? null : node.isBoolean() ? (Boolean) node.booleanValue() : node.asText();
    }
}
