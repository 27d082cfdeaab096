package io.inquest.cluster.program;

/** Sends messages: maybe late, maybe twice, maybe in another order, maybe never. Never blocks, never throws. */
public interface Outbox<M> {
    void send(int to, M message);
}
