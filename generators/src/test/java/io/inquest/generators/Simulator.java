package io.inquest.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.Operation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a generator with no store and no threads: every operation takes {@link #LATENCY} and comes back ok, or now and
 * then info, unless said otherwise; the nemesis's come back info. Asks every question twice and holds the answers to the
 * contract.
 */
final class Simulator {
    static final long LATENCY = 10;
    static final int MAX_QUESTIONS = 200_000;

    private record Open(long time, long order, int worker, Operation operation) {}

    private final long seed;
    private final int[] processes;
    private final BitSet free = new BitSet();
    private final Map<Long, List<String>> notes = new TreeMap<>();
    private final PriorityQueue<Open> open =
            new PriorityQueue<>(Comparator.comparingLong(Open::time).thenComparingLong(Open::order));
    private final HistoryBuilder builder = History.builder();
    private final List<Operation> emitted = new ArrayList<>();
    private Function<Operation, EventType> outcome;
    private ToLongFunction<Operation> latency = operation -> LATENCY;
    private Generator generator;
    private long now;
    private long questions;
    private boolean done;

    Simulator(long seed, int clients, int infoPercent, Generator generator) {
        this.seed = seed;
        this.processes = new int[clients];
        this.generator = Generators.validate(generator);
        TestRandom outcomes = new TestRandom(~seed);
        this.outcome = operation -> outcomes.nextInt(100) < infoPercent ? EventType.INFO : EventType.OK;
        for (int worker = 0; worker < clients; worker++) {
            processes[worker] = worker;
        }
        free.set(0, clients + 1);
    }

    /** Says how the operations of clients end. */
    Simulator outcome(Function<Operation, EventType> function) {
        outcome = function;
        return this;
    }

    /** Says how long operations take. */
    Simulator latency(ToLongFunction<Operation> nanos) {
        latency = nanos;
        return this;
    }

    /** The operations of a run of at most so many nanoseconds, with their times. */
    static List<Operation> run(int clients, long untilNanos, Generator generator) {
        return new Simulator(1, clients, 0, generator).run(untilNanos);
    }

    /** The times of the operations of {@link #run}. */
    static List<Long> times(int clients, long untilNanos, Generator generator) {
        return run(clients, untilNanos, generator).stream()
                .map(operation -> operation.invocation().time())
                .toList();
    }

    /** The functions of the operations of {@link #run}. */
    static List<String> functions(int clients, long untilNanos, Generator generator) {
        return run(clients, untilNanos, generator).stream().map(Operation::f).toList();
    }

    /** What {@link #run} does, as lines: time, process, function, and what there is of key and value. */
    static List<String> lines(int clients, long untilNanos, Generator generator) {
        return new Simulator(1, clients, 0, generator).lines(untilNanos);
    }

    List<String> lines(long untilNanos) {
        return run(untilNanos).stream().map(Simulator::line).toList();
    }

    static String line(Operation operation) {
        return operation.invocation().time() + " " + operation.actor() + " " + what(operation);
    }

    /** Function, key and value; what is null is left out. */
    static String what(Operation operation) {
        return Stream.of(operation.f(), operation.key(), operation.value())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    List<Operation> run(long untilNanos) {
        while (true) {
            long wake = askAll();
            if (done && open.isEmpty()) {
                return emitted;
            }
            long completion = open.isEmpty() ? Step.Pending.NEVER : open.peek().time();
            long next = done ? completion : Math.min(wake, completion);
            assertTrue(next != Step.Pending.NEVER, "it waits for an event, and none can come");
            if (next > untilNanos) {
                return emitted;
            }
            now = next;
            if (completion == next) {
                complete(open.poll());
            }
        }
    }

    boolean done() {
        return done;
    }

    long now() {
        return now;
    }

    List<Operation> emitted() {
        return emitted;
    }

    /** What was noted, by time. */
    Map<Long, List<String>> notes() {
        return notes;
    }

    History history() {
        return builder.build();
    }

    Generator generator() {
        return generator;
    }

    private long askAll() {
        while (!done) {
            Step step = ask();
            if (step instanceof Step.Emit emit) {
                generator = emit.rest();
                start(emit.operation());
            } else if (step instanceof Step.Pending pending) {
                generator = pending.rest();
                return pending.wakeNanos();
            } else {
                done = true;
            }
        }
        return Step.Pending.NEVER;
    }

    private Step ask() {
        assertTrue(++questions < MAX_QUESTIONS, "it does not come to an end");
        Context context = context();
        Context same = context();
        Step step = generator.next(context);
        Step again = generator.next(same);
        assertEquals(context.notes(), same.notes());
        if (!context.notes().isEmpty()) {
            notes.computeIfAbsent(now, time -> new ArrayList<>()).addAll(context.notes());
        }
        assertEquals(step.getClass(), again.getClass());
        if (step instanceof Step.Emit emit) {
            assertEquals(emit.operation(), ((Step.Emit) again).operation());
        } else if (step instanceof Step.Pending pending) {
            assertEquals(pending.wakeNanos(), ((Step.Pending) again).wakeNanos());
        }
        return step;
    }

    private Context context() {
        return new Context(now, new TestRandom(seed * 1_000_003 + questions), processes.clone(), free);
    }

    private void start(Operation operation) {
        int worker = context().worker(operation.actor());
        free.clear(worker);
        emitted.add(operation);
        open.add(new Open(now + latency.applyAsLong(operation), emitted.size(), worker, operation));
        if (!operation.actor().isNemesis()) {
            tell(operation.invocation());
        }
    }

    private void complete(Open ended) {
        Operation operation = ended.operation();
        EventType type = operation.actor().isNemesis() ? EventType.INFO : outcome.apply(operation);
        free.set(ended.worker());
        if (type == EventType.INFO && !operation.actor().isNemesis()) {
            processes[ended.worker()] += processes.length;
        }
        tell(new Event(
                -1, now, type, operation.actor(), operation.f(), operation.key(), operation.value(), null, null));
    }

    private void tell(Event event) {
        builder.add(event.at(-1, now));
        generator = generator.update(context(), event);
    }
}
