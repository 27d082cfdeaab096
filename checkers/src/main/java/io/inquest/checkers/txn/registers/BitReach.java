package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;

/** By node, a bit for each node of a transaction that it reaches: for graphs of a few ten thousand nodes at most. */
final class BitReach implements Reach {
    private final Meter meter;
    private final long[][] reached;
    private final long bytes;

    BitReach(Points points, Edges edges, int[] order, Meter meter) {
        this.meter = meter;
        int words = (points.real() + Long.SIZE - 1) / Long.SIZE;
        this.bytes = (16L + 8L * words) * points.nodes();
        meter.reserve(bytes);
        this.reached = new long[points.nodes()][words];
        int[] starts = edges.starts(points.nodes());
        int[] targets = edges.targets(starts);
        for (int i = order.length - 1; i >= 0; i--) {
            long[] row = reached[order[i]];
            meter.steps(1 + (starts[order[i] + 1] - starts[order[i]]) * (1 + words / 16));
            for (int edge = starts[order[i]]; edge < starts[order[i] + 1]; edge++) {
                int target = targets[edge];
                if (target < points.real()) {
                    if ((row[target >> 6] & 1L << target) != 0) {
                        continue;
                    }
                    row[target >> 6] |= 1L << target;
                }
                long[] more = reached[target];
                for (int word = 0; word < words; word++) {
                    row[word] |= more[word];
                }
            }
        }
        meter.release(4L * (starts.length + targets.length));
    }

    @Override
    public boolean reaches(int from, int to) {
        return (reached[from][to >> 6] & 1L << to) != 0;
    }

    @Override
    public void release() {
        meter.release(bytes);
    }
}
