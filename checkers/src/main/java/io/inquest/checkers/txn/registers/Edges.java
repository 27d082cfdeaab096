package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/** Edges between numbered nodes, in the order in which they were added, each with a number that says what it is for. */
final class Edges {
    private final Meter meter;
    private int[] from = new int[1 << 10];
    private int[] to = new int[1 << 10];
    private int[] reason = new int[1 << 10];
    private int size;

    Edges(Meter meter) {
        this.meter = meter;
    }

    void add(int fromNode, int toNode, int forReason) {
        if (size == from.length) {
            meter.reserve(12L * size);
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
            reason = Arrays.copyOf(reason, 2 * size);
        }
        from[size] = fromNode;
        to[size] = toNode;
        reason[size++] = forReason;
    }

    int size() {
        return size;
    }

    int from(int edge) {
        return from[edge];
    }

    int to(int edge) {
        return to[edge];
    }

    int reason(int edge) {
        return reason[edge];
    }

    /** Takes away all but the first so many. */
    void truncate(int newSize) {
        size = newSize;
    }

    /** By node: where its edges begin in {@link #byStart}; one more entry than there are nodes. */
    int[] starts(int nodes) {
        int[] starts = meter.ints(nodes + 1L);
        for (int edge = 0; edge < size; edge++) {
            starts[from[edge] + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            starts[node + 1] += starts[node];
        }
        return starts;
    }

    /** The edges, sorted by where they come from. */
    int[] byStart(int[] starts) {
        int[] next = starts.clone();
        int[] sorted = meter.ints(size);
        for (int edge = 0; edge < size; edge++) {
            sorted[next[from[edge]]++] = edge;
        }
        return sorted;
    }

    /** Where the edges lead, sorted by where they come from. */
    int[] targets(int[] starts) {
        int[] next = starts.clone();
        int[] sorted = meter.ints(size);
        for (int edge = 0; edge < size; edge++) {
            sorted[next[from[edge]]++] = to[edge];
        }
        return sorted;
    }

    long bytes() {
        return 12L * from.length;
    }
}
