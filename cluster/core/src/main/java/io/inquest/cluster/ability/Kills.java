package io.inquest.cluster.ability;

import java.util.concurrent.CompletionStage;

/** The ability to kill a node's processes at once, as {@code kill -9} or a power cut does. */
public interface Kills {
    /** Kills; completes with whether a process was running that runs no more. */
    CompletionStage<Boolean> kill(int node);

    CompletionStage<Boolean> isRunning(int node);
}
