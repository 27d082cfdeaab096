package io.inquest.cluster.real;

import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.Outbox;
import io.inquest.cluster.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A node's end of the network: listens on loopback (elsewhere only where it is told to trust the network), and sends to other nodes over connections of its own, each one way.
 * A client's connection goes both ways, and only while it lasts can the client be answered. Messages are dropped, never
 * waited with: to whom cannot be reached, when a queue is full, when they are too big.
 */
public final class TcpTransport<M> implements Outbox<M>, AutoCloseable {
    /** A system property: {@code true} where only those reach this machine who may, as in a cluster made for a test. */
    public static final String TRUSTS_NETWORK = "inquest.node.trusts-network";

    /** The most bytes one message may take. */
    public static final int MAX_FRAME_BYTES = 16 << 20;

    static final long MAX_QUEUED_BYTES = 2L * MAX_FRAME_BYTES;
    private static final int HELLO_TIMEOUT_MILLIS = 10_000;

    private final Codec<M> codec;
    private final int self;
    private final int nodes;
    private final Consumer<String> log;
    private final Inbox<M> inbox;
    private final Peers peers;
    private final ServerSocket server;
    private final Map<FrameSocket, Boolean> accepted = new ConcurrentHashMap<>();
    private final Map<Integer, FrameQueue> clients = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private TcpTransport(Codec<M> codec, int self, List<InetSocketAddress> nodes, Inbox<M> inbox, Consumer<String> log)
            throws IOException {
        this.codec = codec;
        this.self = self;
        this.nodes = nodes.size();
        this.log = log;
        this.inbox = inbox;
        this.peers = new Peers(self, nodes, inbox, log);
        this.server = bind(nodes.get(self));
    }

    /**
     * Listens at the node's address and receives from now on.
     *
     * @param nodes where each node listens, by its number
     * @param receive called on the world's loop with the sender's address and its message
     * @param log told, in sentences, of connections lost and messages that could not be read; from any thread
     * @throws IOException if the address cannot be listened at
     */
    public static <M> TcpTransport<M> listen(
            World world,
            Codec<M> codec,
            int self,
            List<InetSocketAddress> nodes,
            BiConsumer<Integer, M> receive,
            Consumer<String> log)
            throws IOException {
        Inbox<M> inbox = new Inbox<>(world, codec, receive, log);
        TcpTransport<M> transport = new TcpTransport<>(codec, self, nodes, inbox, log);
        Threads.start("node " + self + ", listener", transport::accept);
        return transport;
    }

    /** @throws IllegalArgumentException if the address is negative, which nobody's is */
    @Override
    public void send(int to, M message) {
        if (to < 0) {
            throw new IllegalArgumentException("there is no address " + to + " to send " + message + " to");
        }
        byte[] frame = codec.encode(message);
        if (to == self) {
            inbox.putOwn(self, frame);
        } else if (to < nodes) {
            peers.send(to, frame);
        } else {
            FrameQueue client = clients.get(to);
            if (client != null && Peers.fits(frame, to, log)) {
                client.offer(frame);
            }
        }
    }

    /** Ends all connections. Nothing more is received. */
    @Override
    public void close() {
        closed = true;
        inbox.close();
        peers.close();
        try {
            server.close();
        } catch (IOException e) {
            log.accept("node " + self + " could not stop listening: " + e);
        }
        accepted.keySet().forEach(FrameSocket::close);
    }

    private static ServerSocket bind(InetSocketAddress address) throws IOException {
        if (!address.getAddress().isLoopbackAddress() && !Boolean.getBoolean(TRUSTS_NETWORK)) {
            throw new IllegalArgumentException(
                    address + " is not on loopback: nodes trust whoever connects, so give 127.0.0.1");
        }
        ServerSocket server = new ServerSocket();
        try {
            // The port's last owner may have died a moment ago.
            server.setReuseAddress(true);
            server.bind(address);
            return server;
        } catch (IOException e) {
            server.close();
            BindException failed = new BindException(
                    "cannot listen at " + address + " (" + e.getMessage() + "): is another process using the port?");
            failed.initCause(e);
            throw failed;
        }
    }

    private void accept() {
        while (!closed) {
            try {
                Socket socket = server.accept();
                FrameSocket connection = new FrameSocket(socket);
                Threads.start("node " + self + ", accepted", () -> serve(connection));
            } catch (IOException e) {
                if (!closed) {
                    throw new UncheckedIOException("node " + self + " can accept no more connections", e);
                }
            }
        }
    }

    private void serve(FrameSocket connection) throws InterruptedException {
        accepted.put(connection, true);
        try (connection) {
            if (closed) {
                return;
            }
            connection.readTimeoutMillis(HELLO_TIMEOUT_MILLIS);
            byte[] first = connection.read(Hello.BYTES);
            if (first == null) {
                return;
            }
            Hello hello = Hello.decode(first);
            hello.checkArrivedAt(self, nodes);
            connection.readTimeoutMillis(0);
            if (hello.from() < nodes) {
                receive(hello.from(), connection);
            } else {
                serveClient(hello.from(), connection);
            }
        } catch (ProtocolException e) {
            log.accept("node " + self + " closed a connection: " + e.getMessage());
        } catch (IOException e) {
            // The other side died, or this one closed, or nothing was said in time: it is for the other to try again.
            return;
        } finally {
            accepted.remove(connection);
        }
    }

    private void serveClient(int client, FrameSocket connection) throws IOException, InterruptedException {
        FrameQueue replies = new FrameQueue(MAX_QUEUED_BYTES);
        clients.put(client, replies);
        try {
            Threads.start("node " + self + " to client " + client, () -> reply(replies, connection));
            receive(client, connection);
        } finally {
            clients.remove(client, replies);
            replies.close();
        }
    }

    private void receive(int from, FrameSocket connection) throws IOException, InterruptedException {
        byte[] frame = connection.read(MAX_FRAME_BYTES);
        while (frame != null) {
            inbox.put(from, frame, connection);
            frame = connection.read(MAX_FRAME_BYTES);
        }
    }

    private static void reply(FrameQueue replies, FrameSocket connection) throws InterruptedException {
        try (connection) {
            byte[] frame = replies.take();
            while (frame != null) {
                connection.write(frame);
                if (replies.isEmpty()) {
                    connection.flush();
                }
                frame = replies.take();
            }
        } catch (IOException e) {
            // The reader of the same connection learns of it too, and takes the client off the list.
            return;
        }
    }
}
