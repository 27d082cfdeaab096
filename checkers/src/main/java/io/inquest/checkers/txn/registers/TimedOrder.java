package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/** An order that agrees with all edges, and else with the times at which transactions ended. */
final class TimedOrder {
    private final Points points;
    private final Edges edges;
    private final Meter meter;
    /** A heap of nodes that wait for nothing more, each with its time in the upper half. */
    private long[] heap = new long[64];

    private int size;

    private TimedOrder(Points points, Edges edges, Meter meter) {
        this.points = points;
        this.edges = edges;
        this.meter = meter;
    }

    /** By node, its place in that order. The graph must have no cycle. */
    static int[] places(Points points, Edges edges, Meter meter) {
        return new TimedOrder(points, edges, meter).places();
    }

    private int[] places() {
        int[] starts = edges.starts(points.nodes());
        int[] targets = edges.targets(starts);
        int[] waitsFor = meter.ints(points.nodes());
        for (int target : targets) {
            waitsFor[target]++;
        }
        int[] places = meter.ints(points.nodes());
        for (int node = 0; node < places.length; node++) {
            if (waitsFor[node] == 0) {
                push(node);
            }
        }
        for (int place = 0; size > 0; place++) {
            int node = (int) pop();
            places[node] = place;
            meter.steps(1 + starts[node + 1] - starts[node]);
            for (int i = starts[node]; i < starts[node + 1]; i++) {
                if (--waitsFor[targets[i]] == 0) {
                    push(targets[i]);
                }
            }
        }
        meter.release(4L * (starts.length + targets.length + waitsFor.length));
        return places;
    }

    private long time(int node) {
        if (node >= points.real()) {
            return 0;
        }
        int t = points.transaction(node);
        boolean isBegin = points.isSplit() && (node & 1) == 0;
        return isBegin || points.committed.completion[t] == Committed.NEVER
                ? points.committed.invocation[t]
                : points.committed.completion[t];
    }

    private void push(int node) {
        if (size == heap.length) {
            meter.reserve(8L * size);
            heap = Arrays.copyOf(heap, 2 * size);
        }
        long entry = time(node) << 32 | node;
        int at = size++;
        while (at > 0 && heap[(at - 1) / 2] > entry) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = entry;
    }

    private long pop() {
        long least = heap[0];
        long entry = heap[--size];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= entry) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = entry;
        return least;
    }
}
