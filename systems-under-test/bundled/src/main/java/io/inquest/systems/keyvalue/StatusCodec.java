package io.inquest.systems.keyvalue;

import io.inquest.cluster.program.Codec;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** A store's messages, and those of {@link Status} with tags that no store uses. */
final class StatusCodec implements Codec<Message> {
    private static final byte REQUEST = (byte) 254;
    private static final byte REPLY = (byte) 255;
    private static final int REQUEST_BYTES = 1 + Long.BYTES;
    private static final int REPLY_BYTES = 2 + 3 * Long.BYTES;

    private final Codec<Message> others;

    /** @param others of whose messages none begins with the byte 254 or 255 */
    StatusCodec(Codec<Message> others) {
        this.others = others;
    }

    @Override
    public byte[] encode(Message message) {
        if (message instanceof Status.Request request) {
            return ByteBuffer.allocate(REQUEST_BYTES)
                    .put(REQUEST)
                    .putLong(request.nanos())
                    .array();
        }
        if (message instanceof Status.Reply reply) {
            Status status = reply.status();
            return ByteBuffer.allocate(REPLY_BYTES)
                    .put(REPLY)
                    .putLong(reply.nanos())
                    .put((byte) (status.leads() ? 1 : 0))
                    .putLong(status.term())
                    .putLong(status.applied())
                    .array();
        }
        return others.encode(message);
    }

    @Override
    public Message decode(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != REQUEST && bytes[0] != REPLY) {
            return others.decode(bytes);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            Message message = in.get() == REQUEST
                    ? new Status.Request(in.getLong())
                    : new Status.Reply(in.getLong(), new Status(in.get() != 0, in.getLong(), in.getLong()));
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("bytes are left over after " + message);
            }
            return message;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the message ends too early", e);
        }
    }
}
