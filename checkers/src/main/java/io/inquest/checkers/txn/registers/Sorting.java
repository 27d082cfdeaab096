package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/** Puts nodes in an order that agrees with all edges, or finds a short cycle where there is none. */
final class Sorting {
    private static final int NONE = -1;
    /** How many edges the search for the shortest cycle follows before it is content with the shortest so far. */
    private static final int STEPS_MAX = 20_000_000;

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

    /**
     * The edges of a cycle, one after the other; the shortest, unless the search for it becomes long. There is one only if
     * there is no order.
     *
     * @param real nodes from this one on do not count in the length
     */
    int[] cycle(int real) {
        meter.decided();
        Edges kept = new Edges(meter);
        for (int edge = 0; edge < edges.size(); edge++) {
            if (!isPlaced[edges.from(edge)] && !isPlaced[edges.to(edge)]) {
                kept.add(edges.from(edge), edges.to(edge), edge);
            }
        }
        int[] starts = kept.starts(nodes);
        int[] byStart = kept.byStart(starts);
        int[] distance = new int[nodes];
        int[] reachedBy = new int[nodes];
        int[] deque = new int[4 * (kept.size() + 2)];
        Arrays.fill(distance, Integer.MAX_VALUE);
        int[] touched = new int[nodes];
        int[] best = null;
        int bestLength = Integer.MAX_VALUE;
        long steps = 0;
        for (int start = 0; start < real && (best == null || steps < STEPS_MAX); start++) {
            if (isPlaced[start] || starts[start] == starts[start + 1]) {
                continue;
            }
            int touchedCount = 0;
            int head = deque.length / 2;
            int tail = head;
            deque[tail++] = start;
            distance[start] = 0;
            touched[touchedCount++] = start;
            int closing = NONE;
            while (head < tail && closing == NONE) {
                int node = deque[head++];
                for (int i = starts[node]; i < starts[node + 1]; i++) {
                    int edge = byStart[i];
                    int to = kept.to(edge);
                    steps++;
                    if (to == start) {
                        closing = edge;
                        break;
                    }
                    int length = distance[node] + (to < real ? 1 : 0);
                    if (length < distance[to] && length + 1 < bestLength) {
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
            if (closing != NONE && distance[kept.from(closing)] + 1 < bestLength) {
                bestLength = distance[kept.from(closing)] + 1;
                best = path(kept, start, closing, reachedBy);
            }
            for (int i = 0; i < touchedCount; i++) {
                distance[touched[i]] = Integer.MAX_VALUE;
            }
        }
        return best;
    }

    private static int[] path(Edges kept, int start, int closing, int[] reachedBy) {
        int length = 1;
        for (int node = kept.from(closing); node != start; node = kept.from(reachedBy[node])) {
            length++;
        }
        int[] path = new int[length];
        int edge = closing;
        for (int i = length - 1; i >= 0; i--) {
            path[i] = kept.reason(edge);
            edge = i == 0 ? edge : reachedBy[kept.from(edge)];
        }
        return path;
    }
}
