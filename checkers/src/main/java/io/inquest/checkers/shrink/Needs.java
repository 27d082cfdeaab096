package io.inquest.checkers.shrink;

import io.inquest.history.History;
import java.util.Arrays;

/**
 * Which operations of a history prove something only while others are there: the read of a value needs the write of it.
 * Whoever leaves an operation out leaves out all that need it, one after the other; what is left then is legal wherever the whole
 * was.
 *
 * <p>Operations are known by their invocations. Besides there are nodes that stand for many operations, so that a
 * million may need a million others.
 */
final class Needs {
    private static final int NONE = -1;

    private final History history;
    /** By node: its first edge; by edge: the node that is needed, and the next edge. */
    private int[] first;

    private int[] needed = new int[16];
    private int[] next = new int[16];
    private int nodes;
    private int edges;

    Needs(History history) {
        this.history = history;
        this.nodes = history.size();
        this.first = new int[Math.max(16, nodes)];
        Arrays.fill(first, NONE);
    }

    /** A node that needs nothing yet, and stands for all that it will need. */
    int node() {
        if (nodes == first.length) {
            first = Arrays.copyOf(first, 2 * nodes);
        }
        first[nodes] = NONE;
        return nodes++;
    }

    void add(int node, int needs) {
        if (node == needs) {
            return;
        }
        if (edges == needed.length) {
            needed = Arrays.copyOf(needed, 2 * edges);
            next = Arrays.copyOf(next, 2 * edges);
        }
        needed[edges] = needs;
        next[edges] = first[node];
        first[node] = edges++;
    }

    /** The operations that are left when these go, and all that need them. */
    boolean[] without(int[] invocations) {
        int[] last = new int[nodes];
        int[] before = new int[edges];
        int[] from = new int[edges];
        Arrays.fill(last, NONE);
        for (int node = 0; node < nodes; node++) {
            for (int edge = first[node]; edge != NONE; edge = next[edge]) {
                from[edge] = node;
                before[edge] = last[needed[edge]];
                last[needed[edge]] = edge;
            }
        }
        boolean[] gone = new boolean[nodes];
        int[] stack = new int[nodes];
        int height = 0;
        for (int invocation : invocations) {
            if (!gone[invocation]) {
                gone[invocation] = true;
                stack[height++] = invocation;
            }
        }
        while (height > 0) {
            for (int edge = last[stack[--height]]; edge != NONE; edge = before[edge]) {
                if (!gone[from[edge]]) {
                    gone[from[edge]] = true;
                    stack[height++] = from[edge];
                }
            }
        }
        boolean[] left = new boolean[history.size()];
        for (int i = 0; i < left.length; i++) {
            left[i] = !gone[i];
        }
        return left;
    }

    /** These operations and all that they need. */
    boolean[] of(int[] invocations) {
        boolean[] kept = new boolean[nodes];
        int[] stack = new int[nodes];
        int height = 0;
        for (int invocation : invocations) {
            if (!kept[invocation]) {
                kept[invocation] = true;
                stack[height++] = invocation;
            }
        }
        while (height > 0) {
            for (int edge = first[stack[--height]]; edge != NONE; edge = next[edge]) {
                if (!kept[needed[edge]]) {
                    kept[needed[edge]] = true;
                    stack[height++] = needed[edge];
                }
            }
        }
        return Arrays.copyOf(kept, history.size());
    }
}
