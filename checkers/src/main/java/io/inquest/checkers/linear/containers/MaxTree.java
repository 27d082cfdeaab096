package io.inquest.checkers.linear.containers;

import java.util.Arrays;

/** Numbers at places, of which the first above some other is found in logarithmic time. */
final class MaxTree {
    static final int NONE = Integer.MIN_VALUE;

    private final int leaves;
    private final int[] max;

    /** With {@link #NONE} at each place. */
    MaxTree(int places) {
        leaves = Math.max(1, Integer.highestOneBit(Math.max(1, places - 1)) << 1);
        max = new int[2 * leaves];
        Arrays.fill(max, NONE);
    }

    void put(int place, int number) {
        int node = place + leaves;
        max[node] = number;
        for (node >>= 1; node > 0; node >>= 1) {
            max[node] = Math.max(max[2 * node], max[2 * node + 1]);
        }
    }

    int at(int place) {
        return max[place + leaves];
    }

    /** The largest number from a place on and before another. */
    int max(int from, int to) {
        int result = NONE;
        int low = from + leaves;
        int high = to + leaves;
        while (low < high) {
            if ((low & 1) == 1) {
                result = Math.max(result, max[low++]);
            }
            if ((high & 1) == 1) {
                result = Math.max(result, max[--high]);
            }
            low >>= 1;
            high >>= 1;
        }
        return result;
    }

    /** The first place from {@code from} on and before {@code to} whose number is above, or -1. */
    int firstAbove(int above, int from, int to) {
        if (from >= to) {
            return -1;
        }
        int node = from + leaves;
        // up to the left end of what is right of all that was looked at, down where there is one
        while (max[node] <= above) {
            while ((node & 1) == 1) {
                node >>= 1;
            }
            if (node == 0) {
                return -1;
            }
            node++;
        }
        while (node < leaves) {
            node = max[2 * node] > above ? 2 * node : 2 * node + 1;
        }
        return node - leaves < to ? node - leaves : -1;
    }
}
