package io.inquest.history;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One int for each process: a plain array for the small numbers that runs use, a map for whatever else a file holds. */
final class ProcessTable {
    private static final int ARRAY_MAX = 1 << 20;

    private final int absent;
    private int[] small = new int[0];
    private final Map<Integer, Integer> large = new HashMap<>();

    /** @param absent what {@link #get} says of a process that was never set */
    ProcessTable(int absent) {
        this.absent = absent;
    }

    int get(int process) {
        if (process < ARRAY_MAX) {
            return process < small.length ? small[process] : absent;
        }
        return large.getOrDefault(process, absent);
    }

    void set(int process, int state) {
        if (process >= ARRAY_MAX) {
            large.put(process, state);
            return;
        }
        if (process >= small.length) {
            int length = small.length;
            small = Arrays.copyOf(small, Math.max(16, Integer.highestOneBit(process) << 1));
            Arrays.fill(small, length, small.length, absent);
        }
        small[process] = state;
    }
}
