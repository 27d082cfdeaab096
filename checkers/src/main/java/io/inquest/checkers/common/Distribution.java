package io.inquest.checkers.common;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;

/** How figures are spread: the smallest that half, 95 % and 99 % of them do not exceed, and the largest. */
public final class Distribution {
    /** The names of its parts, in their order. */
    public static final String P50 = "p50";

    public static final String P95 = "p95";
    public static final String P99 = "p99";
    public static final String MAX = "max";

    private Distribution() {}

    /** As a measure of a verdict; empty if there are no figures. */
    public static Map<String, Object> of(long[] figures) {
        return of(figures, figure -> figure);
    }

    /** The same of times, in seconds. */
    public static Map<String, Object> ofNanosInSeconds(long[] nanos) {
        return of(nanos, figure -> BigDecimal.valueOf(figure, 9).stripTrailingZeros());
    }

    private static Map<String, Object> of(long[] figures, LongFunction<Object> shown) {
        Map<String, Object> parts = new LinkedHashMap<>();
        if (figures.length > 0) {
            long[] sorted = figures.clone();
            Arrays.sort(sorted);
            parts.put(P50, shown.apply(sorted[rank(sorted.length, 50)]));
            parts.put(P95, shown.apply(sorted[rank(sorted.length, 95)]));
            parts.put(P99, shown.apply(sorted[rank(sorted.length, 99)]));
            parts.put(MAX, shown.apply(sorted[sorted.length - 1]));
        }
        return parts;
    }

    /** The place of the nearest rank. */
    private static int rank(int size, int percent) {
        return (int) (((long) size * percent + 99) / 100) - 1;
    }
}
