package io.inquest.checkers.oracle;

import io.inquest.history.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Calls, by chance, of the objects that are more than a cell. */
final class RandomCollections implements RandomOperations {
    private static final List<Object> REGISTERS = List.of("x", "y", 7L);

    private final RandomGenerator random;
    private final Kind kind;
    private final int values;
    private final int updates;
    private final int style;
    /** How many values each key was given. */
    private final Map<Object, Integer> given = new HashMap<>();

    RandomCollections(RandomGenerator random, Kind kind) {
        this.random = random;
        this.kind = kind;
        this.values = 2 + random.nextInt(2);
        this.updates = 4 + random.nextInt(3);
        this.style = random.nextInt(3);
    }

    @Override
    public String function(Object state, int process) {
        boolean first = random.nextInt(10) < updates;
        boolean rare = random.nextInt(10) == 0;
        switch (kind.object()) {
            case QUEUE:
                return first ? "enqueue" : "dequeue";
            case STACK:
                return first ? "push" : "pop";
            case PRIORITY_QUEUE:
                return first ? "insert" : "delete-min";
            case LOCK:
                Integer holder = ((SequentialObject.Held) state).holder();
                return (holder != null && holder == process) == rare ? "acquire" : "release";
            case MUTEX:
                return state.equals(true) == rare || first ? "acquire" : "release";
            case MULTI_REGISTER:
                return "txn";
            default:
                return first ? "add" : "read";
        }
    }

    @Override
    public Object argument(String f, Object key, boolean failed, Object state) {
        switch (f) {
            case "enqueue":
            case "push":
            case "insert":
                return written(key, failed);
            case "add":
                return kind.object() == SequentialObject.SET ? written(key, failed) : (Object) (random.nextInt(5) - 1L);
            case "txn":
                return transaction(failed);
            default:
                return null;
        }
    }

    private Object transaction(boolean failed) {
        List<Object> operations = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Object register = REGISTERS.get(random.nextInt(REGISTERS.size() - style % 2));
            boolean read = random.nextInt(10) >= updates;
            operations.add(
                    read
                            ? Arrays.asList("r", register, null)
                            : Arrays.asList("w", register, written(register, failed)));
        }
        return operations;
    }

    private Object written(Object key, boolean failed) {
        int next = given.getOrDefault(key, 0);
        if (kind.isUnique() && !(failed && random.nextBoolean())) {
            given.put(key, next + 1);
            return value(next);
        }
        return value(random.nextInt(kind.isUnique() ? next + 1 : values));
    }

    private Object value(int n) {
        if (kind.object() == SequentialObject.PRIORITY_QUEUE) {
            return number(n);
        }
        switch (style) {
            case 0:
                return "v" + n;
            case 1:
                return List.of((long) n, "v");
            default:
                return (long) n;
        }
    }

    /** Another for each n, rising, falling or up and down, and of each form that numbers have. */
    private Object number(int n) {
        long shuffled = n * 7L % 11 - 3;
        switch (style) {
            case 0:
                return (long) n;
            case 1:
                return Values.canonical(BigDecimal.valueOf(-n).multiply(new BigDecimal("2.5")));
            default:
                return shuffled > 0
                        ? Values.canonical(BigInteger.TEN.pow(20).multiply(BigInteger.valueOf(shuffled)))
                        : shuffled;
        }
    }

    @Override
    public Object result(Object state, String f, Object argument) {
        switch (f) {
            case "dequeue":
            case "delete-min":
                return ((List<?>) state).isEmpty() ? null : ((List<?>) state).get(0);
            case "pop":
                List<?> elements = (List<?>) state;
                return elements.isEmpty() ? null : elements.get(elements.size() - 1);
            case "acquire":
                return token(state);
            case "read":
                return read(state);
            case "txn":
                return filled((Map<?, ?>) state, (List<?>) argument);
            default:
                return argument;
        }
    }

    private Object token(Object state) {
        if (!(state instanceof SequentialObject.Held held) || style == 0 || random.nextInt(5) == 0) {
            return null;
        }
        return (held.token() == null ? 0 : held.token()) + 1 + random.nextInt(2);
    }

    private Object read(Object state) {
        boolean initial = state.equals(kind.object().initial());
        if (initial && random.nextBoolean()) {
            return null;
        }
        if (!(state instanceof Set<?> elements)) {
            return state;
        }
        List<Object> shown = new ArrayList<>(elements);
        shown.sort((a, b) -> a.toString().compareTo(b.toString()));
        Collections.shuffle(shown, new Random(random.nextInt()));
        return shown;
    }

    private static Object filled(Map<?, ?> state, List<?> asked) {
        Map<Object, Object> registers = new HashMap<>(state);
        List<Object> done = new ArrayList<>();
        for (Object each : asked) {
            List<?> operation = (List<?>) each;
            Object register = operation.get(1);
            if (operation.get(0).equals("w")) {
                registers.put(register, operation.get(2));
            }
            done.add(Arrays.asList(operation.get(0), register, registers.get(register)));
        }
        return done;
    }

    @Override
    public Object anyResult(String f, Object key, Object argument) {
        switch (f) {
            case "dequeue":
            case "delete-min":
            case "pop":
                return anyValue(key);
            case "acquire":
                return style == 0 ? null : (Object) (long) random.nextInt(6);
            case "read":
                return anyRead(key);
            case "txn":
                Map<Object, Object> registers = new HashMap<>();
                REGISTERS.forEach(register -> registers.put(register, anyValue(register)));
                return filled(registers, (List<?>) argument);
            default:
                return argument;
        }
    }

    private Object anyValue(Object key) {
        int bound = kind.isUnique() ? Math.max(1, given.getOrDefault(key, 0)) : values;
        return random.nextInt(bound + 2) == 0 ? null : value(random.nextInt(bound));
    }

    private Object anyRead(Object key) {
        if (kind.object() == SequentialObject.COUNTER) {
            return (long) random.nextInt(4);
        }
        List<Object> elements = new ArrayList<>();
        int bound = kind.isUnique() ? given.getOrDefault(key, 0) : values;
        for (int n = 0; n < bound; n++) {
            if (random.nextBoolean()) {
                elements.add(value(n));
            }
        }
        return elements;
    }
}
