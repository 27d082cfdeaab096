package io.inquest.generators;

import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * What a generator knows of the run when it is asked: the time, which workers are free, and randomness. Worker numbers
 * are 0 to {@link #clients()} - 1 for clients; the nemesis is worker {@link #nemesis()}. A worker keeps its number
 * while its process number changes after an unknown outcome.
 */
public final class Context {
    private final long timeNanos;
    private final RandomGenerator random;
    private final int[] processes;
    private final BitSet free;

    /**
     * @param timeNanos nanoseconds since the run began
     * @param random made afresh for each question from the run's seed and the question's number, so that a question
     *     repeated is answered the same
     * @param processes the process number of each client worker
     * @param free the workers that have nothing open; bit {@code processes.length} is the nemesis
     */
    public Context(long timeNanos, RandomGenerator random, int[] processes, BitSet free) {
        this.timeNanos = timeNanos;
        this.random = random;
        this.processes = processes;
        this.free = free;
    }

    public long timeNanos() {
        return timeNanos;
    }

    public RandomGenerator random() {
        return random;
    }

    /** How many client workers there are. */
    public int clients() {
        return processes.length;
    }

    /** The nemesis's worker number. */
    public int nemesis() {
        return processes.length;
    }

    public boolean isFree(int worker) {
        return free.get(worker);
    }

    /** The process number that a client worker has now. */
    public int process(int worker) {
        return processes[worker];
    }
}
