package io.inquest.cluster.conformance;

import io.inquest.cluster.world.World;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What completes on a world's loop. */
final class Stages {
    private Stages() {}

    /** Lets the world go on until it has completed. */
    static <T> T get(World world, CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        if (!future.isDone()) {
            world.run(future::isDone);
        }
        return future.join();
    }
}
