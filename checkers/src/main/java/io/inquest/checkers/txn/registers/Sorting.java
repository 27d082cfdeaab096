package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.graph.Components;
import io.inquest.checkers.txn.graph.Dependencies;
import io.inquest.checkers.txn.graph.EdgeType;

/** Puts nodes in an order that agrees with all edges, as far as there is one. */
final class Sorting {
    private final int nodes;
    private final Edges edges;
    private final Meter meter;
    private final int[] order;
    private int placed;
    private final boolean[] isPlaced;

    /** @param nodes how many there are */
    Sorting(int nodes, Edges edges, Meter meter) {
        this.nodes = nodes;
        this.edges = edges;
        this.meter = meter;
        this.order = meter.ints(nodes);
        meter.reserve(nodes);
        this.isPlaced = new boolean[nodes];
        sort();
    }

    private void sort() {
        int[] starts = edges.starts(nodes);
        int[] targets = edges.targets(starts);
        int[] waitsFor = meter.ints(nodes);
        for (int target : targets) {
            waitsFor[target]++;
        }
        int ready = 0;
        for (int node = 0; node < nodes; node++) {
            if (waitsFor[node] == 0) {
                order[ready++] = node;
            }
        }
        while (placed < ready) {
            int node = order[placed++];
            isPlaced[node] = true;
            meter.steps(1 + starts[node + 1] - starts[node]);
            for (int i = starts[node]; i < starts[node + 1]; i++) {
                if (--waitsFor[targets[i]] == 0) {
                    order[ready++] = targets[i];
                }
            }
        }
        meter.release(4L * (starts.length + targets.length + waitsFor.length));
    }

    boolean isAcyclic() {
        return placed == nodes;
    }

    /** All nodes, each after those that have an edge to it. There is one only without a cycle. */
    int[] order() {
        return order;
    }

    /** Finds cycles. There are some only if there is no order. */
    CycleSearch cycles() {
        Dependencies left = Dependencies.of(nodes, meter, this::addLeft);
        Components components = Components.of(left, EdgeType.WW.bit(), meter);
        Edges kept = new Edges(meter);
        for (int edge = 0; edge < edges.size(); edge++) {
            int from = edges.from(edge);
            int to = edges.to(edge);
            if (isLeft(edge) && components.of(from) == components.of(to)) {
                kept.add(from, to, edge);
            }
        }
        meter.release(left.bytes() + components.bytes());
        return new CycleSearch(nodes, kept, meter);
    }

    private void addLeft(Dependencies.Builder graph) {
        for (int edge = 0; edge < edges.size(); edge++) {
            if (isLeft(edge)) {
                graph.add(edges.from(edge), edges.to(edge), EdgeType.WW);
            }
        }
    }

    private boolean isLeft(int edge) {
        return !isPlaced[edges.from(edge)] && !isPlaced[edges.to(edge)];
    }

    /** Gives back its memory; it is not to be used any more. */
    void release() {
        meter.release(5L * nodes);
    }
}
