package io.inquest.cluster.ability;

import java.util.concurrent.CompletionStage;

/**
 * The ability to end a node's processes as an administrator does who stops a service: what they have written is not
 * lost, synced or not, for the machine goes on.
 */
public interface Stops {
    /** Ends them; completes with whether a process was running that runs no more. */
    CompletionStage<Boolean> stop(int node);
}
