package io.inquest.history;

/**
 * What the bits of a handle say. An integer's is even; every other is odd, and bits 1 to 31 are a number: of a value in
 * the pool, unless one of the highest bits is set.
 */
final class Handles {
    private static final long LIST = 1L << 62;
    private static final long PREFIX = 1L << 61;
    private static final long TRANSACTION = 1L << 60;
    private static final long RETURNED = 1L << 59;
    private static final long ASIDE = 1L << 58;
    private static final int LENGTH_SHIFT = 32;
    private static final long LENGTH_MAX = (1L << 26) - 1;

    /** What a read holds of which nobody heard what it returned. */
    static final long UNHEARD = 1L << 57 | 1;

    private Handles() {}

    static boolean isTransaction(long handle) {
        return (handle & (TRANSACTION | 1)) == (TRANSACTION | 1) && handle > 0;
    }

    /** @param returned whether its reads are shown with what they returned */
    static long transaction(int row, boolean returned, boolean aside) {
        return 1 | (long) row << 1 | TRANSACTION | (returned ? RETURNED : 0) | (aside ? ASIDE : 0);
    }

    /** The number in a handle that is odd. */
    static int number(long handle) {
        return (int) (handle >>> 1) & Integer.MAX_VALUE;
    }

    static boolean isReturned(long handle) {
        return (handle & RETURNED) != 0;
    }

    static boolean isAside(long handle) {
        return (handle & ASIDE) != 0;
    }

    /** A list that a micro-operation read: its elements are those from {@code start} of some array. */
    static long list(int start, int length) {
        return 1 | (long) start << 1 | length(length) | LIST;
    }

    /** A list that begins as the longest one of its key does. */
    static long prefix(int length) {
        return 1 | length(length) | LIST | PREFIX;
    }

    private static long length(int length) {
        if (length > LENGTH_MAX) {
            throw new IllegalArgumentException("a transaction reads lists of at most " + LENGTH_MAX + " elements");
        }
        return (long) length << LENGTH_SHIFT;
    }

    static boolean isList(long handle) {
        return (handle & (LIST | 1)) == (LIST | 1) && handle > 0;
    }

    static boolean isPrefix(long list) {
        return (list & PREFIX) != 0;
    }

    static int length(long list) {
        return (int) (list >>> LENGTH_SHIFT & LENGTH_MAX);
    }
}
