package io.inquest.systems.raft;

import io.inquest.cluster.program.Codec;
import io.inquest.systems.raft.ClientReply.Done;
import io.inquest.systems.raft.ClientReply.Lost;
import io.inquest.systems.raft.ClientReply.Refused;
import io.inquest.systems.raft.ClientRequest.Execute;
import io.inquest.systems.raft.ClientRequest.ReadLocally;
import io.inquest.systems.raft.PeerMessage.AppendEntries;
import io.inquest.systems.raft.PeerMessage.AppendReply;
import io.inquest.systems.raft.PeerMessage.InstallSnapshot;
import io.inquest.systems.raft.PeerMessage.VoteReply;
import io.inquest.systems.raft.PeerMessage.VoteRequest;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.IOException;

/** The store's messages as bytes: a tag, then the fields in their order. */
public final class RaftCodec implements Codec<RaftMessage> {
    private static final int VOTE_REQUEST = 1;
    private static final int VOTE_REPLY = 2;
    private static final int APPEND_ENTRIES = 3;
    private static final int APPEND_REPLY = 4;
    private static final int INSTALL_SNAPSHOT = 5;
    private static final int EXECUTE = 6;
    private static final int READ_LOCALLY = 7;
    private static final int DONE = 8;
    private static final int REFUSED = 9;
    private static final int LOST = 10;

    @Override
    public byte[] encode(RaftMessage message) {
        if (message instanceof PeerMessage peer) {
            PeerEncoder encoder = new PeerEncoder();
            peer.deliver(0, encoder);
            return encoder.bytes;
        }
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
        ReadLocally m = (ReadLocally) message;
        return Wire.bytes(READ_LOCALLY, out -> {
            out.writeLong(m.number());
            out.writeLong(m.after());
            WireValues.write(out, m.key());
        });
    }

    @Override
    public RaftMessage decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            RaftMessage message = decode(in.readUnsignedByte(), in);
            if (in.read() != -1) {
                throw new IllegalArgumentException("bytes are left over after " + message);
            }
            return message;
        } catch (IOException e) {
            throw new IllegalArgumentException("the message ends too early", e);
        }
    }

    private static RaftMessage decode(int tag, DataInput in) throws IOException {
        switch (tag) {
            case VOTE_REQUEST:
                return new VoteRequest(in.readLong(), in.readBoolean(), in.readLong(), in.readLong());
            case VOTE_REPLY:
                return new VoteReply(in.readLong(), in.readBoolean(), in.readBoolean());
            case APPEND_ENTRIES:
                return new AppendEntries(
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        Wire.readEntries(in),
                        in.readLong(),
                        in.readLong());
            case APPEND_REPLY:
                return new AppendReply(in.readLong(), in.readBoolean(), in.readLong(), in.readLong());
            case INSTALL_SNAPSHOT:
                return new InstallSnapshot(in.readLong(), Wire.readSnapshot(in), in.readLong());
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
                throw new IllegalArgumentException("no message begins with the byte " + tag);
        }
    }

    private static final class PeerEncoder implements PeerMessage.Handler {
        private byte[] bytes;

        @Override
        public void voteRequest(int from, VoteRequest m) {
            bytes = Wire.bytes(VOTE_REQUEST, out -> {
                out.writeLong(m.term());
                out.writeBoolean(m.pre());
                out.writeLong(m.lastIndex());
                out.writeLong(m.lastTerm());
            });
        }

        @Override
        public void voteReply(int from, VoteReply m) {
            bytes = Wire.bytes(VOTE_REPLY, out -> {
                out.writeLong(m.term());
                out.writeBoolean(m.pre());
                out.writeBoolean(m.granted());
            });
        }

        @Override
        public void appendEntries(int from, AppendEntries m) {
            bytes = Wire.bytes(APPEND_ENTRIES, out -> {
                out.writeLong(m.term());
                out.writeLong(m.prevIndex());
                out.writeLong(m.prevTerm());
                Wire.writeEntries(out, m.entries());
                out.writeLong(m.commit());
                out.writeLong(m.round());
            });
        }

        @Override
        public void appendReply(int from, AppendReply m) {
            bytes = Wire.bytes(APPEND_REPLY, out -> {
                out.writeLong(m.term());
                out.writeBoolean(m.matched());
                out.writeLong(m.index());
                out.writeLong(m.round());
            });
        }

        @Override
        public void installSnapshot(int from, InstallSnapshot m) {
            bytes = Wire.bytes(INSTALL_SNAPSHOT, out -> {
                out.writeLong(m.term());
                Wire.writeSnapshot(out, m.snapshot());
                out.writeLong(m.round());
            });
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
