package io.inquest.benchmarks;

import io.inquest.checkers.Validity;
import io.inquest.harness.runner.RunResult;
import io.inquest.history.History;
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
 * How long a minute of virtual time takes: five nodes, ten clients, a hundred operations a second, partitions and
 * kills, a new seed each time. Samples, of which the least and the median count on a machine that does other work too.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class RaftRun {
    private final RaftRuns runs = new RaftRuns(5, 10, Duration.ofSeconds(60), 100);
    private long seed;

    @Benchmark
    public History run() {
        return runs.unchecked(++seed);
    }

    @Benchmark
    public RunResult runAndCheck() {
        RunResult result = runs.checked(++seed);
        if (result.validity() == Validity.INVALID) {
            throw new IllegalStateException("Seed " + seed + " is found invalid, so its figure is not one of a run.");
        }
        return result;
    }
}
