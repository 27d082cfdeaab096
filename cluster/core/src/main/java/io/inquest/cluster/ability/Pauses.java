package io.inquest.cluster.ability;

import java.util.concurrent.CompletionStage;

/** The ability to stop a node's processes for a while, with all their memory, as {@code SIGSTOP} does. */
public interface Pauses {
    /** Completes with whether a running process stopped. */
    CompletionStage<Boolean> pause(int node);

    /** Completes with whether a paused process goes on. */
    CompletionStage<Boolean> resume(int node);

    CompletionStage<Boolean> isPaused(int node);
}
