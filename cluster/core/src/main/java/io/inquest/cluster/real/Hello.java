package io.inquest.cluster.real;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * The first frame on a connection, from the side that made it.
 *
 * @param from its address: a node's number, or a client's address
 * @param to the node it believes it has reached. Ports are used again, so it may be wrong
 * @param nodes how many nodes it believes there are
 */
record Hello(int from, int to, int nodes) {
    static final int BYTES = 16;
    private static final int MAGIC = 0x494e5131; // "INQ1"

    byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .putInt(MAGIC)
                .putInt(from)
                .putInt(to)
                .putInt(nodes)
                .array();
    }

    static Hello decode(byte[] frame) throws ProtocolException {
        ByteBuffer bytes = ByteBuffer.wrap(frame);
        if (frame.length != BYTES || bytes.getInt() != MAGIC) {
            throw new ProtocolException("a connection did not begin with a hello: does something else use this port?");
        }
        return new Hello(bytes.getInt(), bytes.getInt(), bytes.getInt());
    }

    /** Who says it to whom, for a person. */
    String ends() {
        return (from < nodes ? "node " : "client ") + from + " to node " + to;
    }

    /** @throws ProtocolException if this hello is not for this node of a cluster of so many */
    void checkArrivedAt(int node, int clusterNodes) throws ProtocolException {
        if (to != node || nodes != clusterNodes || from < 0 || from == node) {
            throw new ProtocolException("node " + node + " of " + clusterNodes + " got the hello of address " + from
                    + " to node " + to + " of " + nodes + ": do all agree on the list of nodes?");
        }
    }
}
