package io.inquest.nemesis.faults;

import io.inquest.cluster.world.Timer;
import io.inquest.cluster.world.World;
import io.inquest.nemesis.Stages;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Does one thing after another while a fault is in force, with pauses between, until it is stopped or a step fails. Used
 * from the world's loop.
 */
final class Repetition {
    /** What a step completes with if it was the last. */
    static final long DONE = -1;

    private final World world;
    private final Supplier<CompletionStage<Long>> step;
    private CompletionStage<?> underWay = CompletableFuture.completedFuture(null);
    private Timer timer;
    private boolean stopped;
    private String problem;

    /** @param step does something; completes with how long to pause after it, in nanoseconds, or {@link #DONE} */
    Repetition(World world, Supplier<CompletionStage<Long>> step) {
        this.world = world;
        this.step = step;
    }

    /** Does the first step after the pause. */
    void begin(long pauseNanos) {
        if (!stopped && pauseNanos != DONE) {
            timer = world.schedule(pauseNanos, this::next);
        }
    }

    private void next() {
        if (!stopped) {
            underWay = Stages.attempt(step).handle((pauseNanos, failure) -> {
                if (failure == null) {
                    begin(pauseNanos);
                } else {
                    problem = Stages.sentence(failure);
                }
                return null;
            });
        }
    }

    /** No step begins after this; completes when that under way has ended. */
    CompletionStage<Void> stop() {
        stopped = true;
        if (timer != null) {
            timer.cancel();
        }
        return underWay.thenApply(ended -> null);
    }

    /** Why a step failed, after which there were no more; empty if none did. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}
