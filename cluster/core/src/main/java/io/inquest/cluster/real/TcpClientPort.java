package io.inquest.cluster.real;

import io.inquest.cluster.program.ClientPort;
import io.inquest.cluster.program.Codec;

/** A client's connections, one to each node it has sent to. Of the loop's thread. */
final class TcpClientPort<M> implements ClientPort<M> {
    private final int address;
    private final int nodes;
    private final Codec<M> codec;
    private final Inbox<M> inbox;
    private final Peers peers;
    private boolean closed;

    TcpClientPort(int address, int nodes, Codec<M> codec, Inbox<M> inbox, Peers peers) {
        this.address = address;
        this.nodes = nodes;
        this.codec = codec;
        this.inbox = inbox;
        this.peers = peers;
    }

    @Override
    public int address() {
        return address;
    }

    /** @throws IllegalArgumentException if there is no such node */
    @Override
    public void send(int to, M message) {
        if (to < 0 || to >= nodes) {
            throw new IllegalArgumentException("a client can send to nodes 0 to " + (nodes - 1) + ", not to " + to);
        }
        peers.send(to, codec.encode(message));
    }

    @Override
    public void close() {
        closed = true;
        inbox.close();
        peers.close();
    }

    boolean isClosed() {
        return closed;
    }
}
