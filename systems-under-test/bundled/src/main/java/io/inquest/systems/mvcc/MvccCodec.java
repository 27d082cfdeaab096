package io.inquest.systems.mvcc;

import io.inquest.cluster.program.Codec;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.keyvalue.Wire;
import io.inquest.systems.keyvalue.WireValues;
import io.inquest.systems.mvcc.MvccReply.Aborted;
import io.inquest.systems.mvcc.MvccReply.Committed;
import io.inquest.systems.mvcc.MvccReply.Forgotten;
import io.inquest.systems.mvcc.MvccReply.Performed;
import io.inquest.systems.mvcc.MvccRequest.Abandon;
import io.inquest.systems.mvcc.MvccRequest.Finish;
import io.inquest.systems.mvcc.MvccRequest.Perform;
import io.inquest.systems.mvcc.PeerMessage.Replicate;
import io.inquest.systems.mvcc.PeerMessage.Replicated;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The store's messages as bytes: a tag, then the fields in their order. */
final class MvccCodec implements Codec<Message> {
    private static final int PERFORM = 1;
    private static final int FINISH = 2;
    private static final int ABANDON = 3;
    private static final int PERFORMED = 4;
    private static final int COMMITTED = 5;
    private static final int ABORTED = 6;
    private static final int FORGOTTEN = 7;
    private static final int REPLICATE = 8;
    private static final int REPLICATED = 9;

    @Override
    public byte[] encode(Message message) {
        Encoder encoder = new Encoder();
        if (message instanceof MvccRequest request) {
            request.deliver(0, encoder);
        } else if (message instanceof MvccReply reply) {
            reply.deliver(0, encoder);
        } else {
            ((PeerMessage) message).deliver(0, encoder);
        }
        return encoder.bytes;
    }

    @Override
    public Message decode(byte[] bytes) {
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

    private static Message decode(int tag, DataInput in) throws IOException {
        switch (tag) {
            case PERFORM:
                return new Perform(
                        in.readLong(), in.readLong(), in.readInt(), in.readBoolean(), CommitWire.readStep(in));
            case FINISH:
                return new Finish(in.readLong(), in.readLong(), in.readInt());
            case ABANDON:
                return new Abandon(in.readLong(), in.readLong());
            case PERFORMED:
                return new Performed(in.readLong(), in.readLong(), in.readInt(), WireValues.read(in));
            case COMMITTED:
                return new Committed(in.readLong());
            case ABORTED:
                return new Aborted(in.readLong(), (String) WireValues.read(in));
            case FORGOTTEN:
                return new Forgotten(in.readLong());
            case REPLICATE:
                return new Replicate(in.readLong(), in.readLong(), readCommits(in), in.readLong());
            case REPLICATED:
                return new Replicated(in.readLong(), in.readBoolean(), in.readLong());
            default:
                throw new IllegalArgumentException("no message begins with the byte " + tag);
        }
    }

    private static List<Commit> readCommits(DataInput in) throws IOException {
        List<Commit> commits = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            commits.add(CommitWire.read(in));
        }
        return commits;
    }

    private static final class Encoder implements MvccRequest.Handler, MvccReply.Handler, PeerMessage.Handler {
        private byte[] bytes;

        @Override
        public void perform(int client, Perform m) {
            bytes = Wire.bytes(PERFORM, out -> {
                out.writeLong(m.number());
                out.writeLong(m.epoch());
                out.writeInt(m.step());
                out.writeBoolean(m.readsOnly());
                CommitWire.writeStep(out, m.operation());
            });
        }

        @Override
        public void commit(int client, Finish m) {
            bytes = Wire.bytes(FINISH, out -> {
                out.writeLong(m.number());
                out.writeLong(m.epoch());
                out.writeInt(m.steps());
            });
        }

        @Override
        public void abort(int client, Abandon m) {
            bytes = Wire.bytes(ABANDON, out -> {
                out.writeLong(m.number());
                out.writeLong(m.epoch());
            });
        }

        @Override
        public void performed(int node, Performed m) {
            bytes = Wire.bytes(PERFORMED, out -> {
                out.writeLong(m.number());
                out.writeLong(m.epoch());
                out.writeInt(m.step());
                WireValues.write(out, m.value());
            });
        }

        @Override
        public void committed(int node, Committed m) {
            bytes = Wire.bytes(COMMITTED, out -> out.writeLong(m.number()));
        }

        @Override
        public void aborted(int node, Aborted m) {
            bytes = Wire.bytes(ABORTED, out -> {
                out.writeLong(m.number());
                WireValues.write(out, m.reason());
            });
        }

        @Override
        public void forgotten(int node, Forgotten m) {
            bytes = Wire.bytes(FORGOTTEN, out -> out.writeLong(m.number()));
        }

        @Override
        public void replicate(int from, Replicate m) {
            bytes = Wire.bytes(REPLICATE, out -> {
                out.writeLong(m.epoch());
                out.writeLong(m.index());
                out.writeInt(m.commits().size());
                for (Commit commit : m.commits()) {
                    CommitWire.write(out, commit);
                }
                out.writeLong(m.end());
            });
        }

        @Override
        public void replicated(int from, Replicated m) {
            bytes = Wire.bytes(REPLICATED, out -> {
                out.writeLong(m.epoch());
                out.writeBoolean(m.fits());
                out.writeLong(m.applied());
            });
        }
    }
}
