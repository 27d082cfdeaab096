package io.inquest.checkers.txn;

import io.inquest.checkers.txn.graph.EdgeType;

/** Knows what the edges between transactions are made of, for whoever explains them. */
public interface EdgeSource {
    /** What makes an edge that the graph has; never {@code RW_ON}. */
    Edge explain(int from, int to, EdgeType type);

    /** The numbers of the keys on which there is such a dependency, in no order. */
    int[] keys(int from, int to, EdgeType type);
}
