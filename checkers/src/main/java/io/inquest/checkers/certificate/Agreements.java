package io.inquest.checkers.certificate;

import io.inquest.checkers.certificate.Claimed.Fate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** In what the orders of several processes have to be the same. */
final class Agreements {
    private Agreements() {}

    /** Which updates of unknown outcome happened is the same for all; of a key, where orders are of keys. */
    static void requireSameUpdates(Map<Scope, List<Integer>> orders, Claimed claimed) {
        Map<Integer, Set<Integer>> ofKey = new LinkedHashMap<>();
        orders.forEach((scope, order) -> {
            Set<Integer> happened = new TreeSet<>();
            for (int invocation : order) {
                if (claimed.fate(invocation) == Fate.MAY) {
                    happened.add(invocation);
                }
            }
            Set<Integer> before = ofKey.putIfAbsent(scope.key(), happened);
            if (before != null && !before.equals(happened)) {
                Set<Integer> differ = new TreeSet<>(before);
                differ.addAll(happened);
                differ.removeIf(invocation -> before.contains(invocation) && happened.contains(invocation));
                int one = differ.iterator().next();
                throw new RefusedException(
                        claimed.words(one) + " happened in one order and in another not: " + scope.words(claimed)
                                + (happened.contains(one) ? " has it" : " lacks it"),
                        one);
            }
        });
    }

    /** The writes to each key come in the same order in all. */
    static void requireSameWrites(Map<Scope, List<Integer>> orders, Claimed claimed) {
        Map<Integer, List<Integer>> agreed = new LinkedHashMap<>();
        orders.forEach((scope, order) -> {
            for (int key = 0; key < claimed.history.keyCount(); key++) {
                int its = key;
                List<Integer> writes = order.stream()
                        .filter(invocation -> claimed.history.key(invocation) == its && claimed.isWrite(invocation))
                        .toList();
                List<Integer> before = agreed.putIfAbsent(key, writes);
                for (int i = 0; before != null && i < writes.size(); i++) {
                    if (!writes.get(i).equals(before.get(i))) {
                        throw new RefusedException(
                                scope.words(claimed) + " has " + claimed.words(writes.get(i)) + " where another has "
                                        + claimed.words(before.get(i)),
                                writes.get(i));
                    }
                }
            }
        });
    }
}
