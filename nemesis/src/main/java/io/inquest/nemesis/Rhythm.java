package io.inquest.nemesis;

import io.inquest.systems.OptionSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How long faults last and how far they are apart.
 *
 * @param firstNanos how long nothing is broken at first
 * @param lasts how long a fault lasts
 * @param pause how long nothing is broken between faults
 */
public record Rhythm(long firstNanos, Span lasts, Span pause) {
    private static final String LASTS = "fault-lasts";
    private static final String PAUSE = "fault-pause";
    private static final long FIRST_NANOS = 1_000_000_000L;

    /** The options that {@link #parse} reads. The defaults suit elections that time out after about a second. */
    public static final List<OptionSpec> OPTIONS = List.of(
            new OptionSpec(LASTS, "how long a fault lasts, in seconds: the least and the most", List.of(), "0.5..5"),
            new OptionSpec(PAUSE, "the pause between faults, in seconds: the least and the most", List.of(), "0.2..3"));

    /** From half a second to five, with pauses from a fifth of a second to three, after a first second of peace. */
    public static Rhythm defaults() {
        return parse(Map.of());
    }

    /**
     * From the values of {@link #OPTIONS}; one that is left out has its default.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static Rhythm parse(Map<String, String> options) {
        return new Rhythm(FIRST_NANOS, span(options, OPTIONS.get(0)), span(options, OPTIONS.get(1)));
    }

    private static Span span(Map<String, String> options, OptionSpec option) {
        String text = options.getOrDefault(option.name(), option.defaultValue());
        try {
            int dots = text.indexOf("..");
            return new Span(nanos(text.substring(0, dots)), nanos(text.substring(dots + 2)));
        } catch (ArithmeticException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "--" + option.name() + " " + text + " is no span of seconds; write it like "
                            + option.defaultValue(),
                    e);
        }
    }

    private static long nanos(String seconds) {
        return new BigDecimal(seconds).movePointRight(9).longValueExact();
    }

    /** A span of time, both ends included. */
    public record Span(long nanosMin, long nanosMax) {
        public Span {
            if (nanosMin < 0 || nanosMin > nanosMax) {
                throw new IllegalArgumentException(nanosMin + " to " + nanosMax + " ns is no span of time");
            }
        }

        /** Some time within it, at most the cap, or the least if even that is more. */
        long draw(RandomGenerator random, long capNanos) {
            long most = Math.max(nanosMin, Math.min(nanosMax, capNanos));
            return nanosMin + random.nextLong(most - nanosMin + 1);
        }
    }
}
