package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;

/** Which nodes of a graph without cycles reach which. */
interface Reach {
    /** Whether there is a way, of one edge or more, from one node of a transaction to another. */
    boolean reaches(int from, int to);

    /** Gives back its memory; it is not to be used any more. */
    void release();

    /**
     * That of a graph as it is now.
     *
     * @param order all nodes, each after those that have an edge to it
     * @param hasSessions whether the transactions of each session are in the order of their numbers in the graph
     */
    static Reach of(Points points, Edges edges, int[] order, boolean hasSessions, Meter meter) {
        long counts = 32L * points.committed.sessions();
        return hasSessions && counts < points.real()
                ? new SessionReach(points, edges, order, meter)
                : new BitReach(points, edges, order, meter);
    }
}
