package io.inquest.cluster.program;

/** A client's end of the network. */
public interface ClientPort<M> extends Outbox<M> {
    /** This client's address, as nodes see it. */
    int address();

    /** Nothing more is received. */
    void close();
}
