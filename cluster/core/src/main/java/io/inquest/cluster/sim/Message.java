package io.inquest.cluster.sim;

import io.inquest.cluster.program.NodeProgram;
import io.inquest.cluster.world.SeededRandom;

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

    /** How long it is when encoded. */
    int bytes() {
        return deployment.encoded(content).length;
    }

    /** The message that its bytes are with one bit flipped, or null if they are none. */
    Message<M> corrupted(SeededRandom random) {
        byte[] bytes = deployment.encoded(content);
        if (bytes.length == 0) {
            return null;
        }
        int bit = random.nextInt(8 * bytes.length);
        bytes[bit >>> 3] ^= (byte) (1 << (bit & 7));
        M altered = deployment.decoded(bytes);
        if (altered == null) {
            return null;
        }
        Message<M> other = new Message<>(deployment, from, to, altered);
        other.id = id;
        return other;
    }

    boolean says(Message<?> other) {
        return content.equals(other.content);
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
