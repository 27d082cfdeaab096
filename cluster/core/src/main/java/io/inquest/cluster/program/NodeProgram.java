package io.inquest.cluster.program;

/**
 * What a node of a bundled store does, as a deterministic state machine: it acts only when called, on one thread, and
 * touches the outside only through its {@link NodeContext}. So the same class runs in the simulation and as a real
 * process. A new instance is made, and finds what its predecessor synced on its disk, each time the process starts.
 *
 * @param <M> the store's messages: records under one sealed interface
 */
public interface NodeProgram<M> {
    /** Called once, before anything else. The disk can be read. */
    void onStart();

    /** A message from another node, by its number. */
    void onMessage(int from, M message);

    /** A message from a client, by its address; answered by {@code outbox().send(client, …)}. */
    void onRequest(int client, M message);

    /** A timer it set has run out. */
    void onTimer(long timer);
}
