package io.inquest.checkers.oracle.txn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of a key's versions, and what of it each transaction saw.
 *
 * @param writers who wrote the first version, the second, and so on; only of committed transactions
 * @param later who wrote versions that come after all of these, in no order that is known
 * @param seen how many of the versions there were for each transaction's first read (0: nothing was there); without those
 *     that saw no version of the order
 */
record Versions(Object key, List<Txn> writers, List<Txn> later, Map<Txn, Integer> seen) {

    static Versions of(Object key, List<Txn> writers, List<Txn> later) {
        return new Versions(key, writers, later, new LinkedHashMap<>());
    }

    /** Whether the reader saw a version before the writer's (last) one. */
    boolean isBefore(Txn reader, Txn writer) {
        return seen.containsKey(reader) && (later.contains(writer) || seen.get(reader) <= writers.lastIndexOf(writer));
    }

    /** Adds how the transactions depend on one another for the order. */
    void addTo(Graph graph) {
        for (int i = 0; i < writers.size(); i++) {
            for (Txn next : next(i + 1)) {
                graph.add(Graph.Kind.WW, key, writers.get(i), next);
            }
        }
        seen.forEach((reader, count) -> next(count).forEach(next -> graph.add(Graph.Kind.RW, key, reader, next)));
    }

    private List<Txn> next(int count) {
        return count < writers.size() ? List.of(writers.get(count)) : later;
    }
}
