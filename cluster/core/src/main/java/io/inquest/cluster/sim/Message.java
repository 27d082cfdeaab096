package io.inquest.cluster.sim;

import io.inquest.cluster.program.NodeProgram;

/** A message under way. */
final class Message<M> implements Runnable, Input<M> {
    private final SimulatedDeployment<M> deployment;
    final int from;
    final int to;
    final M content;
    /** From 1, in the order of sending; the same for all copies. */
    long id;

    Message(SimulatedDeployment<M> deployment, int from, int to, M content) {
        this.deployment = deployment;
        this.from = from;
        this.to = to;
        this.content = content;
    }

    /** Arrives. */
    @Override
    public void run() {
        deployment.arrive(this);
    }

    @Override
    public void reach(NodeProgram<M> program) {
        deployment.delivered(this);
        if (deployment.isNode(from)) {
            program.onMessage(from, content);
        } else {
            program.onRequest(from, content);
        }
    }

    @Override
    public String toString() {
        return "message from " + from + " to " + to + ": " + content;
    }
}
