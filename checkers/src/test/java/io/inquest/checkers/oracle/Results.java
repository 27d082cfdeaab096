package io.inquest.checkers.oracle;

import io.inquest.history.Event;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Other results than those that operations had, right or not. */
final class Results {
    private static final Set<String> RETURNING =
            Set.of("read", "get", "dequeue", "pop", "delete-min", "acquire", "txn");

    private final History history;
    private final Kind kind;
    private final RandomGenerator random;

    Results(History history, Kind kind, RandomGenerator random) {
        this.history = history;
        this.kind = kind;
        this.random = random;
    }

    /** Whether what an operation of the function returned says something. */
    static boolean returns(String f) {
        return RETURNING.contains(f);
    }

    /** One that the operation did not have but might be said to; null if its function returns nothing. */
    Object another(int invocation) {
        String f = history.functionName(history.function(invocation));
        if (!returns(f)) {
            return null;
        }
        Object result = history.operation(invocation).result();
        Object key = history.operation(invocation).key();
        List<Object> others = new ArrayList<>();
        switch (kind.object()) {
            case SET:
                sets(result == null ? List.of() : (List<?>) result, valuesOf(key), others);
                break;
            case COUNTER:
                long count = result == null ? 0 : (Long) result;
                others.addAll(List.of(count - 1, count + 1, count + 2));
                break;
            case LOCK:
                others.addAll(Arrays.asList(null, 1L, 2L, 3L));
                break;
            case MUTEX:
                others.add("done");
                break;
            case MULTI_REGISTER:
                return transaction((List<?>)
                        (result == null ? history.operation(invocation).value() : result));
            default:
                others.add(null);
                others.addAll(valuesOf(key));
                others.add(
                        kind.object() == SequentialObject.KV
                                ? "z"
                                : kind.object() == SequentialObject.PRIORITY_QUEUE ? (Object) 99L : "never written");
        }
        others.removeIf(other -> Objects.equals(other, result));
        return pick(others);
    }

    /** All values that operations on the key have to do with. */
    private List<Object> valuesOf(Object key) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Event event = history.event(i);
            if (event.actor().isNemesis() || !Objects.equals(event.key(), key)) {
                continue;
            }
            if (kind.object() == SequentialObject.SET && event.f().equals("read")) {
                continue;
            }
            values.add(event.f().equals("cas") && event.value() instanceof List<?> pair ? pair.get(1) : event.value());
            if (kind.object() == SequentialObject.KV && event.value() instanceof String string) {
                values.add(string + "a");
                values.add(string.substring(string.length() / 2));
            }
        }
        return values;
    }

    private void sets(List<?> read, List<Object> values, List<Object> others) {
        for (Object value : values) {
            List<Object> more = new ArrayList<>(read);
            more.add(value);
            others.add(more);
        }
        for (int i = 0; i < read.size(); i++) {
            List<Object> less = new ArrayList<>(read);
            less.remove(i);
            others.add(less);
        }
        others.add(List.of("never added"));
    }

    private Object transaction(List<?> operations) {
        List<Object> changed = new ArrayList<>(operations);
        int i = random.nextInt(changed.size());
        List<?> operation = (List<?>) changed.get(i);
        if (operation.get(0).equals("r")) {
            List<Object> values = new ArrayList<>(Arrays.asList(null, "never written"));
            for (int event = 0; event < history.size(); event++) {
                if (history.valueOf(history.value(event)) instanceof List<?> others) {
                    for (Object other : others) {
                        values.add(((List<?>) other).get(2));
                    }
                }
            }
            values.removeIf(value -> Objects.equals(value, operation.get(2)));
            changed.set(i, Arrays.asList("r", operation.get(1), pick(values)));
        }
        return changed;
    }

    private Object pick(List<Object> list) {
        return list.get(random.nextInt(list.size()));
    }
}
