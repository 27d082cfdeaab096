package io.inquest.harness.runner;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long the operations of an open loop took: since each was due by the rate that was asked for, and since it was
 * invoked. The first is what a user of the store would have waited.
 *
 * @param operations how many; those that came to nothing within their time count with that time
 * @param sinceDueNanos by the name of the quantile, such as {@code p99}; in their order. Empty if no operation ended
 * @param neverBegun how many more were due when the main part ended, and count nowhere here: no client was free for them
 * @param due when those were due that were invoked
 */
public record Latency(
        long operations,
        Map<String, Long> sinceDueNanos,
        Map<String, Long> sinceInvokedNanos,
        long neverBegun,
        DueTimes due) {
    private static final String[] NAMES = {"p50", "p90", "p99", "p99.9", "max"};
    private static final int[] PER_MILLE = {500, 900, 990, 999, 1000};

    /** Collects them. */
    static final class Log {
        private long[] sinceDue = new long[1024];
        private long[] sinceInvoked = new long[1024];
        private int size;
        private final DueTimes due = new DueTimes();

        void begun(int invocation, long dueNanos) {
            due.add(invocation, dueNanos);
        }

        void add(long sinceDueNanos, long sinceInvokedNanos) {
            if (size == sinceDue.length) {
                sinceDue = Arrays.copyOf(sinceDue, 2 * size);
                sinceInvoked = Arrays.copyOf(sinceInvoked, 2 * size);
            }
            sinceDue[size] = sinceDueNanos;
            sinceInvoked[size++] = sinceInvokedNanos;
        }

        /** Null if nothing was due. */
        Latency latency(long neverBegun) {
            return due.size() == 0 && neverBegun == 0
                    ? null
                    : new Latency(size, quantiles(sinceDue), quantiles(sinceInvoked), neverBegun, due);
        }

        /** The smallest value that so many of a thousand do not exceed. */
        private Map<String, Long> quantiles(long[] all) {
            long[] sorted = Arrays.copyOf(all, size);
            Arrays.sort(sorted);
            Map<String, Long> quantiles = new LinkedHashMap<>();
            for (int i = 0; size > 0 && i < NAMES.length; i++) {
                long rank = ((long) PER_MILLE[i] * size + 999) / 1000;
                quantiles.put(NAMES[i], sorted[(int) Math.max(0, rank - 1)]);
            }
            return quantiles;
        }
    }
}
