package io.inquest.cluster.program;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** A store's programs on the nodes of a cluster. */
public interface Deployment<M> {
    /** Begins to start a node's process; does nothing if it runs. */
    void start(int node);

    /** Completes when the process that was started last on the node has started; fails if it cannot, saying why. */
    default CompletionStage<Void> started(int node) {
        return CompletableFuture.completedFuture(null);
    }

    /** Whether a node's process ran when it was last looked at: that is now, where it runs inside this process. */
    boolean isRunning(int node);

    /**
     * The program that runs on a node now, or null if none does or it runs in a process of its own: for observing it
     * (who leads?), never for acting on it.
     */
    NodeProgram<M> program(int node);

    /**
     * A new client on a machine of its own, that partitions of nodes do not cut off.
     *
     * @param receive called with a node's number and its message
     */
    ClientPort<M> connect(BiConsumer<Integer, M> receive);
}
