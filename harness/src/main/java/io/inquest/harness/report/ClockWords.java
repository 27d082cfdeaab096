package io.inquest.harness.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Says in words what faults of clocks do, and what was seen of them. */
final class ClockWords {
    private ClockWords() {}

    /** Each clock and how it is wrong; empty if the fault is none of clocks. */
    static List<String> of(Map<?, ?> fault) {
        List<String> words = new ArrayList<>();
        for (String moved : List.of("jump-nanos", "offset-nanos", "strobe-nanos")) {
            if (fault.get(moved) instanceof Map<?, ?> clocks) {
                clocks.forEach((node, nanos) -> words.add(FaultWords.name(node) + " by "
                        + (nanos instanceof Long n ? (n > 0 ? "+" : "") + Units.duration(n) : "?")));
            }
        }
        if (fault.get("drift-ppm") instanceof Map<?, ?> clocks) {
            clocks.forEach((node, ppm) -> words.add(FaultWords.name(node) + " " + rate(ppm)));
        }
        return words;
    }

    /** How often a clock that goes back and forth does so; empty for other faults. */
    static String often(Map<?, ?> fault) {
        return fault.containsKey("strobe-nanos") && fault.get("period-nanos") instanceof Long period
                ? "back and forth every " + Units.duration(period)
                : "";
    }

    private static String rate(Object ppm) {
        if (!(ppm instanceof Long rate)) {
            return "at another rate";
        }
        BigDecimal percent = BigDecimal.valueOf(rate, 4).abs().stripTrailingZeros();
        return percent.toPlainString() + " % " + (rate < 0 ? "slow" : "fast");
    }

    /** One piece of evidence; empty if it is none of clocks. */
    static Optional<String> evidence(String name, Object seen) {
        if (!List.of("offset-nanos", "jumps", "measured-ppm").contains(name) || !(seen instanceof Map<?, ?> clocks)) {
            return Optional.empty();
        }
        StringJoiner words = new StringJoiner(", ");
        clocks.forEach((node, value) -> {
            String clock = "clock of " + FaultWords.name(node) + " ";
            if (value instanceof Map<?, ?> offset
                    && offset.get("before") instanceof Long before
                    && offset.get("after") instanceof Long after) {
                words.add(clock + Units.duration(before) + " → " + Units.duration(after));
            } else if (name.equals("jumps") && value instanceof Long times) {
                words.add(clock + "moved " + Units.count(times, "time"));
            } else if (name.equals("measured-ppm")) {
                words.add(clock + "measured " + rate(value));
            }
        });
        return Optional.of(words.length() == 0 ? "no clock measured" : words.toString());
    }
}
