package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/** Finds short cycles in a graph, breadth first; edges to auxiliary nodes have no length. */
final class CycleSearch {
    private static final int NONE = -1;
    /** How many edges the search for the shortest cycle follows before it is content with the shortest so far. */
    private static final long STEPS_MAX = 20_000_000;

    private final int nodes;
    /** Each with the number of an edge of the graph that this is a part of. */
    private final Edges edges;

    private final Meter meter;
    private final int[] starts;
    private final int[] byStart;
    private final int[] distance;
    private final int[] reachedBy;
    private final int[] touched;
    private final int[] deque;
    private int head;
    private int tail;
    private long steps;

    CycleSearch(int nodes, Edges edges, Meter meter) {
        this.nodes = nodes;
        this.edges = edges;
        this.meter = meter;
        this.starts = edges.starts(nodes);
        this.byStart = edges.byStart(starts);
        this.distance = meter.ints(nodes);
        this.reachedBy = meter.ints(nodes);
        this.touched = meter.ints(nodes);
        this.deque = meter.ints(4L * (edges.size() + 2L));
        Arrays.fill(distance, Integer.MAX_VALUE);
    }

    /**
     * The edges, by their numbers in the graph, of the shortest cycle, unless the search for it becomes long; of one of the
     * shorter ones then.
     *
     * @param real nodes from this one on do not count in the length
     */
    int[] shortest(int real) {
        int[] best = null;
        int bestLength = Integer.MAX_VALUE;
        for (int start = 0; start < real && (best == null || steps < STEPS_MAX); start++) {
            int[] cycle = through(start, real, bestLength);
            if (cycle != null) {
                best = cycle;
                bestLength = length(cycle, real);
            }
        }
        return best;
    }

    private int length(int[] cycle, int real) {
        int length = 0;
        for (int edge : cycle) {
            length += edges.to(edge) < real ? 1 : 0;
        }
        for (int i = 0; i < cycle.length; i++) {
            cycle[i] = edges.reason(cycle[i]);
        }
        return length;
    }

    /** The edges of the shortest cycle through a node, by their numbers in the graph; null if there is none. */
    int[] through(int start, int real) {
        int[] cycle = through(start, real, Integer.MAX_VALUE);
        if (cycle != null) {
            length(cycle, real);
        }
        return cycle;
    }

    private int[] through(int start, int real, int shorterThan) {
        if (starts[start] == starts[start + 1]) {
            return null;
        }
        int touchedCount = 0;
        head = deque.length / 2;
        tail = head;
        deque[tail++] = start;
        distance[start] = 0;
        touched[touchedCount++] = start;
        int closing = NONE;
        while (head < tail && closing == NONE) {
            int node = deque[head++];
            meter.steps(1 + starts[node + 1] - starts[node]);
            for (int i = starts[node]; i < starts[node + 1]; i++) {
                int edge = byStart[i];
                int to = edges.to(edge);
                steps++;
                if (to == start) {
                    closing = edge;
                    break;
                }
                int length = distance[node] + (to < real ? 1 : 0);
                if (length < distance[to] && length + 1 < shorterThan) {
                    if (distance[to] == Integer.MAX_VALUE) {
                        touched[touchedCount++] = to;
                    }
                    distance[to] = length;
                    reachedBy[to] = edge;
                    if (to < real) {
                        deque[tail++] = to;
                    } else {
                        deque[--head] = to;
                    }
                }
            }
        }
        boolean isShorter = closing != NONE && distance[edges.from(closing)] + 1 < shorterThan;
        int[] cycle = isShorter ? path(start, closing) : null;
        for (int i = 0; i < touchedCount; i++) {
            distance[touched[i]] = Integer.MAX_VALUE;
        }
        return cycle;
    }

    private int[] path(int start, int closing) {
        int length = 1;
        for (int node = edges.from(closing); node != start; node = edges.from(reachedBy[node])) {
            length++;
        }
        int[] path = new int[length];
        int edge = closing;
        for (int i = length - 1; i >= 0; i--) {
            path[i] = edge;
            edge = i == 0 ? edge : reachedBy[edges.from(edge)];
        }
        return path;
    }

    /** Gives back its memory; it is not to be used any more. */
    void release() {
        meter.release(4L * (starts.length + byStart.length + 3L * nodes + deque.length) + edges.bytes());
    }
}
