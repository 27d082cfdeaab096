package io.inquest.benchmarks;

import static io.inquest.generators.Generators.ENDLESS;
import static io.inquest.generators.Generators.any;
import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.concurrentKeys;
import static io.inquest.generators.Generators.cycle;
import static io.inquest.generators.Generators.limit;
import static io.inquest.generators.Generators.mix;
import static io.inquest.generators.Generators.nemesis;
import static io.inquest.generators.Generators.numbered;
import static io.inquest.generators.Generators.once;
import static io.inquest.generators.Generators.rate;
import static io.inquest.generators.Generators.repeat;
import static io.inquest.generators.Generators.sequence;
import static io.inquest.generators.Generators.sleep;
import static io.inquest.generators.Generators.timeLimit;

import io.inquest.generators.Call;
import io.inquest.generators.Generator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many operations a second come out of a nest of generators as a test has it: a time limit over clients at a rate,
 * who work on several keys at a time with a mix of reads, writes and compare-and-sets, and a nemesis beside them. Asked
 * and told as in a run: for an operation there are about three questions (one answered with it, one after it and one
 * after its end), each with a context of its own, and two events.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class GeneratorBenchmark {
    private static final int OPERATIONS = 100_000;
    private static final int CLIENTS_A_KEY = 3;
    private static final long LATENCY_NANOS = 10_000_000;

    /** How many clients there are. */
    @Param({"10", "30", "100"})
    public int clients;

    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public long operations() {
        return new GeneratorLoop(clients, LATENCY_NANOS, nest()).run(OPERATIONS);
    }

    /** Clients are busy two thirds of their time. */
    private Generator nest() {
        double perSecond = clients * 1e9 / LATENCY_NANOS * 2 / 3;
        Generator keys = concurrentKeys(clients / CLIENTS_A_KEY, ENDLESS, key -> limit(200, operationsOn(key)));
        Generator faults = cycle(sequence(
                sleep(Duration.ofMillis(100), Duration.ofSeconds(1)),
                once(Call.of("start")),
                sleep(Duration.ofMillis(500)),
                once(Call.of("stop"))));
        return timeLimit(Duration.ofDays(1), any(clients(rate(perSecond, keys)), nemesis(faults)));
    }

    private static Generator operationsOn(int key) {
        return mix(
                new int[] {2, 1, 1},
                repeat(new Call("read", key, null)),
                numbered(n -> new Call("write", key, n)),
                numbered(n -> new Call("cas", key, List.of(n, n + 1))));
    }
}
