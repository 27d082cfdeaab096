package io.inquest.workloads;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a workload is to be run.
 *
 * @param options every declared option's value
 * @param concurrency how many client workers there are
 * @param rate operations a second, of all workers together; 0 for as many as the store takes. The runner holds the rate;
 *     here it only says how much there will be to do
 */
public record WorkloadConfig(Map<String, String> options, int concurrency, double rate) {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:\\.\\.(\\d{1,9}))?");

    public WorkloadConfig {
        options = Map.copyOf(options);
    }

    public String option(String name) {
        return Objects.requireNonNull(options.get(name), name);
    }

    /**
     * The option as a whole number.
     *
     * @throws IllegalArgumentException with a sentence for a person, if it is not one or less than the least
     */
    public int number(String name, int least) {
        return number(name, least, Integer.MAX_VALUE);
    }

    /**
     * The option as a whole number.
     *
     * @throws IllegalArgumentException with a sentence for a person, if it is not one, less than the least or more than the
     *     most
     */
    public int number(String name, int least, int most) {
        String text = option(name);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, with what it should be
        }
        String to = most == Integer.MAX_VALUE ? "" : " to " + most;
        throw new IllegalArgumentException(
                "--" + name + " takes a whole number from " + least + to + ", not '" + text + "'");
    }

    /** Whole numbers from one to another, both included. */
    public record Range(int min, int max) {}

    /**
     * The option as a range, such as {@code 1..4}, or a single number for a range of that alone.
     *
     * @throws IllegalArgumentException with a sentence for a person, if it is not one, or begins with less than the least
     */
    public Range range(String name, int least) {
        String text = option(name);
        Matcher matcher = RANGE.matcher(text);
        if (matcher.matches()) {
            int min = Integer.parseInt(matcher.group(1));
            int max = matcher.group(2) == null ? min : Integer.parseInt(matcher.group(2));
            if (min >= least && min <= max) {
                return new Range(min, max);
            }
        }
        throw new IllegalArgumentException("--" + name + " takes a whole number from " + least
                + " or a range of them, the smaller first, such as " + least + ".." + (least + 3) + ", not '" + text
                + "'");
    }
}
