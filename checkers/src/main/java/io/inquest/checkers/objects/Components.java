package io.inquest.checkers.objects;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/**
 * The strongly connected components of a directed graph (Tarjan, Depth-first search and linear graph algorithms, 1972),
 * without recursion. They are numbered against the edges: no edge leads to a component of a higher number.
 */
final class Components {
    private static final int NEW = -1;

    private final int[] starts;
    private final int[] targets;
    private final Meter meter;
    private final int[] component;
    /** By node: when it was found, and the earliest of those on the stack that it leads to. */
    private final int[] found;

    private final int[] low;
    private final int[] next;
    private final int[] path;
    private final int[] stack;
    private int depth;
    private int stacked;
    private int time;
    private int count;

    /**
     * @param starts by node, where its edges begin in {@code targets}; and one more for the end of the last
     * @param targets by edge, the node that it leads to
     */
    Components(int[] starts, int[] targets, Meter meter) {
        int nodes = starts.length - 1;
        this.starts = starts;
        this.targets = targets;
        this.meter = meter;
        this.component = meter.ints(nodes);
        this.found = meter.ints(nodes);
        this.low = meter.ints(nodes);
        this.next = meter.ints(nodes);
        this.path = meter.ints(nodes);
        this.stack = meter.ints(nodes);
        Arrays.fill(component, NEW);
        Arrays.fill(found, NEW);
        for (int node = 0; node < nodes; node++) {
            if (found[node] == NEW) {
                from(node);
            }
        }
        meter.release(20L * nodes);
    }

    private void from(int root) {
        enter(root);
        while (depth > 0) {
            meter.step();
            int node = path[depth - 1];
            if (next[node] < starts[node + 1]) {
                int target = targets[next[node]++];
                if (found[target] == NEW) {
                    enter(target);
                } else if (component[target] == NEW) {
                    low[node] = Math.min(low[node], found[target]);
                }
            } else {
                leave(node);
            }
        }
    }

    private void enter(int node) {
        found[node] = time;
        low[node] = time++;
        next[node] = starts[node];
        path[depth++] = node;
        stack[stacked++] = node;
    }

    private void leave(int node) {
        depth--;
        if (depth > 0) {
            int before = path[depth - 1];
            low[before] = Math.min(low[before], low[node]);
        }
        if (low[node] == found[node]) {
            int member;
            do {
                member = stack[--stacked];
                component[member] = count;
            } while (member != node);
            count++;
        }
    }

    int count() {
        return count;
    }

    int of(int node) {
        return component[node];
    }
}
