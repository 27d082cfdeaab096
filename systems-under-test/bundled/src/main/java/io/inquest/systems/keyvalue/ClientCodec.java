package io.inquest.systems.keyvalue;

import io.inquest.cluster.program.Codec;
import io.inquest.systems.keyvalue.ClientReply.Done;
import io.inquest.systems.keyvalue.ClientReply.Lost;
import io.inquest.systems.keyvalue.ClientReply.Refused;
import io.inquest.systems.keyvalue.ClientRequest.Execute;
import io.inquest.systems.keyvalue.ClientRequest.ReadLocally;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * Messages as bytes: a tag, then the fields in their order. What clients and nodes say to each other is written here;
 * what nodes say among themselves each store writes for itself, with tags below 100.
 */
public abstract class ClientCodec implements Codec<Message> {
    private static final int EXECUTE = 100;
    private static final int READ_LOCALLY = 101;
    private static final int DONE = 102;
    private static final int REFUSED = 103;
    private static final int LOST = 104;

    /** A message from node to node as bytes that begin with its tag: see {@link Wire#bytes}. */
    protected abstract byte[] encodePeer(Message message);

    /** The message from node to node that the tag is for. */
    protected abstract Message decodePeer(int tag, DataInput in) throws IOException;

    @Override
    public final byte[] encode(Message message) {
        if (message instanceof ClientReply reply) {
            ReplyEncoder encoder = new ReplyEncoder();
            reply.deliver(0, encoder);
            return encoder.bytes;
        }
        if (message instanceof Execute m) {
            return Wire.bytes(EXECUTE, out -> {
                out.writeLong(m.number());
                out.writeLong(m.term());
                Wire.writeCommand(out, m.command());
            });
        }
        if (message instanceof ReadLocally m) {
            return Wire.bytes(READ_LOCALLY, out -> {
                out.writeLong(m.number());
                out.writeLong(m.after());
                WireValues.write(out, m.key());
            });
        }
        return encodePeer(message);
    }

    @Override
    public final Message decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Message message = decode(in.readUnsignedByte(), in);
            if (in.read() != -1) {
                throw new IllegalArgumentException("bytes are left over after " + message);
            }
            return message;
        } catch (IOException e) {
            throw new IllegalArgumentException("the message ends too early", e);
        }
    }

    private Message decode(int tag, DataInput in) throws IOException {
        switch (tag) {
            case EXECUTE:
                return new Execute(in.readLong(), in.readLong(), Wire.readCommand(in));
            case READ_LOCALLY:
                return new ReadLocally(in.readLong(), in.readLong(), WireValues.read(in));
            case DONE:
                return new Done(in.readLong(), Wire.readResult(in), in.readLong());
            case REFUSED:
                return new Refused(in.readLong(), in.readLong(), in.readLong(), in.readInt(), in.readBoolean());
            case LOST:
                return new Lost(in.readLong());
            default:
                return decodePeer(tag, in);
        }
    }

    private static final class ReplyEncoder implements ClientReply.Handler {
        private byte[] bytes;

        @Override
        public void done(int from, Done m) {
            bytes = Wire.bytes(DONE, out -> {
                out.writeLong(m.number());
                Wire.writeResult(out, m.result());
                out.writeLong(m.index());
            });
        }

        @Override
        public void refused(int from, Refused m) {
            bytes = Wire.bytes(REFUSED, out -> {
                out.writeLong(m.number());
                out.writeLong(m.asked());
                out.writeLong(m.term());
                out.writeInt(m.leader());
                out.writeBoolean(m.certain());
            });
        }

        @Override
        public void lost(int from, Lost m) {
            bytes = Wire.bytes(LOST, out -> out.writeLong(m.number()));
        }
    }
}
