package io.inquest.cluster.real;

import io.inquest.cluster.program.Codec;
import io.inquest.cluster.world.World;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Hands frames from the connections' readers to the loop, as messages. Only so many are ahead of the loop; then readers
 * wait, and with them the senders. So a flood fills the senders' queues, which drop, and not this process's memory.
 */
final class Inbox<M> implements AutoCloseable {
    private static final int MAX_AHEAD = 1024;

    private final World world;
    private final Codec<M> codec;
    private final BiConsumer<Integer, M> receive;
    private final Consumer<String> log;
    private final Semaphore room = new Semaphore(MAX_AHEAD);
    private volatile boolean closed;

    Inbox(World world, Codec<M> codec, BiConsumer<Integer, M> receive, Consumer<String> log) {
        this.world = world;
        this.codec = codec;
        this.receive = receive;
        this.log = log;
    }

    /** From a reader's thread. A frame that is no message ends the connection it came on. */
    void put(int from, byte[] frame, FrameSocket connection) throws InterruptedException {
        room.acquire();
        world.execute(() -> {
            room.release();
            if (closed) {
                return;
            }
            M message;
            try {
                message = codec.decode(frame);
            } catch (IllegalArgumentException e) {
                log.accept("the connection with address " + from + " was closed: it sent what is no message: " + e);
                connection.close();
                return;
            }
            receive.accept(from, message);
        });
    }

    /** A message to oneself. It goes through the codec like any other, so that nothing mutable is shared. */
    void putOwn(int self, byte[] frame) {
        world.execute(() -> {
            if (!closed) {
                receive.accept(self, codec.decode(frame));
            }
        });
    }

    /** Nothing more is received, also of what was read already. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            // The loop may never run again: no reader is to wait for it.
            room.release(Integer.MAX_VALUE / 2);
        }
    }
}
