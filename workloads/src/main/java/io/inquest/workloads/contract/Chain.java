package io.inquest.workloads.contract;

import io.inquest.cluster.world.World;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Stages one after another. */
final class Chain {
    private Chain() {}

    static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    /** One begins when the one before has ended. */
    static <T> CompletionStage<Void> each(List<? extends T> items, Function<T, CompletionStage<Void>> step) {
        CompletionStage<Void> all = done();
        for (T item : items) {
            all = all.thenCompose(before -> step.apply(item));
        }
        return all;
    }

    static CompletionStage<Void> pause(World world, long nanos) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        world.schedule(nanos, () -> over.complete(null));
        return over;
    }

    /** The stage, or a failure with the sentence if it takes longer. */
    static <T> CompletionStage<T> within(World world, long nanos, String sentence, CompletionStage<T> stage) {
        CompletableFuture<T> result = new CompletableFuture<>();
        var timer = world.schedule(nanos, () -> result.completeExceptionally(new IllegalStateException(sentence)));
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
