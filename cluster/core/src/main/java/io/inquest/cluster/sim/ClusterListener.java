package io.inquest.cluster.sim;

/**
 * Is told what happens in a simulated cluster, in the order in which it happens, on the thread of its world. It must not
 * throw, nor act on the cluster: a run must be the same whether or not anybody listens. Nodes have the addresses from 0,
 * clients those after them; times are the world's.
 */
public interface ClusterListener {
    /**
     * A message was handed to the network.
     *
     * @param id from 1, in the order of sending
     */
    void sent(long timeNanos, long id, int from, int to, Object content);

    /** Something became of a message, or of one of its copies. */
    void met(long timeNanos, long id, Fate fate);

    /**
     * A message is about to be handled: what its receiver sends next, before anything else happens to it, is its answer
     * to it. Called twice for one id if the message was duplicated.
     */
    void delivered(long timeNanos, long id, Object content);

    /** @param text what is to be said of it, or null */
    void happened(long timeNanos, int node, NodeEvent event, String text);

    /**
     * A client sends on behalf of an operation from now on.
     *
     * @param event the index of the operation's invocation in the history
     */
    void serves(long timeNanos, int client, int event);
}
