package io.inquest.checkers.linear.containers;

import java.util.Arrays;

/**
 * Operations put in order by moments: a moment is twice an event, or one more for the time between it and the next. At one
 * moment those of a lower turn come first, and within a turn those of a lower number.
 */
public final class Moves {
    static final int TURNS = 3;

    private final Stays stays;
    private final long[] keys;
    private final int[] operations;
    private int count;
    private boolean fits = true;

    Moves(Stays stays) {
        this.stays = stays;
        this.keys = new long[stays.invocation.length];
        this.operations = new int[keys.length];
    }

    void add(int operation, int moment, int turn, int number) {
        fits &= moment > 2L * stays.invocation[operation]
                && moment < 2L * stays.completion[operation]
                && count < keys.length;
        if (fits) {
            keys[count] = ((long) moment * TURNS + turn) << 32 | number;
            operations[count++] = operation;
        }
    }

    /** The operations in order; null if one was not given a moment of its own, which a search has to find then. */
    public int[] order() {
        if (!fits) {
            return null;
        }
        long[] sorted = Arrays.copyOf(keys, count);
        Arrays.sort(sorted);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int place = Arrays.binarySearch(sorted, keys[i]);
            order[place] = operations[i];
        }
        return order;
    }
}
