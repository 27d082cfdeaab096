package io.inquest.checkers.linear;

import io.inquest.history.History;

/**
 * The operations of one object that an explanation is about. Numbered 0 to {@code required - 1}, by invocation: those
 * that every explanation must hold. Numbered from {@code required}, by invocation: those that it may hold, at any place
 * after their invocation.
 */
final class Part {
    /** The completion of an operation that has no end. */
    static final int OPEN = Integer.MAX_VALUE;

    private static final int OUTSIDE = -1;

    final History history;
    /** The number of the key, or {@link History#NONE} where the whole history is about one object. */
    final int key;

    final int required;
    /** Event indexes, by operation. */
    final int[] invocation;

    final int[] completion;
    /** The number of each operation's call in the {@link Transitions}, and whether it leaves every state as it is. */
    final int[] call;

    final boolean[] read;
    /** The events of the required operations in order: twice the operation, plus 1 for its completion. */
    final int[] entries;

    Part(History history, int key, int required, int optional) {
        this.history = history;
        this.key = key;
        this.required = required;
        int size = required + optional;
        this.invocation = new int[size];
        this.completion = new int[size];
        this.call = new int[size];
        this.read = new boolean[size];
        this.entries = new int[2 * required];
    }

    Object keyValue() {
        return key == History.NONE ? null : history.keyValue(key);
    }

    int size() {
        return invocation.length;
    }

    boolean isRequired(int operation) {
        return operation < required;
    }

    int optional() {
        return size() - required;
    }

    /**
     * What happened between two events, seen alone. Operations invoked and completed in between are required; updates
     * that were open at one of the two ends are optional, since they may have taken effect outside; reads that were open
     * there are left out.
     */
    Part between(int first, int last) {
        int[] renumbered = new int[size()];
        int within = 0;
        int open = 0;
        for (int operation = 0; operation < size(); operation++) {
            boolean overlaps = invocation[operation] <= last && completion[operation] >= first;
            boolean inside = invocation[operation] >= first && completion[operation] <= last;
            renumbered[operation] = inside ? within++ : overlaps && !read[operation] ? open++ : OUTSIDE;
        }
        Part part = new Part(history, key, within, open);
        for (int operation = 0; operation < size(); operation++) {
            boolean inside = invocation[operation] >= first && completion[operation] <= last;
            if (renumbered[operation] == OUTSIDE) {
                continue;
            }
            renumbered[operation] += inside ? 0 : within;
            int target = renumbered[operation];
            part.invocation[target] = invocation[operation];
            part.completion[target] = inside ? completion[operation] : OPEN;
            part.call[target] = call[operation];
            part.read[target] = read[operation];
        }
        int next = 0;
        for (int entry : entries) {
            int target = renumbered[entry >> 1];
            if (target != OUTSIDE && target < within) {
                part.entries[next++] = 2 * target + (entry & 1);
            }
        }
        return part;
    }
}
