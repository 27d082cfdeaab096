package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Finds a shortest way from one node to another, to be shown. */
final class Route {
    private Route() {}

    /**
     * The steps of it; none if there is no way, or it leads from a node to itself.
     *
     * @param passable by edge, whether it may be used
     * @param nodes how many there are; from {@code real} on, auxiliary ones
     */
    static List<Step> between(int from, int to, Edges edges, IntPredicate passable, int nodes, int real, Meter meter) {
        int[] starts = edges.starts(nodes);
        int[] byStart = edges.byStart(starts);
        int[] reachedBy = meter.ints(nodes);
        Arrays.fill(reachedBy, -1);
        int[] queue = meter.ints(nodes + 1L);
        int head = 0;
        int tail = 0;
        queue[tail++] = from;
        while (head < tail && reachedBy[to] < 0) {
            int node = queue[head++];
            for (int i = starts[node]; i < starts[node + 1]; i++) {
                int next = edges.to(byStart[i]);
                if (next != from && reachedBy[next] < 0 && passable.test(byStart[i])) {
                    reachedBy[next] = byStart[i];
                    queue[tail++] = next;
                }
            }
        }
        List<Step> steps = new ArrayList<>();
        if (reachedBy[to] >= 0) {
            int after = to;
            for (int node = to; node != from; node = edges.from(reachedBy[node])) {
                int before = edges.from(reachedBy[node]);
                int edge = reachedBy[node];
                if (before < real || before == from) {
                    steps.add(0, new Step(before, after, edges.reason(node == after ? edge : reachedBy[after])));
                    after = before;
                }
            }
        }
        meter.release(4L * (starts.length + byStart.length + 2L * nodes));
        return steps;
    }
}
