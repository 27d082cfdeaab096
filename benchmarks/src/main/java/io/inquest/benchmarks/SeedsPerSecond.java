package io.inquest.benchmarks;

import io.inquest.harness.runner.RunResult;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many seeds one thread does in a second, from the empty world to the verdict: half a minute of virtual time, three
 * nodes, five clients, partitions and kills, at most 5,000 events. Nothing is written, as for valid seeds of a batch.
 * Samples are milliseconds a seed: a thousand by the median is the figure.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class SeedsPerSecond {
    private static final int EVENTS_MAX = 5_000;

    private final RaftRuns runs = new RaftRuns(3, 5, Duration.ofSeconds(30), 75);
    private long seed;

    @Benchmark
    public RunResult seed() {
        RunResult result = runs.checked(++seed);
        if (result.history().size() > EVENTS_MAX) {
            throw new IllegalStateException("Seed " + seed + " has "
                    + result.history().size() + " events, more than the " + EVENTS_MAX + " that this figure is about.");
        }
        return result;
    }
}
