package io.inquest.checkers.txn.graph;

import io.inquest.checkers.common.Meter;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Shortest closed walks, by the transactions that they pass: auxiliary nodes count nothing. For what is shown, not for
 * what is decided.
 */
final class Walks {
    private static final int NONE = -1;

    private final Dependencies graph;
    private final int nodes;
    /** A state is a node, and the number of nodes more if it was reached by a read-write dependency that may not be followed by one. */
    private final int[] distance;

    private final int[] stamp;
    private final int[] cameFrom;
    private final int[] cameBy;
    private int round;
    private long steps;

    Walks(Dependencies graph, Meter meter) {
        this.graph = graph;
        nodes = graph.nodes();
        distance = meter.ints(2L * nodes);
        stamp = meter.ints(2L * nodes);
        cameFrom = meter.ints(2L * nodes);
        cameBy = meter.ints(2L * nodes);
    }

    /** How many edges it has looked at. */
    long steps() {
        return steps;
    }

    /**
     * The edges of a shortest closed walk that begins with an edge, in their order; null if there is none shorter than a
     * bound.
     *
     * @param orders the types of orders that count
     * @param components none of whose edges between two the walk takes
     */
    int[] closed(int from, int edge, CycleKind kind, int orders, Components components, int bound) {
        int types = kind.types() | orders;
        boolean alternates = kind == CycleKind.NONADJACENT;
        round++;
        int start = graph.target(edge) + (alternates ? nodes : 0);
        ArrayDeque<Integer> next = new ArrayDeque<>();
        visit(start, graph.target(edge) < graph.transactions() ? 1 : 0, NONE, edge, next);
        while (!next.isEmpty()) {
            int state = next.poll();
            boolean afterRead = state >= nodes;
            int node = afterRead ? state - nodes : state;
            if (node == from && !afterRead) {
                return edgesTo(state);
            }
            if (distance[state] >= bound) {
                return null;
            }
            steps += graph.end(node) - graph.begin(node);
            for (int e = graph.begin(node); e < graph.end(node); e++) {
                int target = graph.target(e);
                EdgeType type = graph.type(e);
                boolean leadsOn = graph.isOf(e, types)
                        && components.of(target) == components.of(from)
                        && !(alternates && afterRead && type == EdgeType.RW);
                if (leadsOn) {
                    boolean isRead = type == EdgeType.RW || type == EdgeType.RW_ON;
                    int cost = target < graph.transactions() ? 1 : 0;
                    visit(alternates && isRead ? target + nodes : target, distance[state] + cost, state, e, next);
                }
            }
        }
        return null;
    }

    private void visit(int state, int passed, int before, int edge, ArrayDeque<Integer> next) {
        if (stamp[state] == round && distance[state] <= passed) {
            return;
        }
        stamp[state] = round;
        distance[state] = passed;
        cameFrom[state] = before;
        cameBy[state] = edge;
        if (before != NONE && distance[before] == passed) {
            next.addFirst(state);
        } else {
            next.addLast(state);
        }
    }

    private int[] edgesTo(int end) {
        int[] edges = new int[16];
        int count = 0;
        for (int state = end; state != NONE; state = cameFrom[state]) {
            edges = count == edges.length ? Arrays.copyOf(edges, 2 * count) : edges;
            edges[count++] = cameBy[state];
        }
        int[] inOrder = new int[count];
        for (int i = 0; i < count; i++) {
            inOrder[i] = edges[count - 1 - i];
        }
        return inOrder;
    }
}
