package io.inquest.checkers.certificate;

import io.inquest.checkers.certificate.Claimed.Fate;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Causal order: session order and, from a write to a read of its value, reads-from; and all that follows from these. */
final class Causes {
    private final Claimed claimed;
    private final History history;
    /** Of each operation that happened, those right after it. */
    private final Map<Integer, List<Integer>> after = new TreeMap<>();

    /** @param order says which updates of unknown outcome happened */
    private Causes(List<Integer> order, Claimed claimed) {
        this.claimed = claimed;
        this.history = claimed.history;
        Set<Integer> happened = new TreeSet<>(order);
        for (int i = 0; i < history.operations().size(); i++) {
            int invocation = history.operations().invocation(i);
            if (claimed.fate(invocation) == Fate.MUST) {
                happened.add(invocation);
            }
        }
        Map<Integer, Integer> lastOf = new LinkedHashMap<>();
        Map<List<Long>, Integer> writes = new LinkedHashMap<>();
        for (int invocation : happened) {
            after.put(invocation, new ArrayList<>());
            Integer before = lastOf.put(history.process(invocation), invocation);
            if (before != null) {
                after.get(before).add(invocation);
            }
            List<Long> written = List.of((long) history.key(invocation), history.value(invocation));
            if (claimed.isWrite(invocation) && writes.put(written, invocation) != null) {
                throw new RefusedException(
                        claimed.words(invocation) + " writes a value that another write has written, too", invocation);
            }
        }
        for (int invocation : happened) {
            if (!claimed.isWrite(invocation) && history.type(history.completion(invocation)) == EventType.OK) {
                long value = history.value(history.completion(invocation));
                Integer write = writes.get(List.of((long) history.key(invocation), value));
                if (write != null) {
                    after.get(write).add(invocation);
                }
            }
        }
    }

    /** An order and causal order make no circle. */
    static void require(List<Integer> order, Claimed claimed) {
        Causes causes = new Causes(order, claimed);
        for (int i = 1; i < order.size(); i++) {
            causes.after.get(order.get(i - 1)).add(order.get(i));
        }
        causes.requireNoCircle(order);
    }

    private void requireNoCircle(List<Integer> order) {
        Map<Integer, Integer> waitsFor = new TreeMap<>();
        after.keySet().forEach(invocation -> waitsFor.put(invocation, 0));
        after.values().forEach(all -> all.forEach(next -> waitsFor.merge(next, 1, Integer::sum)));
        ArrayDeque<Integer> ready = new ArrayDeque<>();
        waitsFor.forEach((invocation, count) -> {
            if (count == 0) {
                ready.add(invocation);
            }
        });
        int left = after.size();
        while (!ready.isEmpty()) {
            left--;
            for (int next : after.get(ready.remove())) {
                if (waitsFor.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
        if (left > 0) {
            int first = order.stream()
                    .filter(invocation -> waitsFor.get(invocation) > 0)
                    .findFirst()
                    .orElse(Refusal.NONE);
            throw new RefusedException(
                    (first == Refusal.NONE ? "an operation" : claimed.words(first))
                            + " comes before something that precedes it in causal order",
                    first);
        }
    }
}
