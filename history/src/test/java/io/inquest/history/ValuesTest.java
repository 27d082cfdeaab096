package io.inquest.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void equalNumbersAreEqualObjects() {
        for (Object one : new Object[] {
            (byte) 1, (short) 1, 1, 1L, 1f, 1d, BigInteger.ONE, new BigDecimal("1.000"), new BigDecimal("0.1e1")
        }) {
            assertEquals(1L, Values.canonical(one));
        }
        assertEquals(new BigDecimal("1.5"), Values.canonical(1.5));
        assertEquals(new BigDecimal("1.5"), Values.canonical(new BigDecimal("1.50")));
        assertEquals(0L, Values.canonical(new BigDecimal(BigInteger.ZERO, Integer.MIN_VALUE)));
        assertEquals(0L, Values.canonical(-0.0));
        assertEquals(100L, Values.canonical(new BigDecimal("1e2")));
        assertEquals(Long.MAX_VALUE, Values.canonical(BigInteger.valueOf(Long.MAX_VALUE)));
        BigInteger beyond = BigInteger.ONE.shiftLeft(63);
        assertEquals(beyond, Values.canonical(beyond));
        assertEquals(Long.MIN_VALUE, Values.canonical(beyond.negate()));
        assertEquals(BigInteger.TEN.pow(999), Values.canonical(new BigDecimal("1e999")));
    }

    private static void assertRefused(String message, Object value) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Values.canonical(value))
                        .getMessage());
    }

    @Test
    void aFewBytesNeverStandForGigabytes() {
        String tooLong = "a number of more than 1000 digits is not a value of a history";
        assertRefused(tooLong, new BigDecimal("1e999999999"));
        assertRefused(tooLong, new BigDecimal("-1e-999999999"));
        assertRefused(tooLong, new BigDecimal(BigInteger.TEN, Integer.MIN_VALUE));
        assertRefused(tooLong, new BigDecimal(BigInteger.TEN, Integer.MAX_VALUE));
        assertRefused(tooLong, new BigDecimal("1e1000"));
        assertRefused(tooLong, new BigDecimal("1e-1001"));
        assertRefused(tooLong, BigInteger.TEN.pow(1000));
        assertRefused(tooLong, BigInteger.TEN.pow(1000).negate());
        assertRefused(tooLong, BigInteger.ONE.shiftLeft(1 << 24));
        assertRefused(tooLong, new BigDecimal(BigInteger.ONE.shiftLeft(1 << 24), 1 << 22));
    }

    @Test
    void nestingIsBoundedEvenWhereItHasNoEnd() {
        String message = "a value of a history is nested at most 100 levels deep";
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        assertRefused(message, itself);
        Map<String, Object> map = new HashMap<>();
        map.put("in", map);
        assertRefused(message, map);
    }

    @Test
    void refusesWhatJsonCannotHold() {
        assertRefused("a java.lang.Object is not a value of a history", new Object());
        assertRefused("NaN is not a value of a history", Double.NaN);
        assertRefused("a map of a history has strings as keys, not 1", Map.of(1, 2));
        assertRefused("a map key of a history holds no half of a surrogate pair", Map.of("\ud83d", 2));
    }

    @Test
    void copiesAndCannotBeChanged() {
        List<Object> list = new ArrayList<>(List.of(1));
        Map<String, Object> map = new HashMap<>(Map.of("a", list));
        Object value = Values.canonical(map);
        list.add(2);
        map.put("b", 1);
        assertEquals(Map.of("a", List.of(1L)), value);
        assertThrows(UnsupportedOperationException.class, () -> ((Map<?, ?>) value).clear());
        Object inner = ((Map<?, ?>) value).get("a");
        assertThrows(UnsupportedOperationException.class, () -> ((List<?>) inner).clear());
    }

    @Test
    void showsItselfAsJson() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", Arrays.asList(1, null, "é\n"));
        map.put("a", 1.50);
        assertEquals("{\"b\":[1,null,\"é\\n\"],\"a\":1.5}", Values.json(map));
    }
}
