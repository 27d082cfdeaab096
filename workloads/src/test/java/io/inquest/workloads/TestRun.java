package io.inquest.workloads;

import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.cluster.world.SeededRandom;
import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Generators;
import io.inquest.generators.Step;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.OptionSpec;
import io.inquest.workloads.memory.InMemoryClient;
import io.inquest.workloads.memory.InMemoryObject;
import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** One workload against one in-memory object in a virtual world; no nemesis, but now and then a reply gets lost. */
final class TestRun {
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final double RATE = 50;

    private final VirtualWorld world;
    private final long seed;
    private final Client[] clients;
    private final int[] processes;
    private final BitSet free = new BitSet();
    private final int lostPercent;
    private final RandomGenerator losses;
    private final HistoryBuilder builder = History.builder();
    private Generator generator;
    private long questions;
    private boolean done;

    private TestRun(long seed, Generator generator, int concurrency, InMemoryObject object, int lostPercent) {
        this.seed = seed;
        this.world = new VirtualWorld(seed);
        this.generator = generator;
        this.clients = new Client[concurrency];
        this.processes = new int[concurrency];
        this.lostPercent = lostPercent;
        this.losses = world.random("losses");
        for (int worker = 0; worker < concurrency; worker++) {
            processes[worker] = worker;
            clients[worker] = lostPercent == 0
                    ? InMemoryClient.atOnce(object)
                    : InMemoryClient.delayed(object, world, world.random("client " + worker), 30_000_000);
        }
        free.set(0, concurrency + 1);
    }

    /** Operations one after another, each done before the next begins. */
    static History atOnce(long seed, Workload workload, Map<String, String> options, InMemoryObject object) {
        return run(seed, workload, options, 6, object, 0);
    }

    /** Operations that take up to 60 ms and overlap; of one in twenty nobody learns how it ended. */
    static History overlapping(
            long seed, Workload workload, Map<String, String> options, int concurrency, InMemoryObject object) {
        return run(seed, workload, options, concurrency, object, 5);
    }

    static WorkloadConfig config(Workload workload, Map<String, String> options, int concurrency) {
        Map<String, String> all = new LinkedHashMap<>();
        for (OptionSpec option : workload.options()) {
            all.put(option.name(), option.defaultValue());
        }
        all.putAll(options);
        return new WorkloadConfig(all, concurrency, RATE);
    }

    private static History run(
            long seed,
            Workload workload,
            Map<String, String> options,
            int concurrency,
            InMemoryObject object,
            int lostPercent) {
        Plan plan = workload.plan(config(workload, options, concurrency));
        Generator all = Generators.phases(Generators.timeLimit(TIME, Generators.rate(RATE, plan.main())), plan.last());
        TestRun run = new TestRun(seed, Generators.validate(all), concurrency, object, lostPercent);
        run.world.schedule(0, run::ask);
        run.world.run(() -> run.done && run.free.cardinality() == concurrency + 1);
        return run.builder.build();
    }

    private Context context() {
        return new Context(world.nowNanos(), new SeededRandom(seed * 1_000_003 + questions), processes.clone(), free);
    }

    private void ask() {
        while (!done) {
            questions++;
            Step step = generator.next(context());
            if (step instanceof Step.Emit emit) {
                generator = emit.rest();
                invoke(emit.operation());
            } else if (step instanceof Step.Pending pending) {
                generator = pending.rest();
                if (pending.wakeNanos() != Step.Pending.NEVER) {
                    world.schedule(pending.wakeNanos() - world.nowNanos(), this::ask);
                }
                return;
            } else {
                done = true;
            }
        }
    }

    private void invoke(Operation operation) {
        int worker = context().worker(operation.actor());
        free.clear(worker);
        tell(operation.invocation());
        if (losses.nextInt(100) < lostPercent) {
            clients[worker].invoke(operation, lost -> {});
            world.schedule(100_000_000, () -> completed(worker, operation, new Completion.Unknown("timeout", null)));
        } else {
            clients[worker].invoke(operation, completion -> completed(worker, operation, completion));
        }
    }

    private void completed(int worker, Operation operation, Completion completion) {
        Actor actor = operation.actor();
        free.set(worker);
        if (completion instanceof Completion.Ok ok) {
            tell(completion(EventType.OK, actor, operation, ok.value(), ok.node(), null));
        } else if (completion instanceof Completion.Fail fail) {
            tell(completion(EventType.FAIL, actor, operation, operation.value(), fail.node(), fail.reason()));
        } else {
            processes[worker] += processes.length;
            tell(completion(EventType.INFO, actor, operation, operation.value(), null, "timeout"));
        }
        world.schedule(0, this::ask);
    }

    private static Event completion(
            EventType type, Actor actor, Operation of, Object value, String node, String error) {
        return new Event(-1, -1, type, actor, of.f(), of.key(), value, node, error);
    }

    private void tell(Event event) {
        builder.add(event.withTime(world.nowNanos()));
        generator = generator.update(context(), event);
    }
}
