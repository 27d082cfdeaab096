package io.inquest.checkers.txn.graph;

/**
 * An edge as {@link GraphView} shows it.
 *
 * @param number of the edge in its graph: two edges of the same type between the same nodes differ by it
 */
public record TypedEdge(int number, int from, int to, EdgeType type) {}
