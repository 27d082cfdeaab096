package io.inquest.cluster.real;

import static org.junit.jupiter.api.Assertions.fail;

import io.inquest.cluster.world.Timer;
import io.inquest.cluster.world.World;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/** Runs a real world until a condition holds, and fails the test if that takes unreasonably long. */
final class Bounded {
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final long LOOK_AGAIN_NANOS = 1_000_000L;

    private Bounded() {}

    static void run(World world, String what, BooleanSupplier condition) {
        boolean[] late = {false};
        Timer bound = world.schedule(PATIENCE_NANOS, () -> late[0] = true);
        world.run(() -> late[0] || condition.getAsBoolean());
        bound.cancel();
        if (late[0]) {
            fail("waited 30 s for " + what);
        }
    }

    /** As {@link #run}, for a condition that other threads bring about. */
    static void poll(World world, String what, BooleanSupplier condition) {
        Runnable stop = again(world, LOOK_AGAIN_NANOS, () -> {});
        run(world, what, condition);
        stop.run();
    }

    /** Does something now and, on the loop, ever again until what this returns is run. */
    static Runnable again(World world, long pauseNanos, Runnable task) {
        Timer[] next = new Timer[1];
        Runnable repeat = new Runnable() {
            @Override
            public void run() {
                task.run();
                next[0] = world.schedule(pauseNanos, this);
            }
        };
        repeat.run();
        return () -> next[0].cancel();
    }

    static <T> T get(World world, String what, CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        run(world, what, future::isDone);
        return future.join();
    }

    /** Spins until a thread waits, so that what wakes it is known to. */
    static void untilWaiting(Thread thread) {
        long began = System.nanoTime();
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            if (System.nanoTime() - began > PATIENCE_NANOS) {
                fail(thread + " has not come to wait within 30 s");
            }
            Thread.onSpinWait();
        }
    }
}
