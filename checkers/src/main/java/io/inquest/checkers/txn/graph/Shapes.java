package io.inquest.checkers.txn.graph;

import io.inquest.checkers.common.Meter;

/**
 * Looks for the small shapes that have names of their own, among direct dependencies: two transactions with read-write
 * dependencies both ways (write skew), and two readers each of which sees one of two writes and misses the other (long
 * fork). Whatever has such a shape has a cycle that decides; the shape only names it. Read-write dependencies through
 * auxiliary nodes are not looked at, and of transactions on which very many depend not all.
 */
final class Shapes {
    /** How many dependencies of one are looked at. */
    private static final int DEGREE_MAX = 1000;

    private static final long STEPS_MAX = 200_000_000;

    private final Subgraph part;
    private final Dependencies graph;
    private final Components components;
    private final Meter meter;
    private long steps;

    /** @param components inside which cycles of dependencies stay */
    Shapes(Subgraph part, Components components, Meter meter) {
        this.part = part;
        this.graph = part.graph();
        this.components = components;
        this.meter = meter;
    }

    /** Marks, by component, those in which there are such. */
    void find(CycleSearch.Listener listener, boolean[] skews, boolean[] forks) {
        for (int node = 0; node < graph.transactions() && steps < STEPS_MAX; node++) {
            meter.step();
            for (int edge = graph.begin(node); edge < end(node); edge++) {
                if (is(edge, EdgeType.RW, node)) {
                    int target = graph.target(edge);
                    boolean isSkew =
                            node < target && leads(target, node) && listener.skew(part.whole(node), part.whole(target));
                    skews[components.of(node)] |= isSkew;
                } else if (is(edge, EdgeType.WR, node)) {
                    forks[components.of(node)] |= fork(listener, node, graph.target(edge));
                }
            }
        }
    }

    private int end(int node) {
        return Math.min(graph.end(node), graph.begin(node) + DEGREE_MAX);
    }

    private boolean is(int edge, EdgeType type, int from) {
        int target = graph.target(edge);
        return graph.isOf(edge, type.bit())
                && target < graph.transactions()
                && components.of(target) == components.of(from);
    }

    private boolean leads(int from, int to) {
        steps += graph.end(from) - graph.begin(from);
        for (int edge = graph.begin(from); edge < end(from); edge++) {
            if (graph.target(edge) == to && graph.isOf(edge, EdgeType.RW.bit())) {
                return true;
            }
        }
        return false;
    }

    private boolean fork(CycleSearch.Listener listener, int firstWriter, int firstReader) {
        boolean found = false;
        for (int edge = graph.begin(firstReader); edge < end(firstReader); edge++) {
            int secondWriter = graph.target(edge);
            if (!is(edge, EdgeType.RW, firstReader) || secondWriter <= firstWriter) {
                continue;
            }
            for (int on = graph.begin(secondWriter); on < end(secondWriter); on++) {
                int secondReader = graph.target(on);
                if (steps < STEPS_MAX
                        && secondReader != firstReader
                        && is(on, EdgeType.WR, secondWriter)
                        && leads(secondReader, firstWriter)) {
                    found |= listener.fork(
                            part.whole(firstWriter),
                            part.whole(firstReader),
                            part.whole(secondWriter),
                            part.whole(secondReader));
                }
            }
        }
        return found;
    }
}
