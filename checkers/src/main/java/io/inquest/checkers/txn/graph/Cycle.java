package io.inquest.checkers.txn.graph;

import java.util.List;

/**
 * A closed walk through transactions.
 *
 * @param transactions in its order, by their numbers
 * @param types of the edge from each to the next, and of the last to the first; {@code WW}, {@code WR}, {@code RW},
 *     {@code SO} or {@code RT}
 */
public record Cycle(List<Integer> transactions, List<EdgeType> types) {
    public Cycle {
        transactions = List.copyOf(transactions);
        types = List.copyOf(types);
    }

    /** How many transactions it passes. */
    public int length() {
        return transactions.size();
    }

    /** The one that the edge from that place leads to. */
    public int next(int place) {
        return transactions.get((place + 1) % transactions.size());
    }
}
