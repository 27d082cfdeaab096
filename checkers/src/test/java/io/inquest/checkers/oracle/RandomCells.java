package io.inquest.checkers.oracle;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Calls of registers and kv keys by chance. */
final class RandomCells implements RandomOperations {
    private final RandomGenerator random;
    private final Kind kind;
    private final int values;
    private final int reads;
    private final int style;
    /** How many unique values each key was given. */
    private final Map<Object, Integer> given = new HashMap<>();

    RandomCells(RandomGenerator random, Kind kind) {
        this.random = random;
        this.kind = kind;
        this.values = 2 + random.nextInt(2);
        this.reads = 3 + random.nextInt(5);
        this.style = random.nextInt(4);
    }

    private SequentialObject object() {
        return kind.object();
    }

    @Override
    public String function(Object state, int process) {
        boolean read = random.nextInt(10) < reads;
        boolean second = random.nextBoolean();
        if (object() == SequentialObject.KV) {
            return read ? "get" : second ? "append" : "put";
        }
        return read ? "read" : second && kind.hasCas() ? "cas" : "write";
    }

    @Override
    public Object argument(String f, Object key, boolean failed, Object state) {
        switch (f) {
            case "read":
            case "get":
                return null;
            case "cas":
                Object expected = random.nextBoolean() ? state : anyResult(key);
                return Arrays.asList(expected, written(key, failed));
            default:
                return written(key, failed);
        }
    }

    private Object written(Object key, boolean failed) {
        if (kind.isUnique() && !(failed && random.nextBoolean())) {
            int next = given.getOrDefault(key, 0);
            given.put(key, next + 1);
            return value(next);
        }
        if (kind.isUnique()) {
            return value(random.nextInt(given.getOrDefault(key, 0) + 1));
        }
        if (random.nextInt(12) == 0) {
            return object() == SequentialObject.KV ? "" : null;
        }
        return value(random.nextInt(values));
    }

    private Object value(int n) {
        if (object() == SequentialObject.KV) {
            return kind.isUnique() ? n + "." : "abc".substring(n, n + 1);
        }
        switch (style) {
            case 0:
                return "v" + n;
            case 1:
                return List.of((long) n, "v");
            case 2:
                return n == 1 ? (Object) true : n == 2 ? new BigDecimal("0.5") : (Object) (long) n;
            default:
                return (long) n;
        }
    }

    @Override
    public Object anyResult(String f, Object key, Object argument) {
        return kind.object().reads().contains(f) ? anyResult(key) : argument;
    }

    /** A result that some operation may have had to do with, or nobody. */
    private Object anyResult(Object key) {
        int bound = kind.isUnique() ? Math.max(1, given.getOrDefault(key, 0) + random.nextInt(8) / 6) : values;
        if (random.nextInt(bound + 2) == 0) {
            return object().initial();
        }
        if (object() == SequentialObject.KV && random.nextInt(3) == 0) {
            return (String) value(random.nextInt(bound)) + value(random.nextInt(bound));
        }
        return value(random.nextInt(bound));
    }

    /** Of a read, a missing string as null or as nothing; of an update its argument. */
    @Override
    public Object result(Object state, String f, Object argument) {
        if (!kind.object().reads().contains(f)) {
            return argument;
        }
        return "".equals(state) && object() == SequentialObject.KV && random.nextBoolean() ? null : state;
    }
}
