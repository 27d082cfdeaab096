package io.inquest.harness.report;

import java.math.BigDecimal;
import java.util.Map;
import java.util.StringJoiner;

/** Says what was wrong with links. */
final class ConditionWords {
    private static final long ALL_PPM = 1_000_000;

    private final Map<?, ?> conditions;

    private ConditionWords(Map<?, ?> conditions) {
        this.conditions = conditions;
    }

    static String of(Map<?, ?> conditions) {
        return new ConditionWords(conditions).text();
    }

    private String text() {
        StringJoiner words = new StringJoiner(", ");
        if (number("delay-nanos") + number("jitter-nanos") > 0) {
            words.add(delay());
        }
        if (number("bytes-per-second") > 0) {
            words.add("at most " + bytes(number("bytes-per-second")) + " a second and "
                    + bytes(number("queue-bytes-max")) + " waiting");
        }
        share(words, "loss-ppm", " lost");
        share(words, "duplication-ppm", " doubled");
        share(words, "hold-up-ppm", " held up for at most " + Units.duration(number("hold-up-nanos-max")));
        share(words, "corruption-ppm", " corrupted");
        return words.toString();
    }

    private String delay() {
        String late = Units.duration(number("delay-nanos"));
        String jitter = Units.duration(number("jitter-nanos"));
        Object distribution = conditions.get("distribution");
        if (number("jitter-nanos") == 0) {
            return late + " late";
        }
        if ("exponential".equals(distribution)) {
            return late + " late and " + jitter + " more on average";
        }
        if ("long-tail".equals(distribution)) {
            return late + " late and " + jitter + " more on average, some ten times that";
        }
        return late + " ± " + jitter + " late";
    }

    private void share(StringJoiner words, String name, String what) {
        long ppm = number(name);
        if (ppm > 0) {
            words.add((ppm == ALL_PPM ? "all" : percent(ppm) + " %") + what);
        }
    }

    private static String percent(long ppm) {
        return BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString();
    }

    private static String bytes(long bytes) {
        return bytes < 10_000 ? Units.count(bytes, "byte") : Units.count(bytes / 1000) + " kB";
    }

    private long number(String name) {
        return conditions.get(name) instanceof Long number ? number : 0;
    }
}
