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
        List<TypedEdge> best = null;
        int bound = Integer.MAX_VALUE;
        for (int[] start : starts) {
            List<TypedEdge> found = components.of(graph.target(start[1])) == components.of(start[0])
                    ? walks.closed(start[0], start[1], kind, orders, components, bound)
                    : null;
            if (found != null && length(found) < bound) {
                best = found;
                bound = length(found);
            }
            if (best != null && (bound <= 2 || walks.steps() > stop)) {
                break;
            }
        }
        return cycle(best);
    }

    private int length(List<TypedEdge> walk) {
        return (int)
                walk.stream().filter(edge -> edge.to() < graph.transactions()).count();
    }

    /** What leads through auxiliary nodes is one edge, of the type of the first. */
    private Cycle cycle(List<TypedEdge> walk) {
        List<Integer> transactions = new ArrayList<>();
        List<EdgeType> types = new ArrayList<>();
        for (TypedEdge edge : walk) {
            if (edge.from() < graph.transactions()) {
                transactions.add(part.whole(edge.from()));
                types.add(edge.type());
            }
        }
        return new Cycle(transactions, types);
    }
}
