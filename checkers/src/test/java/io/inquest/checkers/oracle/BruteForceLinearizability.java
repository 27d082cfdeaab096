package io.inquest.checkers.oracle;

import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Operation;
import io.inquest.history.Operations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides linearizability by trying everything: every choice of the updates that perhaps happened and, for every key,
 * every total order that contains real time (Herlihy & Wing 1990). For histories of about ten operations.
 */
final class BruteForceLinearizability {
    /**
     * The decision.
     *
     * @param named the keys that have anomalies with names of their own, {@code aborted-read} and {@code thin-air}, and
     *     their names; with one of them no order exists either
     */
    record Answer(boolean orderExists, Map<Object, Set<String>> named) {
        boolean valid() {
            return orderExists && named.isEmpty();
        }
    }

    private BruteForceLinearizability() {}

    static Answer decide(History history, SequentialObject object) {
        return new Answer(
                orderExists(Call.of(history, object), object),
                object == SequentialObject.REGISTER || object == SequentialObject.SET
                        ? namedAnomalies(history, object)
                        : Map.of());
    }

    private static boolean orderExists(List<Call> calls, SequentialObject object) {
        List<Call> certain = new ArrayList<>();
        List<Call> perhaps = new ArrayList<>();
        for (Call call : calls) {
            (call.fate() == Call.Fate.PERHAPS ? perhaps : certain).add(call);
        }
        for (int choice = 0; choice < 1 << perhaps.size(); choice++) {
            List<Call> happened = new ArrayList<>(certain);
            for (int i = 0; i < perhaps.size(); i++) {
                if ((choice >> i & 1) == 1) {
                    happened.add(perhaps.get(i));
                }
            }
            if (everyKeyHasAnOrder(happened, object)) {
                return true;
            }
        }
        return false;
    }

    private static boolean everyKeyHasAnOrder(List<Call> happened, SequentialObject object) {
        Map<Object, List<Call>> byKey = new LinkedHashMap<>();
        for (Call call : happened) {
            byKey.computeIfAbsent(call.key(), any -> new ArrayList<>()).add(call);
        }
        for (List<Call> calls : byKey.values()) {
            if (!canContinue(object.initial(), calls, object)) {
                return false;
            }
        }
        return true;
    }

    /** Whether some order of the calls is legal from the state on. */
    private static boolean canContinue(Object state, List<Call> calls, SequentialObject object) {
        if (calls.isEmpty()) {
            return true;
        }
        for (Call next : calls) {
            if (calls.stream().noneMatch(other -> other.precedes(next))) {
                Object after = object.after(state, next);
                List<Call> rest = new ArrayList<>(calls);
                rest.remove(next);
                if (after != SequentialObject.ILLEGAL && canContinue(after, rest, object)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * What is wrong with reads whatever the order: values that only failed operations, or none, tried to write. Of a set
     * that is said of each element read.
     */
    private static Map<Object, Set<String>> namedAnomalies(History history, SequentialObject object) {
        Map<Object, Set<String>> named = new LinkedHashMap<>();
        Operations operations = history.operations();
        for (int i = 0; i < operations.size(); i++) {
            Operation read = operations.get(i);
            if (read.f().equals("read") && read.outcome() == EventType.OK && read.result() != null) {
                for (Object value : object == SequentialObject.SET ? (List<?>) read.result() : List.of(read.result())) {
                    String anomaly = anomaly(operations, read.key(), value);
                    if (anomaly != null) {
                        named.computeIfAbsent(read.key(), any -> new TreeSet<>())
                                .add(anomaly);
                    }
                }
            }
        }
        return named;
    }

    private static String anomaly(Operations operations, Object key, Object value) {
        boolean tried = false;
        boolean triedAndNotFailed = false;
        for (int j = 0; j < operations.size(); j++) {
            Operation other = operations.get(j);
            if (Objects.equals(other.key(), key) && triesToWrite(other, value)) {
                tried = true;
                triedAndNotFailed |= other.outcome() != EventType.FAIL;
            }
        }
        return triedAndNotFailed ? null : tried ? "aborted-read" : "thin-air";
    }

    private static boolean triesToWrite(Operation operation, Object value) {
        switch (operation.f()) {
            case "write":
            case "add":
                return Objects.equals(operation.value(), value);
            case "cas":
                return Objects.equals(((List<?>) operation.value()).get(1), value);
            default:
                return false;
        }
    }
}
