package io.inquest.checkers.txn.graph;

import java.util.ArrayList;
import java.util.List;

/** Finds a cycle to show: a shortest one in a small component; in a large one the shortest of those that are found soon. */
final class Shown {
    /** By how many edges cycles are looked for. */
    static final int STARTS_MAX = 2000;

    private static final long STEPS_MAX = 5_000_000;

    private final Subgraph part;
    private final Dependencies graph;
    private final Walks walks;
    private final Components components;
    private final CycleKind kind;
    private final int orders;

    Shown(Subgraph part, Walks walks, Components components, CycleKind kind, int orders) {
        this.part = part;
        this.graph = part.graph();
        this.walks = walks;
        this.components = components;
        this.kind = kind;
        this.orders = orders;
    }

    /** @param starts edges, each behind the node that it leads from; the first one is on such a cycle */
    Cycle find(int[] inside, List<int[]> starts) {
        long stop = walks.steps() + STEPS_MAX;
        int[] best = null;
        int from = 0;
        int bound = Integer.MAX_VALUE;
        for (int[] start : starts) {
            int[] found = components.of(graph.target(start[1])) == components.of(start[0])
                    ? walks.closed(start[0], start[1], kind, orders, components, bound)
                    : null;
            if (found != null && length(found) < bound) {
                best = found;
                from = start[0];
                bound = length(found);
            }
            if (best != null && (bound <= 2 || walks.steps() > stop)) {
                break;
            }
        }
        return cycle(from, best);
    }

    private int length(int[] edges) {
        int length = 0;
        for (int edge : edges) {
            length += graph.target(edge) < graph.transactions() ? 1 : 0;
        }
        return length;
    }

    /** What leads through auxiliary nodes is one edge, of the type of the first. */
    private Cycle cycle(int from, int[] edges) {
        List<Integer> transactions = new ArrayList<>();
        List<EdgeType> types = new ArrayList<>();
        int node = from;
        for (int edge : edges) {
            if (node < graph.transactions()) {
                transactions.add(part.whole(node));
                types.add(graph.type(edge));
            }
            node = graph.target(edge);
        }
        return new Cycle(transactions, types);
    }
}
