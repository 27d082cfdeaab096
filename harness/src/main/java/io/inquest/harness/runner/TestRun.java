package io.inquest.harness.runner;

import io.inquest.checkers.Finding;
import io.inquest.checkers.vacuity.Functions;
import io.inquest.cluster.world.World;
import io.inquest.generators.Generator;
import io.inquest.generators.Generators;
import io.inquest.harness.secrets.Redaction;
import io.inquest.history.Event;
import io.inquest.history.History;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.Nemesis;
import io.inquest.nemesis.Schedules;
import io.inquest.nemesis.ScriptedFaults;
import io.inquest.workloads.Plan;
import io.inquest.workloads.contract.ClientContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One run, from setting up to tearing down: the workload beside the faults, then everything healed, recovery, the
 * last reads. Knows neither which store nor which world it is.
 */
public final class TestRun {
    /** An operation without an answer after this long is recorded as unknown. */
    static final long OPERATION_TIMEOUT_NANOS = Duration.ofSeconds(5).toNanos();

    /** A store that needs longer than this to set itself up, to recover or to go down never will. */
    static final long PHASE_NANOS_MAX = Duration.ofMinutes(10).toNanos();

    /** A store that did not recover is still asked what it holds, though not for ever by those who ask until it answers. */
    static final long UNRECOVERED_READS_NANOS = Duration.ofSeconds(30).toNanos();

    /** Who interrupts a run waits for it, though not for long. */
    static final long ABANDONED_PHASE_NANOS_MAX = Duration.ofSeconds(10).toNanos();

    private static final String SETTING_UP = "setting up the store";
    /** The phase in which clients and faults are at work. */
    public static final String MAIN_PART = "running the workload";

    private static final String CHECKING_THE_CLIENT = "checking the client";
    private static final String HEALING = "healing";
    private static final String RECOVERING = "waiting for recovery";
    private static final String LAST_READS = "last reads";
    private static final String TEARING_DOWN = "tearing down";

    /** A finding of this kind says that the client is not to be believed. */
    static final String CLIENT_CONTRACT = "client-contract";

    /** A finding of this kind says that the last reads are of a store that was not whole again. */
    static final String NO_RECOVERY = "no-recovery";

    private static final String RUN_FAILED = "run-failed";

    /** What throws whenever the loop goes on is not waited for. */
    private static final int THROWN_MAX = 100;

    private final RunSpec spec;
    private final Battlefield field;
    private final Plan plan;
    private final List<FaultKind> kinds;
    private final RunListener listener;
    private final Functions checked;
    private final World world;
    private final Recorder recorder = new Recorder();
    private final List<Finding> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Nemesis nemesis;
    private Driver driver;
    private boolean abandoned;
    private boolean ending;
    private boolean hurried;
    private boolean over;
    private long mainNanos = -1;

    /** @param kinds the faults to inject; each has been asked whether it can be had here */
    public TestRun(RunSpec spec, Battlefield field, Plan plan, List<FaultKind> kinds, RunListener listener) {
        this(spec, field, plan, kinds, listener, null);
    }

    /**
     * The same, with a look at the store's client before the main part.
     *
     * @param checked what the workload needs of the client; null to trust it
     */
    TestRun(
            RunSpec spec,
            Battlefield field,
            Plan plan,
            List<FaultKind> kinds,
            RunListener listener,
            Functions checked) {
        this.checked = checked;
        this.spec = spec;
        this.field = field;
        this.plan = plan;
        this.kinds = List.copyOf(kinds);
        this.listener = listener;
        this.world = field.world();
        this.nemesis = new Nemesis(field, new FaultKinds(this.kinds), spec.options());
        recorder.listen(listener::event);
    }

    /**
     * What was recorded.
     *
     * @param problems why the run could not do all that it should have: an empty list if it could
     * @param mainNanos when the main part began; negative if it did not
     * @param latency of an open loop; null if it was none
     * @param warnings what went wrong when there was nothing more to record, in sentences
     */
    public record Outcome(
            History history,
            List<Finding> problems,
            long mainNanos,
            long endNanos,
            boolean interrupted,
            Latency latency,
            List<String> warnings) {
        /** Of no open loop, and without warnings. */
        public Outcome(History history, List<Finding> problems, long mainNanos, long endNanos, boolean interrupted) {
            this(history, problems, mainNanos, endNanos, interrupted, null, List.of());
        }
    }

    /** Runs on this thread until the end, or until interrupted; then heals, and returns what there is. */
    public Outcome execute(BooleanSupplier interrupted) {
        CompletableFuture<Void> run = new CompletableFuture<>();
        world.execute(() -> phases().whenComplete((done, problem) -> finish(run, problem)));
        BooleanSupplier end = () -> run.isDone() || interrupted.getAsBoolean();
        RuntimeException thrown = turn(end);
        boolean stopped = thrown == null && !run.isDone();
        for (int times = 0; thrown != null && times < THROWN_MAX; times++) {
            failed(
                    "the run could not go on, because something that client, store or fault had scheduled threw: ",
                    thrown);
            if (driver == null) {
                break;
            }
            RuntimeException cause = thrown;
            world.execute(() -> endMainPart(cause)); // what is left of the run goes on
            thrown = turn(end);
            stopped = thrown == null && !run.isDone();
        }
        if (!run.isDone()) {
            hurried = stopped;
            abandon();
        }
        over = true;
        long endNanos = world.nowNanos();
        Latency latency = driver == null ? null : driver.latency(mainNanos + spec.timeLimitNanos());
        return new Outcome(
                recorder.history(),
                List.copyOf(problems),
                mainNanos,
                endNanos,
                stopped,
                latency,
                List.copyOf(warnings));
    }

    /**
     * Has the loop go on; what was thrown there, if it ended with that. A client's or a store's mistake must not cost what
     * was recorded, nor leave broken what was broken.
     */
    private RuntimeException turn(BooleanSupplier end) {
        try {
            world.run(end);
            return null;
        } catch (RuntimeException thrown) {
            return thrown;
        }
    }

    private CompletionStage<Void> phases() {
        phase(SETTING_UP);
        return CompletableFuture.<Void>completedFuture(null)
                .thenCompose(begun -> deadline().of(SETTING_UP, field.system().setUp()))
                .thenCompose(this::unlessAbandoned)
                .thenCompose(up -> checkClient())
                .thenCompose(this::unlessAbandoned)
                .thenCompose(sound -> mainPart())
                .handle((done, problem) -> problem)
                .thenCompose(this::unlessAbandoned)
                .thenCompose(this::endOfMainPart)
                .handle((done, problem) -> problem)
                .thenCompose(this::unlessAbandoned)
                .thenCompose(this::tearDown);
    }

    /** What comes next of an abandoned run is {@link #abandon} alone: its own next phase never begins. */
    private <T> CompletionStage<T> unlessAbandoned(T value) {
        return abandoned ? new CompletableFuture<>() : CompletableFuture.completedFuture(value);
    }

    private void endMainPart(RuntimeException cause) {
        if (!ending) {
            driver.fail(cause);
        }
    }

    /**
     * Heals, waits for recovery, and reads, each also after a failure: nothing stays broken, and what the store holds may
     * tell why. Of a store that never was up there is nothing to read.
     */
    private CompletionStage<Void> endOfMainPart(Throwable problem) {
        ending = true;
        if (problem != null) {
            failed("the run could not go on: ", problem);
        }
        CompletionStage<Void> healed =
                deadline().of(HEALING, heal()).exceptionally(this::notHealed).thenCompose(this::unlessAbandoned);
        return driver == null
                ? healed
                : healed.thenCompose(done -> recover())
                        .thenCompose(this::unlessAbandoned)
                        .thenCompose(this::lastReads);
    }

    /** What a client that breaks its contract says proves nothing: the verdict is not valid then, and says why. */
    private CompletionStage<Void> checkClient() {
        if (checked == null) {
            return CompletableFuture.completedFuture(null);
        }
        phase(CHECKING_THE_CLIENT);
        CompletionStage<Void> check = new ClientContract(world, field.cluster(), field.system(), plan.object(), checked)
                .begin()
                .thenAccept(report -> {
                    listener.note(report.toString(), world.nowNanos());
                    report.broken()
                            .forEach(breach -> problems.add(new Finding(
                                    CLIENT_CONTRACT,
                                    "the client: " + Redaction.PROCESS.text(breach.sentence()),
                                    List.of())));
                });
        return deadline().of(CHECKING_THE_CLIENT, check);
    }

    private CompletionStage<Void> mainPart() {
        phase(MAIN_PART);
        mainNanos = world.nowNanos();
        driver = new Driver(
                world,
                field.system(),
                recorder,
                listener,
                spec.concurrency(),
                OPERATION_TIMEOUT_NANOS,
                nemesis::perform);
        Generator clients = spec.rate() > 0 ? paced(plan.main()) : plan.main();
        Generator all = kinds.isEmpty()
                ? Generators.clients(clients)
                : Generators.any(Generators.clients(clients), Generators.nemesis(faults()));
        Generator limited = Generators.timeLimit(Duration.ofNanos(spec.timeLimitNanos()), all);
        return driver.drive(limited, Generators.clients(plan.last()));
    }

    /** Users of a real store do not wait for one another; in the simulation a burst after each fault would be all there is. */
    private Generator paced(Generator clients) {
        return spec.isSimulated() ? Generators.rate(spec.rate(), clients) : Generators.openLoop(spec.rate(), clients);
    }

    private Generator faults() {
        if (spec.script() != null) {
            return new ScriptedFaults(spec.script(), new FaultKinds(kinds));
        }
        List<String> names =
                kinds.stream().map(kind -> kind.description().name()).toList();
        return Schedules.of(names, spec.options(), spec.timeLimitNanos());
    }

    private CompletionStage<Void> heal() {
        phase(HEALING);
        return attempt(nemesis::healAll).thenAccept(this::recordAll);
    }

    /** What throws instead of answering has failed like any other. */
    private static <T> CompletionStage<T> attempt(Supplier<CompletionStage<T>> stage) {
        return CompletableFuture.<Void>completedFuture(null).thenCompose(begun -> stage.get());
    }

    /** @return whether it did */
    private CompletionStage<Boolean> recover() {
        phase(RECOVERING);
        return deadline().of(RECOVERING, attempt(field.system()::recover)).handle((up, problem) -> {
            if (problem != null && !abandoned) {
                problems.add(Problems.finding(
                        NO_RECOVERY, "after everything was healed the store did not recover: ", problem));
            }
            return problem == null;
        });
    }

    private CompletionStage<Void> lastReads(boolean recovered) {
        phase(LAST_READS);
        long limit = recovered ? PHASE_NANOS_MAX : UNRECOVERED_READS_NANOS;
        long begun = world.nowNanos();
        return driver.driveOn(limit).thenAccept(done -> {
            if (recovered && world.nowNanos() - begun >= limit) {
                problems.add(new Finding(
                        LAST_READS.replace(' ', '-'),
                        "the last reads had not ended after " + limit / 1_000_000_000
                                + " s, which is all the time they have",
                        List.of()));
            }
        });
    }

    private CompletionStage<Void> tearDown(Throwable problem) {
        if (problem != null) {
            failed("the run could not be brought to its end: ", problem);
        }
        phase(TEARING_DOWN);
        if (driver != null) {
            driver.close()
                    .ifPresent(thrown -> warnings.add(Problems.sentence("a client could not be closed: ", thrown)));
        }
        return deadline().of(TEARING_DOWN, field.system().tearDown());
    }

    /** It is to end: no more operations, but nothing stays broken. */
    private void abandon() {
        abandoned = true;
        if (driver != null) {
            driver.stop();
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        world.execute(() -> deadline()
                .of(HEALING, heal())
                .exceptionally(this::notHealed)
                .thenCompose(healed -> tearDown(null))
                .whenComplete((done, problem) -> finish(end, problem)));
        for (int thrown = 0; !end.isDone() && thrown < THROWN_MAX; thrown++) {
            turn(end::isDone); // what it throws is no news any more
        }
        if (!end.isDone()) {
            problems.add(new Finding(
                    "not-healed", "what was broken may be broken still: the run could not be ended", List.of()));
        }
    }

    /** Of what follows from the first failure no more is said. */
    private void failed(String sentence, Throwable problem) {
        if (problems.stream().noneMatch(known -> known.type().equals(RUN_FAILED))) {
            problems.add(Problems.finding(RUN_FAILED, sentence, problem));
            Problems.trace(problem).ifPresent(trace -> listener.note(trace, world.nowNanos()));
        }
    }

    private Void notHealed(Throwable problem) {
        problems.add(Problems.finding("not-healed", "what was broken may be broken still: ", problem));
        return null;
    }

    private Deadline deadline() {
        return new Deadline(world, hurried ? ABANDONED_PHASE_NANOS_MAX : PHASE_NANOS_MAX);
    }

    private void recordAll(List<Event> events) {
        for (Event event : over ? List.<Event>of() : events) {
            Event recorded = recorder.record(event, world.nowNanos());
            if (recorded.error() != null) {
                String sentence = "the " + recorded.f() + " could not be healed: " + recorded.error();
                problems.add(new Finding("not-healed", sentence, List.of(recorded.index())));
            }
        }
    }

    private void phase(String name) {
        listener.phase(name, world.nowNanos());
    }

    /** By then all is recorded: a store that does not go down says nothing of what it did before. */
    private void finish(CompletableFuture<Void> run, Throwable problem) {
        if (problem != null) {
            warnings.add(Problems.sentence("the store could not be torn down: ", problem));
        }
        run.complete(null);
    }
}
