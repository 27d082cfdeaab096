package io.inquest.benchmarks;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.real.RealWorld;
import io.inquest.cluster.world.SeededRandom;
import io.inquest.harness.runner.RunListener;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.runner.TestRun;
import io.inquest.history.Event;
import io.inquest.history.HistoryWriter;
import io.inquest.history.Operation;
import io.inquest.nemesis.Battlefield;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.SystemUnderTest;
import io.inquest.workloads.Plan;
import io.inquest.workloads.RegisterWorkload;
import io.inquest.workloads.WorkloadConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * How many operations a second the runner itself can invoke, time out, record and write to a file in the real world: the
 * store does nothing, and answers as other threads would, through the world's queue. {@code RunnerThroughput [SECONDS
 * [CLIENTS]]}.
 */
public final class RunnerThroughput {
    private static final int CLIENTS = 100;
    private static final int SECONDS = 10;
    private static final int ROUNDS = 3;

    private RunnerThroughput() {}

    public static void main(String[] arguments) throws IOException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SECONDS;
        int clients = arguments.length > 1 ? Integer.parseInt(arguments[1]) : CLIENTS;
        for (int round = 1; round <= ROUNDS; round++) {
            measure(seconds, clients);
        }
    }

    private static void measure(int seconds, int clients) throws IOException {
        RegisterWorkload workload = new RegisterWorkload();
        Map<String, String> options = new LinkedHashMap<>();
        for (OptionSpec option : workload.options()) {
            options.put(option.name(), option.defaultValue());
        }
        RunSpec spec = new RunSpec(
                "nothing",
                workload.name(),
                List.of(),
                "nowhere",
                3,
                seconds * 1_000_000_000L,
                0,
                clients,
                1,
                null,
                null,
                options);
        RealWorld world = new RealWorld(use -> SeededRandom.split(1, use));
        Plan plan = workload.plan(new WorkloadConfig(options, clients, 0));
        Path file = Files.createTempFile("history", ".jsonl");
        long cpu = cpuNanos();
        long start = System.nanoTime();
        long events;
        try (HistoryWriter writer = new HistoryWriter(Files.newOutputStream(file), System::nanoTime)) {
            TestRun run = new TestRun(
                    spec, new Battlefield(world, new Nowhere(), new Nothing(world)), plan, List.of(), writing(writer));
            events = run.execute(() -> false).history().size();
        }
        double wall = (System.nanoTime() - start) / 1e9;
        double used = (cpuNanos() - cpu) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d operations recorded and written (%,d bytes) in %.1f s: %,.0f a second; %,.0f a second of processor"
                        + " time%n",
                events / 2,
                Files.size(file),
                wall,
                events / (2 * wall),
                events / (2 * used));
        Files.delete(file);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static RunListener writing(HistoryWriter writer) {
        return new RunListener() {
            @Override
            public void event(Event event) {
                try {
                    writer.append(event);
                } catch (IOException full) {
                    throw new UncheckedIOException(full);
                }
            }
        };
    }

    private record Nowhere() implements Cluster {
        @Override
        public String name() {
            return "nowhere";
        }

        @Override
        public List<String> nodes() {
            return List.of("n1", "n2", "n3");
        }

        @Override
        public <A> Optional<A> ability(Class<A> ability) {
            return Optional.empty();
        }
    }

    /** Says yes to everything. */
    private record Nothing(RealWorld world) implements SystemUnderTest {
        @Override
        public CompletionStage<Void> setUp() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> recover() {
            return setUp();
        }

        @Override
        public CompletionStage<Void> tearDown() {
            return setUp();
        }

        @Override
        public Client open(int worker) {
            return new Client() {
                @Override
                public void invoke(Operation operation, Consumer<Completion> reply) {
                    world.execute(() -> reply.accept(new Completion.Ok(operation.value(), "n1")));
                }

                @Override
                public void close() {}
            };
        }
    }
}
