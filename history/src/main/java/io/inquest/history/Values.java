package io.inquest.history;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that keys, arguments and results are made of: JSON's. In memory they are null, {@link Boolean},
 * {@link Long}, {@link BigInteger} (only outside the range of long), {@link BigDecimal} (only with a fraction),
 * {@link String}, unmodifiable {@link List} and unmodifiable {@link Map} with string keys. So equal values are equal
 * objects, whoever wrote the number and in whatever width.
 */
public final class Values {
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private Values() {}

    /**
     * The value in its one form, copied: later changes to {@code value} do not show.
     *
     * @throws IllegalArgumentException for a type that is none of the above
     */
    public static Object canonical(Object value) {
        if (value == null || value instanceof Long || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger integer) {
            return canonical(integer);
        }
        if (value instanceof BigDecimal decimal) {
            return canonical(decimal);
        }
        if (value instanceof Double || value instanceof Float) {
            return canonicalDouble(((Number) value).doubleValue());
        }
        if (value instanceof List<?> list) {
            return canonicalList(list);
        }
        if (value instanceof Map<?, ?> map) {
            return canonicalMap(map);
        }
        throw new IllegalArgumentException("a " + value.getClass().getName() + " is not a value of a history");
    }

    private static Object canonical(BigInteger value) {
        boolean small = value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0;
        return small ? (Object) value.longValue() : value;
    }

    private static Object canonical(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() <= 0 ? canonical(stripped.toBigIntegerExact()) : stripped;
    }

    private static Object canonicalDouble(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(value + " is not a value of a history");
        }
        return canonical(BigDecimal.valueOf(value));
    }

    private static List<Object> canonicalList(List<?> list) {
        List<Object> copy = new ArrayList<>(list.size());
        for (Object element : list) {
            copy.add(canonical(element));
        }
        return Collections.unmodifiableList(copy);
    }

    private static Map<String, Object> canonicalMap(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            copy.put((String) entry.getKey(), canonical(entry.getValue()));
        }
        return Collections.unmodifiableMap(copy);
    }
}
