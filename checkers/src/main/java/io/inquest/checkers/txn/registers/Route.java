package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Finds a shortest way from one node to another. */
final class Route {
    private Route() {}

    /**
     * The edges of it; none if there is no way, or it leads from a node to itself.
     *
     * @param passable by edge, whether it may be used
     * @param nodes how many there are
     */
    static int[] edges(int from, int to, Edges edges, IntPredicate passable, int nodes, Meter meter) {
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
        int length = 0;
        for (int node = to; reachedBy[to] >= 0 && node != from; node = edges.from(reachedBy[node])) {
            queue[length++] = reachedBy[node];
        }
        int[] way = new int[length];
        for (int i = 0; i < length; i++) {
            way[i] = queue[length - 1 - i];
        }
        meter.release(4L * (starts.length + byStart.length + 2L * nodes));
        return way;
    }

    /** The steps of a way, as {@link Step#of} makes them of a cycle. */
    static List<Step> steps(Edges edges, int[] way, int real) {
        List<Step> steps = new ArrayList<>();
        int before = way.length == 0 ? 0 : edges.from(way[0]);
        for (int edge : way) {
            if (edges.to(edge) < real) {
                steps.add(new Step(before, edges.to(edge), edges.reason(edge), edge));
                before = edges.to(edge);
            }
        }
        return steps;
    }

    /** The steps of a cycle that a read-write dependency closes, which is no edge of the graph itself. */
    static List<Step> around(Edges overwriting, int at, Points points, Edges edges, Meter meter) {
        int from = overwriting.to(at);
        int to = overwriting.from(at);
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(to, from, overwriting.reason(at), edges.size()));
        steps.addAll(steps(edges, edges(from, to, edges, any -> true, points.nodes(), meter), points.real()));
        return steps;
    }
}
