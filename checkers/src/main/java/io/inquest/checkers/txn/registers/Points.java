package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import java.util.List;

/**
 * The graph in which a model's forbidden cycles show: what is known of the order of transactions, whatever the order of versions;
 * later also what was concluded. A transaction is one node, or two, as the shape says.
 */
final class Points {
    final Committed committed;
    final Shape shape;
    final Edges edges;
    private final int transactions;
    private int nodes;

    /** @param known what precedes what: its edges are taken over */
    Points(KnownOrder known, Shape shape, Meter meter) {
        this.committed = known.committed;
        this.shape = shape;
        this.edges = new Edges(meter);
        this.transactions = known.committed.count();
        this.nodes = isSplit() ? known.nodes() + transactions : known.nodes();
        if (isSplit()) {
            for (int t = 0; t < transactions; t++) {
                edges.add(2 * t, 2 * t + 1, Reason.SESSION.of(0));
            }
        }
        for (int edge = 0; edge < known.edges.size(); edge++) {
            edges.add(end(known.edges.from(edge)), begin(known.edges.to(edge)), known.edges.reason(edge));
        }
    }

    boolean isSplit() {
        return shape == Shape.NO_ADJACENT;
    }

    /** Where dependencies other than read-write arrive at a transaction, and read-write ones leave it. */
    int begin(int node) {
        return !isSplit() ? node : node < transactions ? 2 * node : node + transactions;
    }

    /** Where dependencies other than read-write leave a transaction, and read-write ones arrive at it. */
    int end(int node) {
        return !isSplit() ? node : node < transactions ? 2 * node + 1 : node + transactions;
    }

    int nodes() {
        return nodes;
    }

    int newNode() {
        return nodes++;
    }

    /** Nodes from this one on are auxiliary. */
    int real() {
        return isSplit() ? 2 * transactions : transactions;
    }

    /** The transaction of a node below {@link #real}. */
    int transaction(int node) {
        return isSplit() ? node >> 1 : node;
    }

    /** The place of a node of a transaction among those of its session. */
    int position(int node) {
        int position = committed.position(transaction(node));
        return isSplit() ? 2 * position + (node & 1) : position;
    }

    /** The steps of a cycle between transactions. */
    List<Step> steps(Edges all, int[] cycle) {
        return Step.of(all, cycle, real()).stream()
                .map(step ->
                        new Step(transaction(step.before()), transaction(step.after()), step.reason(), step.edge()))
                .filter(step -> step.before() != step.after())
                .toList();
    }
}
