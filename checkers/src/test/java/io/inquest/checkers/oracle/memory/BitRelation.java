package io.inquest.checkers.oracle.memory;

/** A relation on at most 64 operations, known by their places: a row of bits for each. */
final class BitRelation {
    private final long[] rows;

    BitRelation(int size) {
        if (size > Long.SIZE) {
            throw new IllegalArgumentException(size + " operations are too many for rows of 64 bits");
        }
        rows = new long[size];
    }

    void add(int a, int b) {
        rows[a] |= 1L << b;
    }

    boolean holds(int a, int b) {
        return (rows[a] >> b & 1) == 1;
    }

    /** Adds what follows by transitivity (Floyd and Warshall). */
    void close() {
        for (int k = 0; k < rows.length; k++) {
            for (int i = 0; i < rows.length; i++) {
                if (holds(i, k)) {
                    rows[i] |= rows[k];
                }
            }
        }
    }

    boolean hasCycle() {
        for (int i = 0; i < rows.length; i++) {
            if (holds(i, i)) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return rows.length;
    }
}
