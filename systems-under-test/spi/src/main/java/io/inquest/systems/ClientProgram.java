package io.inquest.systems;

import io.inquest.history.Operation;

/**
 * What a client of a bundled store does, as a deterministic state machine, like {@link
 * io.inquest.cluster.program.NodeProgram}: it acts only when called, on one thread, and touches the outside only through
 * its {@link ClientContext}.
 *
 * @param <M> the store's messages
 */
public interface ClientProgram<M> {
    /** Starts an operation. If an earlier one is still open nobody waits for it any more. */
    void onOperation(Operation operation);

    /** A message from a node, by its number: maybe late, maybe twice, maybe about an earlier operation. */
    void onMessage(int node, M message);

    /** A timer it set has run out. */
    void onTimer(long timer);
}
