package io.inquest.workloads.contract;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What is thrown, as what becomes of a stage. */
final class Problems {
    private Problems() {}

    /** The stage, or a failed one of what is thrown in its place. */
    static <T> CompletionStage<T> caught(Supplier<CompletionStage<T>> stage) {
        try {
            return stage.get();
        } catch (RuntimeException thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    /** Throws the problem on, if there is one. */
    static void rethrow(Throwable problem) {
        if (problem != null) {
            throw problem instanceof CompletionException wrapped ? wrapped : new CompletionException(problem);
        }
    }

    static <T> void complete(CompletableFuture<T> end, T value, Throwable problem) {
        if (problem == null) {
            end.complete(value);
        } else {
            end.completeExceptionally(
                    problem instanceof CompletionException && problem.getCause() != null
                            ? problem.getCause()
                            : problem);
        }
    }
}
