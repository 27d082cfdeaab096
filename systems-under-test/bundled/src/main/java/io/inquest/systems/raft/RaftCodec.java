package io.inquest.systems.raft;

import io.inquest.systems.keyvalue.ClientCodec;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.keyvalue.Wire;
import io.inquest.systems.raft.PeerMessage.AppendEntries;
import io.inquest.systems.raft.PeerMessage.AppendReply;
import io.inquest.systems.raft.PeerMessage.InstallSnapshot;
import io.inquest.systems.raft.PeerMessage.VoteReply;
import io.inquest.systems.raft.PeerMessage.VoteRequest;
import java.io.DataInput;
import java.io.IOException;

/** The store's messages as bytes. */
public final class RaftCodec extends ClientCodec {
    private static final int VOTE_REQUEST = 1;
    private static final int VOTE_REPLY = 2;
    private static final int APPEND_ENTRIES = 3;
    private static final int APPEND_REPLY = 4;
    private static final int INSTALL_SNAPSHOT = 5;

    @Override
    protected byte[] encodePeer(Message message) {
        PeerEncoder encoder = new PeerEncoder();
        ((PeerMessage) message).deliver(0, encoder);
        return encoder.bytes;
    }

    @Override
    protected Message decodePeer(int tag, DataInput in) throws IOException {
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
                return new InstallSnapshot(in.readLong(), Snapshot.readFrom(in), in.readLong());
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
                m.snapshot().writeTo(out);
                out.writeLong(m.round());
            });
        }
    }
}
