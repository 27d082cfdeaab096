package io.inquest.harness.runner;

import io.inquest.cluster.world.SeededRandom;
import io.inquest.cluster.world.Timer;
import io.inquest.cluster.world.World;
import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Generators;
import io.inquest.generators.Step;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import io.inquest.systems.SystemUnderTest;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Asks a generator what to do, has workers and the nemesis do it, and records what comes back. All on the world's
 * loop. It owns the timeouts: an operation without an answer becomes an {@code info}, and its worker goes on as a new
 * process with a new connection.
 */
final class Driver {
    private final World world;
    private final SystemUnderTest system;
    private final Recorder recorder;
    private final RunListener listener;
    private final long timeoutNanos;
    private final Function<Operation, CompletionStage<Event>> nemesis;
    private final Worker[] workers;
    private final BitSet free = new BitSet();
    private final long seed;
    private final Latency.Log latencies = new Latency.Log();
    /** Of the main part's last question that told of its schedule. */
    private Context schedule;

    private long mainEndNanos = Context.UNKNOWN;
    private long questions;
    /** Of each worker; copied before it is changed, because contexts hold it. */
    private int[] processes;

    private Generator generator;
    private Generator later;
    private CompletableFuture<Void> finished;
    private Timer wake;
    private boolean asking;
    private boolean askAgain;
    private boolean closed;

    /**
     * @param listener hears what generators note
     * @param timeoutNanos how long an operation may stay without an answer
     * @param nemesis carries out an operation of the nemesis; completes with the event to record
     */
    Driver(
            World world,
            SystemUnderTest system,
            Recorder recorder,
            RunListener listener,
            int concurrency,
            long timeoutNanos,
            Function<Operation, CompletionStage<Event>> nemesis) {
        this.world = world;
        this.system = system;
        this.recorder = recorder;
        this.listener = listener;
        this.timeoutNanos = timeoutNanos;
        this.nemesis = nemesis;
        this.seed = world.random("generator").nextLong();
        this.workers = new Worker[concurrency];
        for (int i = 0; i < concurrency; i++) {
            workers[i] = new Worker(i, system.open(i));
        }
        this.processes = IntStream.range(0, concurrency).toArray();
        free.set(0, concurrency + 1);
    }

    /**
     * Runs a generator to its end; completes when it is done and nothing is open any more.
     *
     * @param then the generator of {@link #driveOn}, which is told of every event from now on
     */
    CompletionStage<Void> drive(Generator first, Generator then) {
        later = then;
        return start(first);
    }

    /** Runs the generator that has only listened so far, and asks it nothing more once so much time has passed. */
    CompletionStage<Void> driveOn(long limitNanos) {
        // one that waits for ever is found out where nothing else sets an end to it
        Generator next = Generators.timeLimit(Duration.ofNanos(limitNanos), Generators.validate(later));
        later = null;
        return start(next);
    }

    private CompletionStage<Void> start(Generator next) {
        generator = Generators.validate(next);
        finished = new CompletableFuture<>();
        CompletableFuture<Void> result = finished;
        ask();
        return result;
    }

    /**
     * How long operations took that had been due by a schedule; null if there were none.
     *
     * @param limitNanos when the main part was to end: nothing is due after
     */
    Latency latency(long limitNanos) {
        long end = mainEndNanos == Context.UNKNOWN ? limitNanos : Math.min(limitNanos, mainEndNanos);
        return latencies.latency(schedule == null ? 0 : schedule.scheduledBefore(end));
    }

    /** Stops asking. What is open stays open, in the history too. */
    void stop() {
        endMain();
        generator = null;
        cancelWake();
    }

    private void endMain() {
        mainEndNanos = mainEndNanos == Context.UNKNOWN ? world.nowNanos() : mainEndNanos;
    }

    /**
     * Closes every client, whatever becomes of the others; nothing is recorded any more.
     *
     * @return what the first threw that could not be closed
     */
    Optional<RuntimeException> close() {
        stop();
        closed = true;
        RuntimeException first = null;
        for (Worker worker : workers) {
            worker.open = false;
            if (worker.timeout != null) {
                worker.timeout.cancel();
            }
            try {
                worker.client.close();
            } catch (RuntimeException thrown) {
                first = first == null ? thrown : first;
            }
        }
        return Optional.ofNullable(first);
    }

    private void ask() {
        if (asking) {
            askAgain = true; // a reply came while its operation was being invoked
            return;
        }
        asking = true;
        do {
            askAgain = false;
            try {
                while (generator != null && step()) {}
            } catch (RuntimeException broken) {
                fail(broken); // and what that leads to may ask again
            }
        } while (askAgain);
        asking = false;
    }

    /**
     * Ends what is being driven, if anything is. Thrown on, it might end in a client's or a stage's hands, and the run
     * would look whole.
     */
    void fail(Throwable broken) {
        generator = null;
        cancelWake();
        if (finished != null) {
            finished.completeExceptionally(broken);
        }
    }

    /** Asks once; whether to ask again at once. */
    private boolean step() {
        cancelWake();
        Context context = context();
        Step step = generator.next(context);
        passOn(context.notes());
        if (step instanceof Step.Emit emit) {
            generator = emit.rest();
            keep(context);
            begin(emit.operation(), context.dueNanos());
            return true;
        }
        if (step instanceof Step.Pending pending) {
            generator = pending.rest();
            keep(context);
            if (pending.wakeNanos() != Step.Pending.NEVER) {
                wakeAt(Math.max(pending.wakeNanos(), world.nowNanos() + 1));
            }
            return false;
        }
        endMain();
        if (free.cardinality() == workers.length + 1) {
            generator = null;
            finished.complete(null);
        }
        return false;
    }

    /** What was told of the schedule, for there may be no further question. */
    private void keep(Context told) {
        schedule = mainEndNanos == Context.UNKNOWN && told.isScheduled() ? told : schedule;
    }

    private void begin(Operation operation, long dueNanos) {
        if (operation.actor().isNemesis()) {
            free.clear(workers.length);
            nemesis.apply(operation).whenComplete(this::endOfNemesis);
            return;
        }
        int process = operation.actor().process();
        Worker worker = workers[process % workers.length];
        free.clear(worker.number);
        long turn = ++worker.turn;
        worker.open = true;
        worker.dueNanos = dueNanos;
        worker.invokedNanos = world.nowNanos();
        Event invoked = recorder.record(operation.invocation(), worker.invokedNanos);
        if (dueNanos != Context.UNKNOWN) {
            latencies.begun(invoked.index(), dueNanos);
        }
        update(invoked);
        worker.timeout = world.schedule(timeoutNanos, () -> end(worker, turn, operation, unknown("timeout")));
        invoke(worker, turn, new Operation(invoked, null));
    }

    private void endOfNemesis(Event event, Throwable problem) {
        if (closed) {
            return; // too late to be in the history
        }
        if (problem != null) {
            fail(problem);
            return;
        }
        free.set(workers.length);
        try {
            tell(recorder.record(event, world.nowNanos()));
        } catch (RuntimeException broken) {
            fail(broken);
        }
    }

    private void invoke(Worker worker, long turn, Operation operation) {
        try {
            worker.client.invoke(operation, completion -> end(worker, turn, operation, completion));
        } catch (RuntimeException problem) {
            end(worker, turn, operation, unknown(problem.toString()));
        }
    }

    private static Completion unknown(String reason) {
        return new Completion.Unknown(reason, null);
    }

    private void end(Worker worker, long turn, Operation operation, Completion completion) {
        if (!worker.open || worker.turn != turn) {
            return; // an answer after the timeout, or a second one
        }
        worker.open = false;
        worker.timeout.cancel();
        free.set(worker.number);
        try {
            Event event = recorder.record(event(operation, completion), world.nowNanos());
            if (worker.dueNanos != Context.UNKNOWN) {
                latencies.add(event.time() - worker.dueNanos, event.time() - worker.invokedNanos);
            }
            if (event.type() == EventType.INFO) {
                worker.process += workers.length;
                processes = processes.clone();
                processes[worker.number] = worker.process;
                reopen(worker);
            }
            tell(event);
        } catch (RuntimeException broken) {
            fail(broken);
        }
    }

    private void reopen(Worker worker) {
        try {
            worker.client.close();
            worker.client = system.open(worker.number);
        } catch (RuntimeException broken) {
            throw new IllegalStateException(
                    "worker " + worker.number + " could not be given a new client in place of one in doubt: " + broken,
                    broken);
        }
    }

    private static Event event(Operation operation, Completion completion) {
        if (completion instanceof Completion.Ok ok) {
            return completed(operation, EventType.OK, ok.value(), ok.node(), null);
        }
        if (completion instanceof Completion.Fail fail) {
            return completed(operation, EventType.FAIL, operation.value(), fail.node(), fail.reason());
        }
        Completion.Unknown unknown = (Completion.Unknown) completion;
        return completed(operation, EventType.INFO, operation.value(), unknown.node(), unknown.reason());
    }

    private static Event completed(Operation operation, EventType type, Object value, String node, String error) {
        return new Event(-1, -1, type, operation.actor(), operation.f(), operation.key(), value, node, error);
    }

    private void tell(Event event) {
        update(event);
        ask();
    }

    private void update(Event event) {
        if (generator != null) {
            generator = told(generator, event);
        }
        if (later != null) {
            later = told(later, event);
        }
    }

    private Generator told(Generator listening, Event event) {
        Context context = context();
        Generator next = listening.update(context, event);
        passOn(context.notes());
        return next;
    }

    private void passOn(List<String> notes) {
        notes.forEach(note -> listener.note(note, world.nowNanos()));
    }

    private Context context() {
        return new Context(world.nowNanos(), new SeededRandom(seed + questions++), processes, free);
    }

    private void wakeAt(long timeNanos) {
        // in the real world the time may have come since the generator was asked
        wake = world.schedule(Math.max(0, timeNanos - world.nowNanos()), this::ask);
    }

    private void cancelWake() {
        if (wake != null) {
            wake.cancel();
            wake = null;
        }
    }
}
