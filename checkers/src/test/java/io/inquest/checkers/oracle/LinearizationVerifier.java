package io.inquest.checkers.oracle;

import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says whether orders of operations prove that a history is linearizable: every key's holds all that certainly happened
 * and nothing that certainly did not, once each; replayed it is legal; it respects real time.
 */
final class LinearizationVerifier {
    private final SequentialObject object;
    private final Map<Object, Map<Integer, Call>> callsByKey = new LinkedHashMap<>();

    LinearizationVerifier(History history, SequentialObject object) {
        this.object = object;
        for (Call call : Call.of(history, object)) {
            callsByKey.computeIfAbsent(call.key(), any -> new LinkedHashMap<>()).put(call.invocation(), call);
        }
    }

    /**
     * What is wrong, a sentence each; empty if the orders are a proof.
     *
     * @param orders of each key, its operations by the index of their invocation. A key of which nothing certainly
     *     happened may be left out
     */
    List<String> problems(Map<Object, int[]> orders) {
        List<String> problems = new ArrayList<>();
        Set<Object> keys = new LinkedHashSet<>(callsByKey.keySet());
        keys.addAll(orders.keySet());
        for (Object key : keys) {
            Map<Integer, Call> calls = callsByKey.getOrDefault(key, Map.of());
            List<Call> order = new ArrayList<>();
            for (int invocation : orders.getOrDefault(key, new int[0])) {
                if (calls.containsKey(invocation)) {
                    order.add(calls.get(invocation));
                } else {
                    problems.add(
                            "key " + key + " has no operation of event " + invocation + " that may have had an effect");
                }
            }
            contents(key, calls, order, problems);
            realTime(key, order, problems);
            replay(key, order, problems);
        }
        return problems;
    }

    private static void contents(Object key, Map<Integer, Call> calls, List<Call> order, List<String> problems) {
        for (Call call : calls.values()) {
            long times = order.stream().filter(call::equals).count();
            if (times > 1) {
                problems.add("key " + key + " has " + call + " " + times + " times");
            } else if (times == 0 && call.fate() != Call.Fate.PERHAPS) {
                problems.add("key " + key + " lacks " + call);
            }
        }
    }

    private static void realTime(Object key, List<Call> order, List<String> problems) {
        for (int i = 0; i < order.size(); i++) {
            for (int j = i + 1; j < order.size(); j++) {
                if (order.get(j).precedes(order.get(i))) {
                    problems.add("key " + key + " has " + order.get(j) + " after " + order.get(i)
                            + ", which was invoked after it completed");
                }
            }
        }
    }

    private void replay(Object key, List<Call> order, List<String> problems) {
        Object state = object.initial();
        for (Call call : order) {
            Object after = object.after(state, call);
            if (after == SequentialObject.ILLEGAL) {
                problems.add("key " + key + " holds " + state + " where " + call + " comes");
                return;
            }
            state = after;
        }
    }
}
