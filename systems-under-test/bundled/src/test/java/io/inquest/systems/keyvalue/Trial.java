package io.inquest.systems.keyvalue;

import static io.inquest.generators.Generators.any;
import static io.inquest.generators.Generators.nemesis;
import static io.inquest.generators.Generators.rate;
import static io.inquest.generators.Generators.timeLimit;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.linear.LinearizableChecker;
import io.inquest.cluster.Cluster;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.cluster.world.Timer;
import io.inquest.cluster.world.World;
import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.Operation;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.FaultSchedule;
import io.inquest.nemesis.Nemesis;
import io.inquest.nemesis.Rhythm;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemProvider;
import io.inquest.workloads.Plan;
import io.inquest.workloads.Workload;
import io.inquest.workloads.WorkloadConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** A run of a store in the simulation, with clients and faults, small and single: for tests of the store alone. */
public class Trial {
    public static final int NODES = 5;
    private static final int WORKERS = 10;
    private static final long TIMEOUT_NANOS = 5_000_000_000L;

    public final SimulatedCluster cluster;
    public final ReplicatedSystem system;
    public Throwable notRecovered;
    public History history;

    private final VirtualWorld world;
    private final Plan plan;
    private final Nemesis nemesis;
    private final List<String> faults;
    private final Client[] clients = new Client[WORKERS];
    private final int[] processes = new int[WORKERS];
    private final BitSet free = new BitSet();
    private final HistoryBuilder builder = History.builder();
    private Generator generator;
    private Timer wake;
    private long questions;
    private boolean exhausted;
    private Runnable phaseDone;
    private boolean finished;

    /** @param store makes the store on its cluster */
    public Trial(
            long seed,
            BiFunction<Cluster, World, ReplicatedSystem> store,
            Workload workload,
            List<String> faults,
            SimulationOptions options) {
        this.faults = faults;
        world = new VirtualWorld(seed);
        cluster = new SimulatedCluster(world, NODES, options);
        system = store.apply(cluster, world);
        plan = workload.plan(new WorkloadConfig(defaults(workload.options()), WORKERS, 200));
        nemesis = new Nemesis(new Battlefield(world, cluster, system), FaultKinds.load());
    }

    /** A store's options as given, the others with their defaults. */
    public static SystemConfig config(SystemProvider store, String bug, Map<String, String> options) {
        Map<String, String> all = defaults(store.description().options());
        all.putAll(options);
        return new SystemConfig(all, bug);
    }

    private static Map<String, String> defaults(List<OptionSpec> specs) {
        Map<String, String> values = new TreeMap<>();
        specs.forEach(spec -> values.put(spec.name(), spec.defaultValue()));
        return values;
    }

    /** Runs for so many virtual seconds, heals, recovers and reads all keys. */
    public Trial run(int seconds) {
        Generator main = any(rate(200, plan.main()), nemesis(new FaultSchedule(faults, Rhythm.defaults())));
        system.setUp().whenComplete((done, failure) -> {
            if (failure != null) {
                throw new AssertionError(failure);
            }
            for (int worker = 0; worker < WORKERS; worker++) {
                clients[worker] = system.open(worker);
                processes[worker] = worker;
            }
            free.set(0, WORKERS + 1);
            phase(timeLimit(Duration.ofSeconds(seconds), main), this::heal);
        });
        world.run(() -> finished);
        history = builder.build();
        return this;
    }

    public Verdict check() {
        return check(20_000_000_000L, 512L << 20);
    }

    public Verdict check(long timeNanosMax, long memoryBytesMax) {
        CheckContext context = CheckContext.defaults()
                .withSettings(Map.of("object", plan.object()))
                .withBudget(timeNanosMax, memoryBytesMax);
        return new LinearizableChecker().check(history, context);
    }

    private void heal() {
        nemesis.healAll().thenCompose(events -> system.recover()).whenComplete((done, failure) -> {
            notRecovered = failure;
            phase(plan.last(), () -> finished = true);
        });
    }

    private void phase(Generator next, Runnable done) {
        Context context = context();
        generator = next;
        for (Event event : seen) {
            generator = generator.update(context, event);
        }
        exhausted = false;
        phaseDone = done;
        ask();
    }

    private final List<Event> seen = new ArrayList<>();

    private void ask() {
        while (!exhausted) {
            Step step = generator.next(context());
            if (step instanceof Step.Emit emit) {
                generator = emit.rest();
                start(emit.operation());
            } else if (step instanceof Step.Pending pending) {
                generator = pending.rest();
                if (wake != null) {
                    wake.cancel();
                }
                wake = pending.wakeNanos() == Step.Pending.NEVER
                        ? null
                        : world.schedule(pending.wakeNanos() - world.nowNanos(), this::ask);
                return;
            } else {
                exhausted = true;
            }
        }
        if (free.cardinality() == WORKERS + 1 && phaseDone != null) {
            Runnable done = phaseDone;
            phaseDone = null;
            world.execute(done);
        }
    }

    private void start(Operation operation) {
        Actor actor = operation.actor();
        int worker = actor.isNemesis() ? WORKERS : actor.process() % WORKERS;
        free.clear(worker);
        if (actor.isNemesis()) {
            nemesis.perform(operation).whenComplete((event, failure) -> {
                if (failure != null) {
                    throw new AssertionError(failure);
                }
                world.execute(() -> ended(worker, event));
            });
            return;
        }
        record(operation.invocation());
        Open open = new Open(worker, operation);
        open.timeout = world.schedule(TIMEOUT_NANOS, () -> open.complete(new Completion.Unknown("timeout", null)));
        clients[worker].invoke(operation, completion -> world.execute(() -> open.complete(completion)));
    }

    private final class Open {
        final int worker;
        final Operation operation;
        Timer timeout;
        boolean done;

        Open(int worker, Operation operation) {
            this.worker = worker;
            this.operation = operation;
        }

        void complete(Completion completion) {
            if (done) {
                return;
            }
            done = true;
            timeout.cancel();
            Event event;
            if (completion instanceof Completion.Ok ok) {
                event = event(EventType.OK, ok.value(), ok.node(), null);
            } else if (completion instanceof Completion.Fail fail) {
                event = event(EventType.FAIL, operation.value(), fail.node(), fail.reason());
            } else {
                event = event(EventType.INFO, operation.value(), null, ((Completion.Unknown) completion).reason());
            }
            ended(worker, event);
        }

        private Event event(EventType type, Object value, String node, String error) {
            return new Event(-1, -1, type, operation.actor(), operation.f(), operation.key(), value, node, error);
        }
    }

    private void ended(int worker, Event event) {
        record(event);
        free.set(worker);
        if (event.type() == EventType.INFO && worker < WORKERS) {
            processes[worker] += WORKERS;
        }
        ask();
    }

    private void record(Event event) {
        Event timed = event.withTime(world.nowNanos());
        builder.add(timed);
        seen.add(timed);
        generator = generator.update(context(), timed);
    }

    private Context context() {
        return new Context(world.nowNanos(), world.random("question " + questions++), processes, free);
    }
}
