package io.inquest.checkers.objects;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/**
 * Whether there is one order in which all receivers were given what they were given. A graph has values, and for each receiver
 * its deliveries in the order in which they completed: an edge leads from a value to each delivery of it, from there to the next
 * of that receiver, and from the last one that completed before another began to the value of that. So a way from one value to
 * another through one receiver is there exactly when that was given the one before the other.
 */
final class BroadcastTotalOrder {
    private static final int NONE = BroadcastTraffic.NONE;
    /** How long a shorter cycle is looked for. */
    private static final int STEPS_MAX = 1 << 21;

    private final BroadcastTraffic traffic;
    private final BroadcastWords words;
    private final Findings findings;
    private final Meter meter;
    /** By node: first values, then deliveries, of which these are the receipts. */
    private final int[] receiptOf;

    private final int[] starts;
    private final int[] targets;
    /** While edges are gathered: from where to where. */
    private int[] from;

    private int[] to;
    private int edges;
    private int nodes;
    /** By node: the search that found it last, and the node from which. */
    private int[] foundBy;

    private int[] before;
    private int steps;

    BroadcastTotalOrder(BroadcastTraffic traffic, Findings findings, Meter meter) {
        this.traffic = traffic;
        this.words = new BroadcastWords(traffic);
        this.findings = findings;
        this.meter = meter;
        this.receiptOf = meter.ints(traffic.values() + (long) traffic.receipts);
        this.from = meter.ints(3L * traffic.receipts);
        this.to = meter.ints(3L * traffic.receipts);
        this.nodes = traffic.values();
        for (int receiver = 0; receiver < traffic.receivers(); receiver++) {
            add(receiver);
        }
        this.starts = meter.ints(nodes + 1L);
        for (int edge = 0; edge < edges; edge++) {
            starts[from[edge] + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            starts[node + 1] += starts[node];
        }
        int[] next = starts.clone();
        this.targets = meter.ints(edges);
        for (int edge = 0; edge < edges; edge++) {
            targets[next[from[edge]]++] = to[edge];
        }
        from = null;
        to = null;
        meter.release(24L * traffic.receipts);
    }

    private void add(int receiver) {
        int start = traffic.receiptStart(receiver);
        long[] its = new long[traffic.receiptStart(receiver + 1) - start];
        int count = 0;
        for (int i = 0; i < its.length; i++) {
            meter.step();
            int receipt = traffic.receipt(start + i);
            if (traffic.isSingle(traffic.value(receipt))) {
                its[count++] = Numbers.pair(traffic.deliveryEnd[traffic.first[receipt]], receipt);
            }
        }
        Arrays.sort(its, 0, count);
        for (int i = 0; i < count; i++) {
            meter.step();
            int receipt = (int) its[i];
            int value = traffic.value(receipt);
            receiptOf[nodes + i] = receipt;
            edge(value, nodes + i);
            if (i + 1 < count) {
                edge(nodes + i, nodes + i + 1);
            }
            int begin = traffic.delivery[traffic.first[receipt]];
            int earlier = -1 - Arrays.binarySearch(its, 0, count, Numbers.pair(begin, 0));
            if (earlier > 0) {
                edge(nodes + earlier - 1, value);
            }
        }
        nodes += count;
    }

    private void edge(int one, int other) {
        from[edges] = one;
        to[edges++] = other;
    }

    void look() {
        Components components = new Components(starts, targets, meter);
        int[] sizes = meter.ints(components.count());
        for (int value = 0; value < traffic.values(); value++) {
            sizes[components.of(value)]++;
        }
        foundBy = meter.ints(nodes);
        before = meter.ints(nodes);
        Arrays.fill(foundBy, NONE);
        for (int value = 0; value < traffic.values(); value++) {
            meter.step();
            int component = components.of(value);
            if (sizes[component] > 1) {
                sizes[component] = 0; // told once
                int one = value;
                findings.add(BroadcastModel.TOTAL_ORDER, () -> words.total(cycle(one, components), receiptOf));
            }
        }
    }

    /** A cycle, through as few values as are found without looking for too long, in the component of a value. */
    private int[] cycle(int one, Components components) {
        int[] best = null;
        steps = 0;
        for (int value = one; value < traffic.values() && steps < STEPS_MAX; value++) {
            if (components.of(value) == components.of(one)) {
                int[] found = cycleFrom(value, components, best == null ? Integer.MAX_VALUE : best.length);
                best = found == null ? best : found;
                if (best != null && best.length == 2) {
                    break;
                }
            }
        }
        return best;
    }

    /**
     * A cycle with fewest values through one: for each value the first delivery after it on the way to the next. Null if it
     * has not less than so many.
     */
    private int[] cycleFrom(int start, Components components, int lessThan) {
        int[] level = {start};
        for (int length = 1; length < lessThan && level.length > 0; length++) {
            int[] next = new int[16];
            int count = 0;
            int[] open = level;
            int size = level.length;
            while (size > 0) {
                int node = open[--size];
                for (int edge = starts[node]; edge < starts[node + 1]; edge++) {
                    steps++;
                    int target = targets[edge];
                    if (target == start) {
                        before[start] = node;
                        return cycleBack(start, length);
                    }
                    if (foundBy[target] == start || components.of(target) != components.of(start)) {
                        continue;
                    }
                    foundBy[target] = start;
                    before[target] = node;
                    if (target < traffic.values()) {
                        next = count < next.length ? next : Arrays.copyOf(next, 2 * count);
                        next[count++] = target;
                    } else {
                        open = size < open.length ? open : Arrays.copyOf(open, 2 * size);
                        open[size++] = target;
                    }
                }
            }
            level = Arrays.copyOf(next, count);
        }
        return null;
    }

    private int[] cycleBack(int start, int length) {
        int[] cycle = new int[length];
        int node = start;
        for (int i = length - 1; i >= 0; i--) {
            int delivery = before[node];
            while (before[delivery] >= traffic.values()) {
                delivery = before[delivery];
            }
            cycle[i] = delivery;
            node = before[delivery];
        }
        return cycle;
    }
}
