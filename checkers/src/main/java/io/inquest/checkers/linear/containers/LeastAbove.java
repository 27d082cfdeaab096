package io.inquest.checkers.linear.containers;

import java.util.Arrays;

/** The least of numbers whose keys are above some key: O(log n) for each question. */
final class LeastAbove {
    static final int NONE = Integer.MAX_VALUE;

    private final int[] keys;
    private final int[] least;

    /** @param keys all that there will be, in any order */
    LeastAbove(int[] keys) {
        this.keys = keys.clone();
        Arrays.sort(this.keys);
        this.least = new int[keys.length + 1];
        Arrays.fill(least, NONE);
    }

    void add(int key, int number) {
        for (int i = keys.length - Arrays.binarySearch(keys, key); i < least.length; i += i & -i) {
            least[i] = Math.min(least[i], number);
        }
    }

    /** {@link #NONE} if no key is above. */
    int above(int key) {
        int found = Arrays.binarySearch(keys, key);
        int first = found < 0 ? -found - 1 : found;
        while (first < keys.length && keys[first] == key) {
            first++;
        }
        int result = NONE;
        for (int i = keys.length - first; i > 0; i -= i & -i) {
            result = Math.min(result, least[i]);
        }
        return result;
    }
}
