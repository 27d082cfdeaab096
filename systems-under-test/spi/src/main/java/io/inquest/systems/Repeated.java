package io.inquest.systems;

import io.inquest.cluster.world.Timer;
import io.inquest.cluster.world.World;

/** Something done again and again on the world's loop, until it is closed. */
public final class Repeated implements AutoCloseable {
    private final World world;
    private final long pauseNanos;
    private final Runnable task;
    private Timer next;

    private Repeated(World world, long pauseNanos, Runnable task) {
        this.world = world;
        this.pauseNanos = pauseNanos;
        this.task = task;
    }

    /** Does it now, and then each time that much later. */
    public static Repeated begin(World world, long pauseNanos, Runnable task) {
        Repeated repeated = new Repeated(world, pauseNanos, task);
        repeated.run();
        return repeated;
    }

    private void run() {
        next = world.schedule(pauseNanos, this::run);
        task.run();
    }

    @Override
    public void close() {
        next.cancel();
    }
}
