package io.inquest.cluster.sim;

import io.inquest.cluster.world.SeededRandom;
import io.inquest.cluster.world.Timer;
import io.inquest.cluster.world.World;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * A world of one thread whose clock jumps from task to task: what happens in it is a function of its seed. All its
 * methods are for the thread that runs it. Making one is cheap, so that a process can hold thousands, one after another
 * or one a thread.
 */
public final class VirtualWorld implements World {
    private static final int TASKS_PER_INSTANT_MAX = 10_000_000;

    private final long seed;
    private final EventQueue queue = new EventQueue();
    private long nowNanos;
    private long tasksRun;
    private int tasksThisInstant;
    private boolean running;

    public VirtualWorld(long seed) {
        this.seed = seed;
    }

    /** The seed that everything here follows from. */
    public long seed() {
        return seed;
    }

    /** How many tasks have been run so far. */
    public long tasksRun() {
        return tasksRun;
    }

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        return new Scheduled(queue, at(later(delayNanos), task));
    }

    @Override
    public void execute(Runnable task) {
        at(nowNanos, task);
    }

    @Override
    public RandomGenerator random(String use) {
        return seededRandom(use);
    }

    @Override
    public void run(BooleanSupplier finished) {
        if (running) {
            throw new IllegalStateException(
                    "This virtual world is running already: a task must not run it again, but schedule what is to come.");
        }
        running = true;
        try {
            while (!finished.getAsBoolean()) {
                step();
            }
        } finally {
            running = false;
        }
    }

    SeededRandom seededRandom(String use) {
        return SeededRandom.split(seed, use);
    }

    /** Schedules without a timer to hold; the ticket returned is for {@link #cancel}. */
    long post(long delayNanos, Runnable task) {
        return at(later(delayNanos), task);
    }

    /** Schedules at a moment that is not past. */
    long at(long timeNanos, Runnable task) {
        return queue.add(timeNanos, task);
    }

    void cancel(long ticket) {
        queue.cancel(ticket);
    }

    private long later(long delayNanos) {
        if (delayNanos < 0) {
            throw new IllegalArgumentException(
                    "A delay of " + delayNanos + " ns would lie in the past: give a delay of 0 or more.");
        }
        long time = nowNanos + delayNanos;
        return time < 0 ? Long.MAX_VALUE : time;
    }

    private void step() {
        Runnable task = queue.poll();
        if (task == null) {
            throw new IllegalStateException(
                    "Nothing is left to do at " + nowNanos + " ns of virtual time, and the run"
                            + " has not finished: no task waits that could finish it. Look for a reply or timer that was lost.");
        }
        long time = queue.lastTime();
        if (time != nowNanos) {
            nowNanos = time;
            tasksThisInstant = 0;
        } else if (++tasksThisInstant > TASKS_PER_INSTANT_MAX) {
            throw new IllegalStateException("Virtual time stands still at " + nowNanos + " ns: " + tasksThisInstant
                    + " tasks ran in one instant. Look for a task that schedules itself without a delay, such as "
                    + task + ".");
        }
        tasksRun++;
        task.run();
    }

    private record Scheduled(EventQueue queue, long ticket) implements Timer {
        @Override
        public void cancel() {
            queue.cancel(ticket);
        }
    }
}
