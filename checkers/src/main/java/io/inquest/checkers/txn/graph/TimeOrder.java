package io.inquest.checkers.txn.graph;

import io.inquest.checkers.common.Meter;

/**
 * The components of a graph in an order in which no edge leads backwards, and in which transactions stand as near as can be
 * to where their numbers have them: so what lies between two that were near in time is little.
 */
final class TimeOrder {
    /** By component: its place. */
    private final int[] place;
    /** By place: where its nodes begin. */
    private final int[] begin;

    private final int[] nodes;

    private TimeOrder(int[] place, int[] begin, int[] nodes) {
        this.place = place;
        this.begin = begin;
        this.nodes = nodes;
    }

    /** @param components those by the edges of these types */
    static TimeOrder of(Dependencies graph, int types, Components components, Meter meter) {
        int count = components.count();
        int[] earliest = meter.ints(count);
        int[] missing = meter.ints(count);
        int[] sizes = components.sizes(meter);
        for (int node = graph.nodes() - 1; node >= 0; node--) {
            meter.step();
            int component = components.of(node);
            earliest[component] = node < graph.transactions() ? node : earliest[component];
            for (int edge = graph.begin(node); edge < graph.end(node); edge++) {
                int target = components.of(graph.target(edge));
                missing[target] += graph.isOf(edge, types) && target != component ? 1 : 0;
            }
        }
        // The nodes of each component together, to go through them when it is its turn.
        int[] start = meter.ints(count + 1L);
        for (int component = 0; component < count; component++) {
            start[component + 1] = start[component] + sizes[component];
        }
        int[] together = meter.ints(graph.nodes());
        for (int node = 0; node < graph.nodes(); node++) {
            int component = components.of(node);
            together[start[component + 1] - sizes[component]--] = node;
        }
        LongHeap ready = new LongHeap(count, meter);
        for (int component = 0; component < count; component++) {
            if (missing[component] == 0) {
                ready.add((long) earliest[component] << 32 | component);
            }
        }
        int[] place = meter.ints(count);
        int[] begin = meter.ints(count + 1L);
        int[] nodes = meter.ints(graph.nodes());
        int placed = 0;
        while (!ready.isEmpty()) {
            meter.step();
            int component = (int) ready.poll();
            place[component] = placed;
            int end = begin[placed];
            for (int i = start[component]; i < start[component + 1]; i++) {
                int node = together[i];
                nodes[end++] = node;
                for (int edge = graph.begin(node); edge < graph.end(node); edge++) {
                    int target = components.of(graph.target(edge));
                    if (graph.isOf(edge, types) && target != component && --missing[target] == 0) {
                        ready.add((long) earliest[target] << 32 | target);
                    }
                }
            }
            begin[++placed] = end;
        }
        meter.release(4L * (4L * count + graph.nodes()) + 8L * count);
        return new TimeOrder(place, begin, nodes);
    }

    int place(int component) {
        return place[component];
    }

    int begin(int aPlace) {
        return begin[aPlace];
    }

    int end(int aPlace) {
        return begin[aPlace + 1];
    }

    int node(int index) {
        return nodes[index];
    }

    long bytes() {
        return 4L * (place.length + begin.length + nodes.length);
    }
}
