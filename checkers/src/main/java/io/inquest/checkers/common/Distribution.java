package io.inquest.checkers.common;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** How figures are spread: the smallest that half, 95 % and 99 % of them do not exceed, and the largest. */
public final class Distribution {
    /** The names of its parts, in their order. */
    public static final List<String> PARTS = List.of("p50", "p95", "p99", "max");

    private Distribution() {}

    /** As a measure of a verdict; empty if there are no figures. */
    public static Map<String, Object> of(long[] figures) {
        return of(figures, figure -> figure);
    }

    /** The same of times, in seconds. */
    public static Map<String, Object> ofNanosInSeconds(long[] nanos) {
        return of(nanos, figure -> BigDecimal.valueOf(figure, 9).stripTrailingZeros());
    }

    /** Those of a verdict's measures that are distributions of something. */
    public static Map<String, Object> among(Map<String, Object> measures) {
        Map<String, Object> distributions = new LinkedHashMap<>();
        measures.forEach((name, measure) -> {
            if (measure instanceof Map<?, ?> parts && parts.keySet().containsAll(PARTS)) {
                distributions.put(name, measure);
            }
        });
        return distributions;
    }

    private static Map<String, Object> of(long[] figures, LongFunction<Object> shown) {
        Map<String, Object> parts = new LinkedHashMap<>();
        if (figures.length > 0) {
            long[] sorted = figures.clone();
            Arrays.sort(sorted);
            parts.put(PARTS.get(0), shown.apply(sorted[rank(sorted.length, 50)]));
            parts.put(PARTS.get(1), shown.apply(sorted[rank(sorted.length, 95)]));
            parts.put(PARTS.get(2), shown.apply(sorted[rank(sorted.length, 99)]));
            parts.put(PARTS.get(3), shown.apply(sorted[sorted.length - 1]));
        }
        return parts;
    }

    /** The place of the nearest rank. */
    private static int rank(int size, int percent) {
        return (int) (((long) size * percent + 99) / 100) - 1;
    }
}
