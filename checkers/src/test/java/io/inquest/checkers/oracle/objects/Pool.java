package io.inquest.checkers.oracle.objects;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Keys and values by chance: each value once a key, or few over and over. */
final class Pool {
    private static final List<Object> KEYS = Arrays.asList("x", null, 7L);

    private final RandomGenerator random;
    private final int keys;
    private final int style;
    private final boolean unique;
    private final Map<Object, List<Object>> given = new HashMap<>();

    Pool(RandomGenerator random, boolean numbers) {
        this.random = random;
        this.keys = 1 + Math.max(0, random.nextInt(4) - 2);
        this.style = numbers ? 2 + random.nextInt(2) : random.nextInt(3);
        this.unique = random.nextInt(3) > 0;
    }

    Object key() {
        return KEYS.get(random.nextInt(keys));
    }

    /** A value to write to a key, rarely one that was given before. */
    Object fresh(Object key) {
        List<Object> values = given.computeIfAbsent(key, any -> new ArrayList<>());
        boolean again = unique ? random.nextInt(15) == 0 : values.size() > 2 || random.nextInt(3) == 0;
        if (again && !values.isEmpty()) {
            return values.get(random.nextInt(values.size()));
        }
        Object value = value(unique ? values.size() : random.nextInt(3));
        values.add(value);
        return value;
    }

    /** All values that were given for a key. */
    List<Object> given(Object key) {
        return given.getOrDefault(key, List.of());
    }

    /** A value that was given for a key, rarely another. */
    Object any(Object key) {
        List<Object> values = given(key);
        return values.isEmpty() || random.nextInt(12) == 0 ? value(9) : values.get(random.nextInt(values.size()));
    }

    private Object value(int n) {
        switch (style) {
            case 0:
                return "v" + n;
            case 1:
                return List.of((long) n, "v");
            case 2:
                return n * 7L % 5 - 1;
            default:
                return n % 2 == 0 ? (Object) (n - 2L) : BigDecimal.valueOf(n * 11L % 7 * 10 - 15, 1);
        }
    }
}
