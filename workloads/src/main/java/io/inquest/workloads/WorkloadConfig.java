package io.inquest.workloads;

import java.util.Map;
import java.util.Objects;

/**
 * How a workload is to be run.
 *
 * @param options every declared option's value
 * @param concurrency how many client workers there are
 * @param rate operations a second, of all workers together; 0 for as many as the store takes
 */
public record WorkloadConfig(Map<String, String> options, int concurrency, double rate) {
    public WorkloadConfig {
        options = Map.copyOf(options);
    }

    public String option(String name) {
        return Objects.requireNonNull(options.get(name), name);
    }
}
