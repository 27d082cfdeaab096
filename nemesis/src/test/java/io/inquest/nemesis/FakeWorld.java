package io.inquest.nemesis;

import io.inquest.cluster.world.Timer;
import io.inquest.cluster.world.World;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Virtual time and nothing else. */
final class FakeWorld implements World {
    private record Task(long dueNanos, long number, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::dueNanos).thenComparingLong(Task::number));
    private long nowNanos;
    private long scheduled;

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public Timer schedule(long delayNanos, Runnable work) {
        Task task = new Task(nowNanos + delayNanos, scheduled++, work);
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    @Override
    public void execute(Runnable work) {
        schedule(0, work);
    }

    @Override
    public RandomGenerator random(String use) {
        return new SplittableRandom(use.hashCode());
    }

    @Override
    public void run(BooleanSupplier finished) {
        while (!finished.getAsBoolean()) {
            Task task = tasks.remove();
            nowNanos = task.dueNanos;
            task.work.run();
        }
    }

    boolean isIdle() {
        return tasks.isEmpty();
    }
}
