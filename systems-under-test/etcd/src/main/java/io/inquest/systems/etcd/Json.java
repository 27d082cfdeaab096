package io.inquest.systems.etcd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ByteString;
import io.inquest.history.Values;

/**
 * Values of histories as the bytes that etcd keeps: JSON, with the entries of maps in the order of their names, so that
 * equal values are equal bytes and etcd itself can compare them.
 */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    static ByteString encode(Object value) {
        try {
            return ByteString.copyFromUtf8(MAPPER.writeValueAsString(Values.canonical(value)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a value that cannot be written as JSON", e);
        }
    }

    /** @throws IllegalArgumentException if something else than this wrote the bytes */
    static Object decode(ByteString bytes) {
        try {
            return Values.canonical(MAPPER.readValue(bytes.toStringUtf8(), Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("etcd holds what no client wrote: " + bytes.toStringUtf8(), e);
        }
    }
}
