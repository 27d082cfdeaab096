package io.inquest.workloads;

import java.util.Map;
import java.util.Objects;

/**
 * How a workload is to be run.
 *
 * @param options every declared option's value
 * @param concurrency how many client workers there are
 * @param rate operations a second, of all workers together; 0 for as many as the store takes. The runner holds the rate;
 *     here it only says how much there will be to do
 */
public record WorkloadConfig(Map<String, String> options, int concurrency, double rate) {
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
        String text = option(name);
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, with what it should be
        }
        throw new IllegalArgumentException(
                "--" + name + " takes a whole number from " + least + ", not '" + text + "'");
    }
}
