package io.inquest.cluster.program;

/** A client's end of the network. */
public interface ClientPort<M> extends Outbox<M> {
    /** This client's address, as nodes see it. */
    int address();

    /**
     * Says for which operation it sends from now on, to those who read along.
     *
     * @param event the index of the operation's invocation in the history; negative if it is of no history
     */
    default void serves(int event) {}

    /** Nothing more is received. */
    void close();
}
