package io.inquest.cluster.real;

import io.inquest.cluster.world.Timer;
import io.inquest.cluster.world.World;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The world of the machine's own time, with other threads around the loop. Tasks run in the order of their deadlines,
 * and of their scheduling where deadlines are equal; one given to {@link #execute} is due at once.
 *
 * <p>{@link #run} waits while nothing is due, for another thread may yet bring something. It ends when {@code finished}
 * holds, with what a task throws, or, when its thread is interrupted, with a {@link CancellationException} and the
 * thread's interrupt flag still set. However it ends, tasks that have not begun stay, and a later {@code run} goes on
 * with them.
 */
public final class RealWorld implements World {
    private final Function<String, RandomGenerator> randoms;
    private final long beganNanos = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // All guarded by the lock. A sorted set rather than a heap: timeouts are mostly called off, long before they are
    // due.
    private final TreeSet<Task> tasks = new TreeSet<>();
    private long scheduled;
    private Thread loop;

    /** @param randoms gives the generator for a use's name, always starting the same for the same name */
    public RealWorld(Function<String, RandomGenerator> randoms) {
        this.randoms = Objects.requireNonNull(randoms, "randoms");
    }

    @Override
    public long nowNanos() {
        return System.nanoTime() - beganNanos;
    }

    /** @throws IllegalStateException if another thread is in {@link #run} */
    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        if (delayNanos < 0) {
            throw new IllegalArgumentException("a delay of " + delayNanos + " ns: give 0 or more");
        }
        lock.lock();
        try {
            if (loop != null && loop != Thread.currentThread()) {
                throw new IllegalStateException("only the loop's thread may schedule: use execute from "
                        + Thread.currentThread().getName());
            }
            return add(delayNanos, task);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            add(0, task);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public RandomGenerator random(String use) {
        return randoms.apply(use);
    }

    @Override
    public void run(BooleanSupplier finished) {
        enter();
        try {
            while (!finished.getAsBoolean()) {
                take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("the world's loop was interrupted");
            cancelled.initCause(e);
            throw cancelled;
        } finally {
            leave();
        }
    }

    private void enter() {
        lock.lock();
        try {
            if (loop != null) {
                throw new IllegalStateException("the world's loop runs already, on " + loop.getName());
            }
            loop = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            loop = null;
        } finally {
            lock.unlock();
        }
    }

    private Task add(long delayNanos, Runnable task) {
        long now = nowNanos();
        long due = delayNanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + delayNanos;
        Task added = new Task(due, scheduled++, Objects.requireNonNull(task, "task"));
        tasks.add(added);
        changed.signal();
        return added;
    }

    /** The next task, once it is due. Asks for interruption each time, so that a loop that is never idle ends too. */
    private Runnable take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                if (tasks.isEmpty()) {
                    changed.await();
                    continue;
                }
                long waitNanos = tasks.first().dueNanos - nowNanos();
                if (waitNanos <= 0) {
                    return tasks.pollFirst().task;
                }
                changed.awaitNanos(waitNanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private final class Task implements Timer, Comparable<Task> {
        private final long dueNanos;
        private final long number;
        private final Runnable task;

        Task(long dueNanos, long number, Runnable task) {
            this.dueNanos = dueNanos;
            this.number = number;
            this.task = task;
        }

        @Override
        public void cancel() {
            lock.lock();
            try {
                tasks.remove(this);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int compareTo(Task other) {
            int byDeadline = Long.compare(dueNanos, other.dueNanos);
            return byDeadline != 0 ? byDeadline : Long.compare(number, other.number);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }
}
