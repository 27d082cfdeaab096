package io.inquest.checkers.model;

import io.inquest.history.EventType;
import io.inquest.history.Values;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Registers that are read and written together: {@code txn} [["r", k, v], ["w", k, v] …], the micro-operations one after
 * the other at one moment; in an invocation the v of a read is null. All registers hold null at first. That such a history
 * is linearizable is to say that its transactions are strictly serializable.
 */
public final class MultiRegisterModel implements Model<MultiRegisterModel.Registers>, AccessByArgument, Words {
    private static final Map<String, Access> FUNCTIONS = Map.of("txn", Access.UPDATE);

    /**
     * What the registers hold.
     *
     * @param values by the JSON of their keys; those that hold null are not there
     */
    public record Registers(SortedMap<String, Object> values) {
        /** Nothing is to be written to the map any more. */
        public Registers {
            values = Collections.unmodifiableSortedMap(values);
        }

        @Override
        public String toString() {
            return values.isEmpty() ? "empty" : Text.of(shown());
        }

        private Map<String, Object> shown() {
            Map<String, Object> shown = new LinkedHashMap<>();
            values.forEach((key, value) -> {
                boolean word = key.length() > 2 && key.startsWith("\"") && key.indexOf('\\') < 0;
                shown.put(word ? key.substring(1, key.length() - 1) : key, value);
            });
            return shown;
        }
    }

    @Override
    public String name() {
        return "multi-register";
    }

    @Override
    public Map<String, Access> functions() {
        return FUNCTIONS;
    }

    @Override
    public Registers init() {
        return new Registers(new TreeMap<>());
    }

    /** A transaction without a write only reads. */
    @Override
    public Access access(String f, Object argument) {
        if (!(argument instanceof List<?> operations)) {
            return Access.UPDATE;
        }
        for (Object operation : operations) {
            if (!(operation instanceof List<?> words) || words.isEmpty() || !"r".equals(words.get(0))) {
                return Access.UPDATE;
            }
        }
        return Access.READ;
    }

    @Override
    public Optional<Registers> step(Registers state, Call call) {
        if (!call.f().equals("txn")) {
            throw new IllegalArgumentException("a multi-register knows txn, not " + call.f());
        }
        List<?> asked = operations(call.argument());
        List<?> done = call.outcome() == EventType.OK ? results(asked, call.result()) : null;
        SortedMap<String, Object> values = null;
        for (int i = 0; i < asked.size(); i++) {
            List<?> operation = (List<?>) asked.get(i);
            String key = Values.json(operation.get(1));
            if (operation.get(0).equals("w")) {
                values = values == null ? new TreeMap<>(state.values) : values;
                write(values, key, operation.get(2));
            } else if (done != null) {
                Object held = (values == null ? state.values : values).get(key);
                if (!Objects.equals(held, ((List<?>) done.get(i)).get(2))) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(values == null ? state : new Registers(values));
    }

    private static void write(Map<String, Object> values, String key, Object value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
    }

    private static List<?> operations(Object value) {
        if (!(value instanceof List<?> operations)) {
            throw new IllegalArgumentException(
                    "the value of a txn is a list of [\"r\", k, v] and [\"w\", k, v], not " + Text.of(value));
        }
        for (Object operation : operations) {
            boolean fits = operation instanceof List<?> words
                    && words.size() == 3
                    && ("r".equals(words.get(0)) || "w".equals(words.get(0)));
            if (!fits) {
                throw new IllegalArgumentException(
                        "a multi-register's txn holds [\"r\", k, v] and [\"w\", k, v], not " + Text.of(operation));
            }
        }
        return operations;
    }

    /** A completion has the micro-operations of its invocation, with what was read. */
    private static List<?> results(List<?> asked, Object value) {
        List<?> done = operations(value);
        boolean same = done.size() == asked.size();
        for (int i = 0; same && i < asked.size(); i++) {
            List<?> one = (List<?>) asked.get(i);
            List<?> other = (List<?>) done.get(i);
            same = one.get(0).equals(other.get(0)) && Objects.equals(one.get(1), other.get(1));
        }
        if (!same) {
            throw new IllegalArgumentException("a txn completes with the micro-operations that it was invoked with, "
                    + Text.of(asked) + ", not with " + Text.of(value));
        }
        return done;
    }

    @Override
    public String of(Call call) {
        Object shown = call.outcome() == EventType.OK ? call.result() : call.argument();
        return call.f() + " " + Text.of(shown);
    }
}
