package io.inquest.harness.runner;

import io.inquest.cluster.world.Timer;
import io.inquest.cluster.world.World;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** How long, in the world's time, something that others do may take before a run goes on without it. */
record Deadline(World world, long nanos) {
    /** The stage, or a failure that says what took too long; what comes of it after that is ignored. */
    <T> CompletionStage<T> of(String phase, CompletionStage<T> stage) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Timer timer = world.schedule(
                nanos,
                () -> result.completeExceptionally(new TimeoutException(
                        phase + " had not ended after " + nanos / 1_000_000_000 + " s, which is all the time it has")));
        stage.whenComplete((value, problem) -> {
            timer.cancel();
            if (problem == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(problem);
            }
        });
        return result;
    }
}
