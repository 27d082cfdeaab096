package io.inquest.checkers.common;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How numbers are spread, for the measures of a verdict. */
public final class Distribution {
    private Distribution() {}

    /**
     * {@code p50}, {@code p95}, {@code p99} and {@code max} of the first {@code n} numbers: the least number that at least so
     * many percent of them do not exceed.
     *
     * @param numbers left as they are
     * @param n 1 or more
     */
    public static Map<String, Object> of(long[] numbers, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("no numbers have no distribution");
        }
        long[] sorted = Arrays.copyOf(numbers, n);
        Arrays.sort(sorted);
        Map<String, Object> quantiles = new LinkedHashMap<>();
        for (int percent : new int[] {50, 95, 99}) {
            quantiles.put("p" + percent, sorted[(int) (((long) n * percent + 99) / 100 - 1)]);
        }
        quantiles.put("max", sorted[n - 1]);
        return quantiles;
    }
}
