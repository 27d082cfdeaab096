package io.inquest.harness.report;

import java.util.Arrays;

/** Exact quantiles of a handful or some millions of numbers. */
final class Quantiles {
    private final long[] sorted;

    private Quantiles(long[] sorted) {
        this.sorted = sorted;
    }

    /** Of the first {@code n} numbers of an array, which is left as it is; n is at least 1. */
    static Quantiles of(long[] numbers, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("no numbers have no quantiles");
        }
        long[] sorted = Arrays.copyOf(numbers, n);
        Arrays.sort(sorted);
        return new Quantiles(sorted);
    }

    /** The least of the numbers that at least so many percent of them do not exceed (nearest rank). */
    long percent(int percent) {
        long rank = ((long) sorted.length * percent + 99) / 100;
        return sorted[(int) Math.max(0, rank - 1)];
    }

    int count() {
        return sorted.length;
    }
}
