package io.inquest.cluster.real;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;

/** One address's connections to the nodes, each made when there is first something to send. Of the loop's thread. */
final class Peers implements AutoCloseable {
    private final int self;
    private final List<InetSocketAddress> nodes;
    private final Inbox<?> inbox;
    private final Consumer<String> log;
    private final Dialer[] dialers;
    private boolean closed;

    Peers(int self, List<InetSocketAddress> nodes, Inbox<?> inbox, Consumer<String> log) {
        this.self = self;
        this.nodes = List.copyOf(nodes);
        this.inbox = inbox;
        this.log = log;
        this.dialers = new Dialer[nodes.size()];
    }

    void send(int node, byte[] frame) {
        if (closed || !fits(frame, node, log)) {
            return;
        }
        if (dialers[node] == null) {
            dialers[node] = new Dialer(
                    nodes.get(node),
                    new Hello(self, node, nodes.size()),
                    (reply, connection) -> inbox.put(node, reply, connection),
                    log);
        }
        dialers[node].send(frame);
    }

    /** Whether the frame may be sent; the other side would end the connection over one that is too big. */
    static boolean fits(byte[] frame, int to, Consumer<String> log) {
        if (frame.length <= TcpTransport.MAX_FRAME_BYTES) {
            return true;
        }
        log.accept("a message of " + frame.length + " bytes to address " + to + " was dropped: at most "
                + TcpTransport.MAX_FRAME_BYTES + " can be sent. Send it in parts");
        return false;
    }

    @Override
    public void close() {
        closed = true;
        for (Dialer dialer : dialers) {
            if (dialer != null) {
                dialer.close();
            }
        }
    }
}
