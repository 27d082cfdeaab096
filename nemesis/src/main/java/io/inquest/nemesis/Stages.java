package io.inquest.nemesis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** What faults need of {@link CompletionStage} beyond its own methods. */
public final class Stages {
    private Stages() {}

    /**
     * Begins the step on each item, in order and without waiting, so that a fault strikes its targets together.
     * Completes when all are done: with the results in order, or with the first item's failure.
     */
    public static <E, T> CompletionStage<List<T>> each(List<E> items, Function<E, CompletionStage<T>> step) {
        List<CompletableFuture<T>> begun = new ArrayList<>();
        for (E item : items) {
            begun.add(attempt(() -> step.apply(item)).toCompletableFuture());
        }
        return CompletableFuture.allOf(begun.toArray(CompletableFuture<?>[]::new))
                .handle((nothing, failure) -> {
                    List<T> results = new ArrayList<>();
                    for (CompletableFuture<T> one : begun) {
                        results.add(one.join());
                    }
                    return results;
                });
    }

    /** Takes the step on each item in order, each when the one before is done; ends with the first failure. */
    public static <E> CompletionStage<Void> inOrder(List<E> items, Function<E, CompletionStage<Void>> step) {
        CompletionStage<Void> done = nothing();
        for (E item : items) {
            done = done.thenCompose(before -> step.apply(item));
        }
        return done;
    }

    /** A stage that is complete. */
    public static CompletionStage<Void> nothing() {
        return CompletableFuture.completedFuture(null);
    }

    /** The stage, or a failed one if making it throws. */
    public static <T> CompletionStage<T> attempt(Supplier<CompletionStage<T>> stage) {
        try {
            return stage.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The stage; or if it fails, the stage that the failure is turned into. */
    public static <T> CompletionStage<T> recover(
            CompletionStage<T> stage, Function<Throwable, CompletionStage<T>> rescue) {
        return stage.handle((value, failure) ->
                        failure == null ? CompletableFuture.completedFuture(value) : rescue.apply(cause(failure)))
                .thenCompose(Function.identity());
    }

    /**
     * The injection, once {@code proved} completes. If that fails, the injection is closed, and then the stage fails
     * saying why; where closing fails too it says so, and hands the injection on for another try.
     */
    public static CompletionStage<Injection> provedOrUndone(CompletionStage<?> proved, Injection injection) {
        return recover(
                proved.thenApply(any -> injection),
                failure -> attempt(injection::close).handle((evidence, stuck) -> {
                    throw stuck == null
                            ? new InjectionFailedException(sentence(failure), failure, null)
                            : new InjectionFailedException(
                                    sentence(failure) + "; undoing it failed as well: " + sentence(stuck),
                                    failure,
                                    injection);
                }));
    }

    /** What a failure says to a person. */
    public static String sentence(Throwable failure) {
        Throwable cause = cause(failure);
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** The failure without the wrapping that stages put around it. */
    public static Throwable cause(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
        return wrapped ? cause(failure.getCause()) : failure;
    }
}
