package io.inquest.checkers.linear.containers;

/**
 * How many intervals cover each of a row of gaps, for finding the gaps that none covers any more. All of it takes time
 * near-linear in gaps and intervals: each gap is found once.
 */
final class Cover {
    /** More than any number of intervals: of a gap that was found. */
    private static final int FOUND = 1 << 30;

    private final int leaves;
    /** The least below a node, without what was added to nodes above it. */
    private final int[] least;

    private final int[] added;

    /** @param counts how many intervals cover each gap at first */
    Cover(int[] counts, int gaps) {
        leaves = Math.max(1, Integer.highestOneBit(Math.max(1, gaps - 1)) << 1);
        least = new int[2 * leaves];
        added = new int[2 * leaves];
        for (int gap = 0; gap < leaves; gap++) {
            least[leaves + gap] = gap < gaps ? counts[gap] : FOUND;
        }
        for (int node = leaves - 1; node > 0; node--) {
            least[node] = Math.min(least[2 * node], least[2 * node + 1]);
        }
    }

    /** An interval, from a gap to before another, is there no more. */
    void remove(int from, int to) {
        remove(1, 0, leaves, from, to);
    }

    private void remove(int node, int low, int high, int from, int to) {
        if (from <= low && high <= to) {
            least[node]--;
            added[node]--;
            return;
        }
        int middle = (low + high) >>> 1;
        if (from < middle) {
            remove(2 * node, low, middle, from, to);
        }
        if (to > middle) {
            remove(2 * node + 1, middle, high, from, to);
        }
        least[node] = Math.min(least[2 * node], least[2 * node + 1]) + added[node];
    }

    /** The first gap of some that nothing covers and that was not found before, or {@code to}; now it was found. */
    int takeFirst(int from, int to) {
        int gap = from < to ? first(1, 0, leaves, from, to, 0) : to;
        return gap < 0 ? to : gap;
    }

    private int first(int node, int low, int high, int from, int to, int above) {
        if (high <= from || low >= to || least[node] + above > 0) {
            return -1;
        }
        if (high - low == 1) {
            least[node] = FOUND;
            return low;
        }
        int middle = (low + high) >>> 1;
        int below = above + added[node];
        int gap = first(2 * node, low, middle, from, to, below);
        if (gap < 0) {
            gap = first(2 * node + 1, middle, high, from, to, below);
        }
        if (gap >= 0) {
            least[node] = Math.min(least[2 * node], least[2 * node + 1]) + added[node];
        }
        return gap;
    }
}
