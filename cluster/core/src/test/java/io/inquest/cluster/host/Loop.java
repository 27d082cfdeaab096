package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.fail;

import io.inquest.cluster.real.RealWorld;
import io.inquest.cluster.world.SeededRandom;
import io.inquest.cluster.world.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A real world whose loop a test runs until something is done, but not for ever. */
final class Loop {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    final RealWorld world = new RealWorld(use -> SeededRandom.split(1, use));

    <T> T get(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        boolean[] late = {false};
        Timer bound = world.schedule(PATIENCE_NANOS, () -> late[0] = true);
        world.run(() -> late[0] || future.isDone());
        bound.cancel();
        if (late[0]) {
            fail("waited a minute for it");
        }
        return future.join();
    }
}
