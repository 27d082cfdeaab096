package io.inquest.cluster.real;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The connection to one node: made when there is something to send, and made again, with growing pauses, after it broke.
 * Frames are dropped while the node cannot be reached and when more wait than the queue holds.
 */
final class Dialer implements AutoCloseable {
    private static final int CONNECT_TIMEOUT_MILLIS = 1000;
    private static final long MIN_PAUSE_NANOS = 10_000_000;
    private static final long MAX_PAUSE_NANOS = 200_000_000;

    /** Takes what the node sends back, on the connection's reading thread. */
    interface Receiver {
        void receive(byte[] frame, FrameSocket connection) throws InterruptedException;
    }

    private final InetSocketAddress address;
    private final byte[] hello;
    private final Receiver receiver;
    private final Consumer<String> log;
    private final String name;
    private final FrameQueue queue = new FrameQueue(TcpTransport.MAX_QUEUED_BYTES);
    private final AtomicLong dropped = new AtomicLong();
    private final Object closing = new Object();
    private boolean closed;
    private FrameSocket connection;
    // Of the writing thread alone.
    private long pauseNanos;
    private long resumeNanos;

    Dialer(InetSocketAddress address, Hello hello, Receiver receiver, Consumer<String> log) {
        this.address = address;
        this.hello = hello.encode();
        this.receiver = receiver;
        this.log = log;
        this.name = hello.ends();
        Threads.start(name, this::work);
    }

    /** Sends the frame, or drops it. Never waits. */
    void send(byte[] frame) {
        if (!queue.offer(frame)) {
            dropped.incrementAndGet();
        }
    }

    /** How many frames were dropped since the connection was last made, of those this side knows of. */
    long dropped() {
        return dropped.get();
    }

    @Override
    public void close() {
        queue.close();
        synchronized (closing) {
            closed = true;
            if (connection != null) {
                connection.close();
            }
        }
    }

    private void work() throws InterruptedException {
        byte[] frame = queue.take();
        while (frame != null) {
            FrameSocket made = dial();
            if (made == null) {
                dropped.addAndGet(1 + queue.clear());
                frame = queue.take();
            } else {
                frame = talk(made, frame);
            }
        }
    }

    /** A connection, or null if it is not time to try again or the node cannot be reached. */
    private FrameSocket dial() {
        if (pauseNanos > 0 && System.nanoTime() - resumeNanos < 0) {
            return null;
        }
        try {
            FrameSocket made = connect();
            if (pauseNanos > 0) {
                log.accept(name + ": reached again; " + dropped + " messages were dropped");
            }
            dropped.set(0);
            pauseNanos = 0;
            return made;
        } catch (IOException e) {
            if (pauseNanos == 0) {
                log.accept(name + ": " + address + " cannot be reached, messages are dropped until it can: "
                        + e.getMessage());
            }
            pauseNanos = Math.min(MAX_PAUSE_NANOS, Math.max(MIN_PAUSE_NANOS, 2 * pauseNanos));
            resumeNanos = System.nanoTime() + pauseNanos;
            return null;
        }
    }

    private FrameSocket connect() throws IOException {
        Socket socket = new Socket();
        FrameSocket made;
        try {
            socket.connect(address, CONNECT_TIMEOUT_MILLIS);
            // Where nobody listens, the system may choose the very port dialled as this end's: a connection to itself.
            if (socket.getLocalPort() == address.getPort()
                    && socket.getLocalAddress().equals(socket.getInetAddress())) {
                throw new ConnectException("nobody listens");
            }
            made = new FrameSocket(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        synchronized (closing) {
            connection = made;
            if (closed) {
                made.close();
            }
        }
        return made;
    }

    /** Writes until the connection ends. Returns the next frame to send on another one, or null once closed. */
    private byte[] talk(FrameSocket made, byte[] first) throws InterruptedException {
        Threads.start(name + ", reader", () -> listen(made));
        try (made) {
            made.write(hello);
            byte[] frame = first;
            // The reader closes the connection when the node ends it; what is written then would be lost.
            while (frame != null && !made.isClosed()) {
                made.write(frame);
                if (queue.isEmpty()) {
                    made.flush();
                }
                frame = queue.take();
            }
            return frame;
        } catch (IOException e) {
            dropped.incrementAndGet();
            return queue.take();
        }
    }

    private void listen(FrameSocket made) throws InterruptedException {
        try (made) {
            byte[] frame = made.read(TcpTransport.MAX_FRAME_BYTES);
            while (frame != null) {
                receiver.receive(frame, made);
                frame = made.read(TcpTransport.MAX_FRAME_BYTES);
            }
        } catch (ProtocolException e) {
            log.accept(name + ": the connection was closed: " + e.getMessage());
        } catch (IOException e) {
            // The other side died, or this one closed: the writing side makes a new connection when it needs one.
            return;
        }
    }
}
