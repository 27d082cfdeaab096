package io.inquest.systems.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import io.inquest.history.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void whatIsWrittenIsRead() {
        List<Object> values = List.of(
                0L,
                -7L,
                Long.MAX_VALUE,
                new BigInteger("92233720368547758080"),
                new BigDecimal("0.1"),
                true,
                "",
                "k\"\n\u00e9\ud83d\ude00",
                List.of(),
                List.of(1L, List.of("a"), 2L),
                Map.of("a", 1L));
        for (Object value : values) {
            assertEquals(Values.canonical(value), Json.decode(Json.encode(value)));
        }
    }

    @Test
    void equalMapsAreEqualBytes() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("b", 2L);
        one.put("a", 1L);
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("a", 1L);
        other.put("b", 2L);
        assertEquals(Json.encode(one), Json.encode(other));
        assertEquals("{\"a\":1,\"b\":2}", Json.encode(one).toStringUtf8());
    }

    @Test
    void keysOfDifferentTypesAreDifferent() {
        assertEquals("inquest/3", Keys.of(3L).toStringUtf8());
        assertEquals("inquest/\"3\"", Keys.of("3").toStringUtf8());
    }

    @Test
    void whatNobodyWroteIsNoValue() {
        assertThrows(IllegalArgumentException.class, () -> Json.decode(ByteString.copyFromUtf8("not json")));
    }
}
