package io.inquest.harness.cli;

import io.inquest.harness.runner.RunSpec;
import io.inquest.systems.Promise;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What {@code run} was asked for, checked against what there is.
 *
 * @param spec the run, with the first seed
 * @param promise what the store promises under its options
 * @param seeds its seeds; more than one make a batch
 * @param repeats how many runs each seed has; 1 in the simulation, where they would be the same
 * @param recurrence say how often what was found recurs
 * @param messages keep a log of all messages
 * @param allFaults whether faults that cannot be had may be left out: all were asked for
 * @param results the folder to write below
 * @param dryRun say what would be done, and do nothing
 * @param quiet no progress
 */
public record RunRequest(
        RunSpec spec,
        Promise promise,
        SeedRange seeds,
        int repeats,
        boolean recurrence,
        boolean messages,
        boolean allFaults,
        Path results,
        boolean dryRun,
        boolean quiet) {
    public RunRequest {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(promise, "promise");
        Objects.requireNonNull(seeds, "seeds");
        Objects.requireNonNull(results, "results");
    }

    /** The same of another run. */
    RunRequest with(RunSpec other) {
        return new RunRequest(other, promise, seeds, repeats, recurrence, messages, allFaults, results, dryRun, quiet);
    }

    /** Whether it is one run, and no batch. */
    public boolean isSingle() {
        return seeds.isSingle() && repeats == 1;
    }
}
