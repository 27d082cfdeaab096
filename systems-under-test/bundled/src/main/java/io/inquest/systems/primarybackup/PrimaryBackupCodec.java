package io.inquest.systems.primarybackup;

import io.inquest.systems.keyvalue.ClientCodec;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.keyvalue.Wire;
import io.inquest.systems.primarybackup.PeerMessage.Append;
import io.inquest.systems.primarybackup.PeerMessage.AppendReply;
import io.inquest.systems.primarybackup.PeerMessage.ViewReply;
import io.inquest.systems.primarybackup.PeerMessage.ViewRequest;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The store's messages as bytes. */
final class PrimaryBackupCodec extends ClientCodec {
    private static final int VIEW_REQUEST = 1;
    private static final int VIEW_REPLY = 2;
    private static final int APPEND = 3;
    private static final int APPEND_REPLY = 4;

    @Override
    protected byte[] encodePeer(Message message) {
        PeerEncoder encoder = new PeerEncoder();
        ((PeerMessage) message).deliver(0, encoder);
        return encoder.bytes;
    }

    @Override
    protected Message decodePeer(int tag, DataInput in) throws IOException {
        switch (tag) {
            case VIEW_REQUEST:
                return new ViewRequest(in.readLong(), in.readBoolean(), readEnd(in));
            case VIEW_REPLY:
                return new ViewReply(
                        in.readLong(),
                        in.readBoolean(),
                        in.readBoolean(),
                        readEnd(in),
                        in.readLong(),
                        Wire.readEntries(in));
            case APPEND:
                return new Append(in.readLong(), in.readLong(), in.readLong(), Wire.readEntries(in), in.readLong());
            case APPEND_REPLY:
                return new AppendReply(in.readLong(), in.readBoolean(), in.readLong(), in.readLong());
            default:
                throw new IllegalArgumentException("no message begins with the byte " + tag);
        }
    }

    private static void writeEnd(DataOutput out, LogEnd end) throws IOException {
        out.writeLong(end.view());
        out.writeLong(end.length());
        out.writeLong(end.lastView());
    }

    private static LogEnd readEnd(DataInput in) throws IOException {
        return new LogEnd(in.readLong(), in.readLong(), in.readLong());
    }

    private static final class PeerEncoder implements PeerMessage.Handler {
        private byte[] bytes;

        @Override
        public void viewRequest(int from, ViewRequest m) {
            bytes = Wire.bytes(VIEW_REQUEST, out -> {
                out.writeLong(m.view());
                out.writeBoolean(m.asks());
                writeEnd(out, m.end());
            });
        }

        @Override
        public void viewReply(int from, ViewReply m) {
            bytes = Wire.bytes(VIEW_REPLY, out -> {
                out.writeLong(m.view());
                out.writeBoolean(m.asked());
                out.writeBoolean(m.granted());
                writeEnd(out, m.end());
                out.writeLong(m.index());
                Wire.writeEntries(out, m.rest());
            });
        }

        @Override
        public void append(int from, Append m) {
            bytes = Wire.bytes(APPEND, out -> {
                out.writeLong(m.view());
                out.writeLong(m.index());
                out.writeLong(m.indexView());
                Wire.writeEntries(out, m.rest());
                out.writeLong(m.effective());
            });
        }

        @Override
        public void appendReply(int from, AppendReply m) {
            bytes = Wire.bytes(APPEND_REPLY, out -> {
                out.writeLong(m.view());
                out.writeBoolean(m.fits());
                out.writeLong(m.index());
                out.writeLong(m.indexView());
            });
        }
    }
}
