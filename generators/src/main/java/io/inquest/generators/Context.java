package io.inquest.generators;

import io.inquest.history.Actor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/**
 * What a generator knows of the run when it is asked: the time, which workers are free, and randomness. Worker numbers
 * are 0 to {@link #clients()} - 1 for clients; the nemesis is worker {@link #nemesis()}. A worker keeps its number
 * while its process number changes after an unknown outcome: its processes are its number, that plus the number of
 * clients, and so on.
 *
 * <p>A context may be narrowed to some of the workers. All of it but {@link #clients} and {@link #nemesis} then speaks
 * of those only.
 *
 * <p>What a generator has to tell people it leaves in the context, as part of its answer: {@link #note}.
 */
public final class Context {
    /** What {@link #pickFree} says when no worker is free. */
    public static final int NONE = -1;

    /** What {@link #dueNanos} says when nobody knows. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private final long timeNanos;
    private final RandomGenerator random;
    private final int[] processes;
    private final WorkerSet workers;
    private final WorkerSet free; // of all workers, also in a narrowed context
    private final Context whole; // that this was narrowed from; itself if it was not
    private List<String> notes; // of the whole one only; null while there are none
    private long dueNanos = UNKNOWN; // of the whole one only
    private boolean scheduled; // of the whole one only
    private long nextDueNanos = UNKNOWN; // of the whole one only
    private long gapNanos; // of the whole one only

    /**
     * @param timeNanos nanoseconds since the run began
     * @param random made afresh for each question from the run's seed and the question's number, so that a question
     *     repeated is answered the same
     * @param processes the process number of each client worker; not copied, and not changed while the context is used
     * @param free the workers that have nothing open; bit {@code processes.length} is the nemesis. Copied
     */
    public Context(long timeNanos, RandomGenerator random, int[] processes, BitSet free) {
        this.timeNanos = timeNanos;
        this.random = random;
        this.processes = processes;
        this.workers = WorkerSet.all(processes.length + 1);
        this.free = WorkerSet.copyOf(free, processes.length + 1);
        this.whole = this;
    }

    private Context(Context from, WorkerSet some) {
        this.timeNanos = from.timeNanos;
        this.random = from.random;
        this.processes = from.processes;
        this.workers = from.workers.containsAll(some) ? some : from.workers.and(some);
        this.free = from.free;
        this.whole = from.whole;
    }

    /** This context's workers that pass. */
    WorkerSet where(IntPredicate predicate) {
        return WorkerSet.where(processes.length + 1, worker -> workers.contains(worker) && predicate.test(worker));
    }

    /** Of this context's clients, in order, those from one rank (included) to another (not included). */
    WorkerSet clients(int fromRank, int toRank) {
        WorkerSet clients = where(worker -> worker < nemesis());
        if (fromRank == toRank) {
            return where(worker -> false);
        }
        int first = clients.nthIn(clients, fromRank);
        int last = clients.nthIn(clients, toRank - 1);
        return where(worker -> worker >= first && worker <= last);
    }

    /** The same moment, with only those of the given workers that this context has. */
    Context only(WorkerSet some) {
        return some.containsAll(workers) ? this : new Context(this, some);
    }

    /** Of these workers (null for nobody), those that are not free, whether or not this context has them. */
    WorkerSet busy(WorkerSet some) {
        return some == null ? WorkerSet.none(processes.length + 1) : some.minus(free);
    }

    /** Whether no operation is open anywhere, so that no event can come before something is done. */
    boolean nothingIsOpen() {
        return whole.allFree();
    }

    /** Puts a sentence for people into the run's log, beside the answer: {@link Generators#log}. */
    public void note(String message) {
        if (whole.notes == null) {
            whole.notes = new ArrayList<>();
        }
        whole.notes.add(message);
    }

    /** What was noted while this context was used, in order: for whoever drives the generator. */
    public List<String> notes() {
        return whole.notes == null ? List.of() : List.copyOf(whole.notes);
    }

    /** Tells, beside an answer that is an operation, when that was due, which may be before now. */
    void due(long timeNanos) {
        whole.dueNanos = timeNanos;
    }

    /**
     * When the operation that was answered was due, by a generator that keeps to a schedule ({@link Generators#openLoop}):
     * for whoever drives the generator. {@link #UNKNOWN} if it has none.
     */
    public long dueNanos() {
        return whole.dueNanos;
    }

    /**
     * Tells, beside an answer, what the schedule has after it: an operation then, and one more after each gap. {@link
     * #UNKNOWN} for none, as long as nothing else is told.
     */
    void schedule(long nextNanos, long betweenNanos) {
        whole.scheduled = true;
        whole.nextDueNanos = nextNanos;
        whole.gapNanos = betweenNanos;
    }

    /** Whether a generator that keeps to a schedule was asked: it is not while no client of its own is free. */
    public boolean isScheduled() {
        return whole.scheduled;
    }

    /**
     * How many operations the schedule has before a moment, after the one that was answered, if one was: for whoever
     * drives the generator, and never asks again.
     */
    public long scheduledBefore(long timeNanos) {
        long next = whole.nextDueNanos;
        return next == UNKNOWN || next >= timeNanos ? 0 : (timeNanos - next - 1) / Math.max(1, whole.gapNanos) + 1;
    }

    public long timeNanos() {
        return timeNanos;
    }

    public RandomGenerator random() {
        return random;
    }

    /** How many client workers the run has. */
    public int clients() {
        return processes.length;
    }

    /** The nemesis's worker number. */
    public int nemesis() {
        return processes.length;
    }

    /** Whether the context has this worker. */
    public boolean has(int worker) {
        return workers.contains(worker);
    }

    /** How many clients this context has. */
    public int clientCount() {
        return workers.count() - (has(nemesis()) ? 1 : 0);
    }

    public boolean isFree(int worker) {
        return free.contains(worker) && workers.contains(worker);
    }

    /** How many workers are free, the nemesis included. */
    public int freeCount() {
        return free.countIn(workers);
    }

    public boolean allFree() {
        return free.containsAll(workers);
    }

    /** Whether one of these workers of this context is free. */
    boolean anyFree(WorkerSet some) {
        return free.meets(some, workers);
    }

    /**
     * A free client, each as likely as another; the nemesis only in a context that has no clients. {@link #NONE} if
     * none is free.
     */
    public int pickFree() {
        int clients = free.countIn(workers) - (isFree(nemesis()) ? 1 : 0);
        if (clients > 0) {
            return free.nthIn(workers, clients == 1 ? 0 : random.nextInt(clients));
        }
        return isFree(nemesis()) && workers.count() == 1 ? nemesis() : NONE;
    }

    /** The process number that a client worker has now. */
    public int process(int worker) {
        return processes[worker];
    }

    /** Who the worker is in a history now. */
    public Actor actor(int worker) {
        if (worker == nemesis()) {
            return Actor.NEMESIS;
        }
        int process = processes[worker];
        if (process % processes.length != worker) {
            throw new IllegalStateException("worker " + worker + " of " + processes.length + " cannot be process "
                    + process + ": after an unknown outcome add " + processes.length + " to the process number");
        }
        return Actor.process(process);
    }

    /** The worker that an actor is or was. */
    public int worker(Actor actor) {
        return actor.isNemesis() ? nemesis() : actor.process() % processes.length;
    }
}
