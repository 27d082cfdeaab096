package io.inquest.history;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that keys, arguments and results are made of: JSON's. In memory they are null, {@link Boolean},
 * {@link Long}, {@link BigInteger} (only outside the range of long), {@link BigDecimal} (only with a fraction),
 * {@link String}, unmodifiable {@link List} and unmodifiable {@link Map} with string keys. So equal values are equal
 * objects, whoever wrote the number and in whatever width; maps are equal whatever the order of their entries.
 *
 * <p>Numbers and nesting are bounded, so that a few bytes of input ({@code 1e999999999}) never stand for gigabytes.
 */
public final class Values {
    /** How many lists and maps a value may hold inside one another. */
    public static final int MAX_DEPTH = 100;

    /** How many digits a number may have when it is written out, before the decimal point and in all. */
    public static final int MAX_DIGITS = 1000;

    private static final BigInteger TOO_LARGE = BigInteger.TEN.pow(MAX_DIGITS);

    private Values() {}

    /**
     * The value in its one form, copied: later changes to {@code value} do not show.
     *
     * @throws IllegalArgumentException for a type that is none of the above, a map key that is not a (well-formed) string, a number
     *     of more than {@link #MAX_DIGITS} digits, or nesting deeper than {@link #MAX_DEPTH}
     */
    public static Object canonical(Object value) {
        return canonical(value, 0);
    }

    /** The value as JSON without spaces, the form in which files and explanations show it. */
    public static String json(Object value) {
        return EventJson.text(canonical(value));
    }

    private static Object canonical(Object value, int depth) {
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
        if (value instanceof CanonicalList list && depth + list.depth() <= MAX_DEPTH) {
            return list;
        }
        if (value instanceof List<?> list) {
            return canonicalList(list, inner(depth));
        }
        if (value instanceof Map<?, ?> map) {
            return canonicalMap(map, inner(depth));
        }
        throw new IllegalArgumentException("a " + value.getClass().getName() + " is not a value of a history");
    }

    static Object canonical(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        if (value.bitLength() > TOO_LARGE.bitLength() || value.abs().compareTo(TOO_LARGE) >= 0) {
            throw tooLong();
        }
        return value;
    }

    static Object canonical(BigDecimal value) {
        if (value.signum() == 0) {
            return 0L;
        }
        // Checked before anything is computed from the digits: their number may be a matter of the exponent alone.
        if (value.unscaledValue().bitLength() > TOO_LARGE.bitLength()
                || value.precision() > MAX_DIGITS
                || (long) value.precision() - value.scale() > MAX_DIGITS
                || value.scale() > 2 * MAX_DIGITS) {
            throw tooLong();
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() > MAX_DIGITS) {
            throw tooLong();
        }
        return stripped.scale() <= 0 ? canonical(stripped.toBigIntegerExact()) : stripped;
    }

    private static IllegalArgumentException tooLong() {
        return new IllegalArgumentException(
                "a number of more than " + MAX_DIGITS + " digits is not a value of a history");
    }

    private static Object canonicalDouble(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(value + " is not a value of a history");
        }
        return canonical(BigDecimal.valueOf(value));
    }

    private static int inner(int depth) {
        if (depth == MAX_DEPTH) {
            throw new IllegalArgumentException("a value of a history is nested at most " + MAX_DEPTH + " levels deep");
        }
        return depth + 1;
    }

    private static List<Object> canonicalList(List<?> list, int depth) {
        Object[] copy = new Object[list.size()];
        int size = 0;
        for (Object element : list) {
            copy[size++] = canonical(element, depth);
        }
        return new CanonicalList(copy);
    }

    private static Map<String, Object> canonicalMap(Map<?, ?> map, int depth) {
        Map<String, Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw new IllegalArgumentException("a map of a history has strings as keys, not " + entry.getKey());
            }
            if (!isWellFormed(name)) {
                throw new IllegalArgumentException("a map key of a history holds no half of a surrogate pair");
            }
            copy.put(name, canonical(entry.getValue(), depth));
        }
        return Collections.unmodifiableMap(copy);
    }

    /** Whether every surrogate of the string is half of a pair. */
    static boolean isWellFormed(String string) {
        for (int i = 0; i < string.length(); i++) {
            if (Character.isSurrogate(string.charAt(i))) {
                int point = string.codePointAt(i);
                if (!Character.isSupplementaryCodePoint(point)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
