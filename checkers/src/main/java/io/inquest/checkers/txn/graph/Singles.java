package io.inquest.checkers.txn.graph;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/**
 * Finds the components of a graph that have a closed walk with exactly one read-write dependency: one from a to b, and a way
 * from b to a without any. Exact. The ways from 64 targets at a time are followed together, in an order of time, from the
 * first of them to the last source that is asked about: where transactions depend on others that were near in time,
 * all together take little more than a pass over the graph.
 */
final class Singles {
    static final int NONE = -1;

    private final Dependencies graph;
    private final int types;
    /** By the edges of {@link #types}: all but read-write. */
    private final Components without;
    /** By all edges. */
    private final Components components;
    /** Closed walks without two read-write dependencies next to each other stay inside these. */
    private final Components alternating;

    private final Meter meter;
    /** By component: such a read-write dependency, or {@link #NONE}. */
    private final int[] witness;

    private Singles(
            Dependencies graph,
            int types,
            Components without,
            Components components,
            Components alternating,
            Meter meter) {
        this.graph = graph;
        this.types = types;
        this.without = without;
        this.components = components;
        this.alternating = alternating;
        this.meter = meter;
        witness = meter.ints(components.count());
        Arrays.fill(witness, NONE);
    }

    /** By component of the graph: an edge that is the only read-write dependency of a closed walk, or {@link #NONE}. */
    static int[] find(
            Dependencies graph,
            int types,
            Components without,
            Components components,
            Components alternating,
            Meter meter) {
        Singles singles = new Singles(graph, types, without, components, alternating, meter);
        if (singles.withoutAWay()) {
            singles.byWays();
        }
        return singles.witness;
    }

    private boolean isCandidate(int node, int edge) {
        return graph.isOf(edge, EdgeType.RW.bit())
                && alternating.of(node) == alternating.of(graph.nodes() + graph.target(edge));
    }

    /** Those whose ends are on a cycle without a read-write dependency. Says whether there are others to look at. */
    private boolean withoutAWay() {
        boolean others = false;
        for (int node = 0; node < graph.nodes(); node++) {
            meter.step();
            for (int edge = graph.begin(node); edge < graph.end(node); edge++) {
                if (isCandidate(node, edge)) {
                    if (without.of(node) == without.of(graph.target(edge))) {
                        witness[components.of(node)] = edge;
                    } else {
                        others = true;
                    }
                }
            }
        }
        return others;
    }

    private void byWays() {
        TimeOrder order = TimeOrder.of(graph, types, without, meter);
        int count = 0;
        for (int node = 0; node < graph.nodes(); node++) {
            for (int edge = graph.begin(node); edge < graph.end(node); edge++) {
                count += isOpen(node, edge, order) ? 1 : 0;
            }
        }
        meter.reserve(16L * count);
        long[] byTarget = new long[count];
        int[] source = new int[count];
        int[] asked = new int[count];
        int next = 0;
        for (int node = 0; node < graph.nodes(); node++) {
            for (int edge = graph.begin(node); edge < graph.end(node); edge++) {
                if (isOpen(node, edge, order)) {
                    byTarget[next] = (long) place(graph.target(edge), order) << 32 | next;
                    source[next] = node;
                    asked[next++] = edge;
                }
            }
        }
        Arrays.sort(byTarget);
        new Ways(order, byTarget, source, asked).follow();
        meter.release(16L * count + order.bytes());
    }

    private int place(int node, TimeOrder order) {
        return order.place(without.of(node));
    }

    private boolean isOpen(int node, int edge, TimeOrder order) {
        return isCandidate(node, edge)
                && witness[components.of(node)] == NONE
                && place(graph.target(edge), order) < place(node, order);
    }

    /** Asks of each of some read-write dependencies whether there is a way from its target to its source. */
    private final class Ways {
        private final TimeOrder order;
        /** The places of the targets, in their order, each with the number of its question in the lower half. */
        private final long[] byTarget;

        private final int[] source;
        private final int[] asked;
        /** By question: the bit that stands for its target, or {@link #NONE} if its component is decided. */
        private final byte[] bit;
        /** By place: from which targets there are ways to it. */
        private final long[] reached;

        Ways(TimeOrder order, long[] byTarget, int[] source, int[] asked) {
            this.order = order;
            this.byTarget = byTarget;
            this.source = source;
            this.asked = asked;
            bit = new byte[asked.length];
            meter.reserve(8L * without.count());
            reached = new long[without.count()];
        }

        void follow() {
            int next = 0;
            while (next < byTarget.length) {
                next = follow(next);
            }
            meter.release(8L * reached.length);
        }

        /** Follows the ways from the next 64 targets. Returns the first question that is left. */
        private int follow(int begin) {
            int bits = 0;
            int first = NONE;
            int last = NONE;
            int before = NONE;
            int end = begin;
            for (; end < byTarget.length; end++) {
                int target = (int) (byTarget[end] >>> 32);
                int question = (int) byTarget[end];
                bit[question] = NONE;
                if (witness[components.of(source[question])] != NONE) {
                    continue;
                }
                if (target != before && bits == Long.SIZE) {
                    break;
                }
                if (target != before) {
                    reached[target] |= 1L << bits++;
                    before = target;
                    first = first == NONE ? target : first;
                }
                bit[question] = (byte) (bits - 1);
                last = Math.max(last, place(source[question], order));
            }
            if (first != NONE) {
                spread(first, last);
                answer(begin, end);
                Arrays.fill(reached, first, last + 1, 0);
            }
            return end;
        }

        private void spread(int first, int last) {
            for (int place = first; place <= last; place++) {
                meter.step();
                for (int i = order.begin(place); reached[place] != 0 && i < order.end(place); i++) {
                    int node = order.node(i);
                    for (int edge = graph.begin(node); edge < graph.end(node); edge++) {
                        int target = graph.isOf(edge, types) ? place(graph.target(edge), order) : NONE;
                        if (target > place && target <= last) {
                            reached[target] |= reached[place];
                        }
                    }
                }
            }
        }

        private void answer(int begin, int end) {
            for (int i = begin; i < end; i++) {
                int question = (int) byTarget[i];
                int at = bit[question];
                if (at != NONE && (reached[place(source[question], order)] >>> at & 1) != 0) {
                    witness[components.of(source[question])] = asked[question];
                }
            }
        }
    }
}
