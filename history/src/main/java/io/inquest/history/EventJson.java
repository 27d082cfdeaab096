package io.inquest.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Events and values as JSON. The same event gives the same bytes, whoever writes it. */
final class EventJson {
    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .rootValueSeparator("")
            .configure(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8, true)
            .build();

    private EventJson() {}

    /** One event as an object, fields in the one order that files have. */
    static void write(
            JsonGenerator out,
            int index,
            long time,
            EventType type,
            int process,
            String f,
            Object key,
            Object value,
            String node,
            String error)
            throws IOException {
        out.writeStartObject();
        if (index >= 0) {
            out.writeNumberField("index", index);
        }
        if (time >= 0) {
            out.writeNumberField("time", time);
        }
        out.writeStringField("type", type.word());
        if (process == History.NONE) {
            out.writeStringField("process", "nemesis");
        } else {
            out.writeNumberField("process", process);
        }
        field(out, "f", f);
        if (key != null) {
            field(out, "key", key);
        }
        if (value != null || type == EventType.INVOKE || type == EventType.OK) {
            field(out, "value", value);
        }
        if (node != null) {
            field(out, "node", node);
        }
        if (error != null) {
            field(out, "error", error);
        }
        out.writeEndObject();
    }

    /** A canonical value as text. */
    static String text(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            value(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static void field(JsonGenerator out, String name, Object value) throws IOException {
        out.writeFieldName(name);
        value(out, value);
    }

    private static void value(JsonGenerator out, Object value) throws IOException {
        if (value instanceof Long integer) {
            out.writeNumber(integer);
        } else if (value instanceof String string) {
            string(out, string);
        } else if (value == null) {
            out.writeNull();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                value(out, element);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            map(out, map);
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof BigInteger integer) {
            out.writeNumber(integer);
        } else {
            out.writeNumber((BigDecimal) value);
        }
    }

    private static void map(JsonGenerator out, Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.writeFieldName((String) entry.getKey());
            value(out, entry.getValue());
        }
        out.writeEndObject();
    }

    /** Half a surrogate pair has no bytes in UTF-8; as an escape it survives. */
    private static void string(JsonGenerator out, String string) throws IOException {
        if (Values.isWellFormed(string)) {
            out.writeString(string);
            return;
        }
        out.setHighestNonEscapedChar(0x7f);
        out.writeString(string);
        out.setHighestNonEscapedChar(0);
    }
}
