package io.inquest.cluster.world;

import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * What a run happens in: time, scheduling and randomness. A <em>virtual</em> world has one thread, a clock that jumps
 * from task to task, and is a function of its seed; a <em>real</em> one has the wall's time and other threads around
 * it. In both, every task runs on the one thread that is in {@link #run}, one after another.
 */
public interface World {
    /** Nanoseconds since the world began; never goes back. */
    long nowNanos();

    /** Runs the task on the loop after the delay (0: after what is already due). From the loop's thread only. */
    Timer schedule(long delayNanos, Runnable task);

    /** Runs the task on the loop soon; from any thread. In a virtual world, from the loop's thread only. */
    void execute(Runnable task);

    /**
     * Randomness for one use, split from the run's one seed by the use's name: what one use draws does not move what
     * another draws. The same name gives a generator that starts the same.
     */
    RandomGenerator random(String use);

    /**
     * Runs tasks on this thread until {@code finished} holds, asked after each task.
     *
     * @throws IllegalStateException if nothing is left to do and it does not hold
     */
    void run(BooleanSupplier finished);
}
