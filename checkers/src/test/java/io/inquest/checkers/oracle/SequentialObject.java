package io.inquest.checkers.oracle;

import io.inquest.history.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What an object does when operations come one after the other. A state is a value of the history: that of a register
 * (null until it is written), the string of a kv key (empty while it is missing), the elements of a collection.
 */
public enum SequentialObject {
    REGISTER("register", Set.of("read"), Set.of("write", "cas")) {
        @Override
        Object initial() {
            return null;
        }

        @Override
        Object after(Object state, Call call) {
            switch (call.f()) {
                case "read":
                    return Objects.equals(state, call.result()) ? state : ILLEGAL;
                case "write":
                    return call.argument();
                default:
                    List<?> oldAndNew = (List<?>) call.argument();
                    boolean matches = Objects.equals(state, oldAndNew.get(0));
                    if (call.fate() == Call.Fate.MISMATCH) {
                        return matches ? ILLEGAL : state;
                    }
                    return matches ? oldAndNew.get(1) : ILLEGAL;
            }
        }
    },

    KV("kv", Set.of("get"), Set.of("put", "append")) {
        @Override
        Object initial() {
            return "";
        }

        @Override
        Object after(Object state, Call call) {
            switch (call.f()) {
                case "get":
                    return state.equals(call.result() == null ? "" : call.result()) ? state : ILLEGAL;
                case "put":
                    return call.argument();
                default:
                    return (String) state + call.argument();
            }
        }
    },

    /** Holds what was added; a read shows each element once. Nothing read is the empty set. */
    SET("set", Set.of("read"), Set.of("add")) {
        @Override
        Object initial() {
            return Set.of();
        }

        @Override
        Object after(Object state, Call call) {
            Set<Object> elements = new HashSet<>((Set<?>) state);
            if (call.f().equals("add")) {
                elements.add(call.argument());
                return elements;
            }
            List<?> read = call.result() == null ? List.of() : (List<?>) call.result();
            return read.size() == elements.size() && elements.equals(new HashSet<>(read)) ? state : ILLEGAL;
        }
    },

    /** First in, first out. What is dequeued from an empty queue is null. */
    QUEUE("queue", Set.of(), Set.of("enqueue", "dequeue")) {
        @Override
        Object initial() {
            return List.of();
        }

        @Override
        Object after(Object state, Call call) {
            return call.f().equals("enqueue") ? with(state, call.argument()) : taken((List<?>) state, 0, call);
        }
    },

    /** Last in, first out. What is popped from an empty stack is null. */
    STACK("stack", Set.of(), Set.of("push", "pop")) {
        @Override
        Object initial() {
            return List.of();
        }

        @Override
        Object after(Object state, Call call) {
            List<?> elements = (List<?>) state;
            return call.f().equals("push")
                    ? with(state, call.argument())
                    : taken(elements, Math.max(0, elements.size() - 1), call);
        }
    },

    /** The smallest number first. What is taken out of an empty one is null. */
    PRIORITY_QUEUE("priority-queue", Set.of(), Set.of("insert", "delete-min")) {
        @Override
        Object initial() {
            return List.of();
        }

        /** The numbers in order. */
        @Override
        Object after(Object state, Call call) {
            if (call.f().equals("delete-min")) {
                return taken((List<?>) state, 0, call);
            }
            List<Object> numbers = new ArrayList<>((List<?>) state);
            numbers.add(call.argument());
            numbers.sort(Comparator.comparing(number -> new BigDecimal(number.toString())));
            return numbers;
        }
    },

    /** 0 at first. */
    COUNTER("counter", Set.of("read"), Set.of("add")) {
        @Override
        Object initial() {
            return 0L;
        }

        @Override
        Object after(Object state, Call call) {
            if (call.f().equals("add")) {
                return Values.canonical(new BigInteger(state.toString())
                        .add(new BigInteger(call.argument().toString())));
            }
            return state.equals(call.result() == null ? 0L : call.result()) ? state : ILLEGAL;
        }
    },

    /**
     * Held by one session at a time, which alone can release it. A state is the holder, null if there is none, and the
     * highest token given. A token is higher than all before it; null is none.
     */
    LOCK("lock", Set.of(), Set.of("acquire", "release")) {
        @Override
        Object initial() {
            return new Held(null, null);
        }

        @Override
        Object after(Object state, Call call) {
            Held held = (Held) state;
            if (call.f().equals("release")) {
                return held.holder() != null && held.holder() == call.process()
                        ? new Held(null, held.token())
                        : ILLEGAL;
            }
            if (held.holder() != null) {
                return ILLEGAL;
            }
            Long token = call.fate() == Call.Fate.PERHAPS ? null : (Long) call.result();
            if (token == null) {
                return new Held(call.process(), held.token());
            }
            return held.token() == null || held.token() < token ? new Held(call.process(), token) : ILLEGAL;
        }
    },

    /** Held or not, whoever acquired it and whoever releases it. */
    MUTEX("mutex", Set.of(), Set.of("acquire", "release")) {
        @Override
        Object initial() {
            return false;
        }

        @Override
        Object after(Object state, Call call) {
            boolean acquires = call.f().equals("acquire");
            return state.equals(acquires) ? ILLEGAL : (Object) acquires;
        }
    },

    /** Registers, null at first, read and written together. A transaction sees what it wrote itself. */
    MULTI_REGISTER("multi-register", Set.of(), Set.of("txn")) {
        @Override
        Object initial() {
            return Map.of();
        }

        /** A transaction that only reads, and of which nobody knows, says nothing. */
        @Override
        boolean isUpdate(String f, Object argument) {
            return ((List<?>) argument)
                    .stream().anyMatch(operation -> ((List<?>) operation).get(0).equals("w"));
        }

        @Override
        Object after(Object state, Call call) {
            Map<Object, Object> values = new HashMap<>((Map<?, ?>) state);
            List<?> asked = (List<?>) call.argument();
            for (int i = 0; i < asked.size(); i++) {
                List<?> operation = (List<?>) asked.get(i);
                Object key = operation.get(1);
                if (operation.get(0).equals("w")) {
                    values.put(key, operation.get(2));
                    values.values().removeAll(Collections.singleton(null));
                } else if (call.fate() != Call.Fate.PERHAPS) {
                    Object read = ((List<?>) ((List<?>) call.result()).get(i)).get(2);
                    if (!Objects.equals(values.get(key), read)) {
                        return ILLEGAL;
                    }
                }
            }
            return values;
        }
    };

    /** The state of a lock. */
    record Held(Integer holder, Long token) {}

    /** What {@link #after} says where the operation cannot do what it did. */
    static final Object ILLEGAL = new Object();

    private final String setting;
    private final Set<String> reads;
    private final Set<String> updates;

    SequentialObject(String setting, Set<String> reads, Set<String> updates) {
        this.setting = setting;
        this.reads = reads;
        this.updates = updates;
    }

    /** Its name as a check's {@code object} setting. */
    public String setting() {
        return setting;
    }

    /** The functions that never change it. */
    Set<String> reads() {
        return reads;
    }

    /** The functions that may change it. */
    Set<String> updates() {
        return updates;
    }

    abstract Object initial();

    /** Whether what was asked for may change the object. */
    boolean isUpdate(String f, Object argument) {
        return updates.contains(f);
    }

    /** The state after the operation, or {@link #ILLEGAL}. */
    abstract Object after(Object state, Call call);

    private static Object with(Object state, Object element) {
        List<Object> elements = new ArrayList<>((List<?>) state);
        elements.add(element);
        return elements;
    }

    /** Without the element at an index, which must be what the call returned, if that is known; null if there is none. */
    private static Object taken(List<?> state, int index, Call call) {
        Object element = state.isEmpty() ? null : state.get(index);
        if (call.fate() != Call.Fate.PERHAPS && !Objects.equals(element, call.result())) {
            return ILLEGAL;
        }
        List<Object> rest = new ArrayList<>(state);
        if (!rest.isEmpty()) {
            rest.remove(index);
        }
        return rest;
    }
}
