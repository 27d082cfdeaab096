package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;

/** By node, how many of each session's nodes reach it: for graphs in which a session is a chain. */
final class SessionReach implements Reach {
    private final Points points;
    private final Meter meter;
    private final int sessions;
    private final int[] before;

    SessionReach(Points points, Edges edges, int[] order, Meter meter) {
        this.points = points;
        this.meter = meter;
        this.sessions = points.committed.sessions();
        this.before = meter.ints((long) sessions * points.nodes());
        int[] starts = edges.starts(points.nodes());
        int[] targets = edges.targets(starts);
        for (int node : order) {
            meter.steps(1 + (starts[node + 1] - starts[node]) * sessions);
            for (int i = starts[node]; i < starts[node + 1]; i++) {
                raise(node, targets[i]);
            }
        }
        meter.release(4L * (starts.length + targets.length));
    }

    private void raise(int from, int to) {
        int source = from * sessions;
        int target = to * sessions;
        for (int i = 0; i < sessions; i++) {
            before[target + i] = Math.max(before[target + i], before[source + i]);
        }
        if (from < points.real()) {
            int own = target + points.committed.session[points.transaction(from)];
            before[own] = Math.max(before[own], points.position(from) + 1);
        }
    }

    @Override
    public boolean reaches(int from, int to) {
        int session = points.committed.session[points.transaction(from)];
        return before[to * sessions + session] > points.position(from);
    }

    @Override
    public void release() {
        meter.release(4L * before.length);
    }
}
