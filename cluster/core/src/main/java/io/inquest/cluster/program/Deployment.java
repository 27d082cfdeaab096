package io.inquest.cluster.program;

import java.util.function.BiConsumer;

/** A store's programs on the nodes of a cluster. */
public interface Deployment<M> {
    /** Starts a node's process; does nothing if it runs. */
    void start(int node);

    boolean isRunning(int node);

    /**
     * The program that runs on a node now, or null: for observing it (who leads?), never for acting on it.
     */
    NodeProgram<M> program(int node);

    /**
     * A new client on a machine of its own, that partitions of nodes do not cut off.
     *
     * @param receive called with a node's number and its message
     */
    ClientPort<M> connect(BiConsumer<Integer, M> receive);
}
