package io.inquest.systems.keyvalue;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entries, contents, results and what clients and nodes say to each other as bytes: the same in messages and on disk. */
public final class Wire {
    private static final int NOTHING = 0;
    private static final int READ = 1;
    private static final int WRITE = 2;
    private static final int CAS = 3;
    private static final int APPEND = 4;

    private Wire() {}

    /** Something that writes itself. */
    public interface Body {
        void writeTo(DataOutput out) throws IOException;
    }

    public static byte[] bytes(int tag, Body body) {
        WireBuffer.Sink bytes = new WireBuffer.Sink();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(tag);
            body.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static void writeEntry(DataOutput out, Entry entry) throws IOException {
        out.writeLong(entry.term());
        out.writeInt(entry.client());
        out.writeLong(entry.number());
        writeCommand(out, entry.command());
    }

    public static Entry readEntry(DataInput in) throws IOException {
        return new Entry(in.readLong(), in.readInt(), in.readLong(), readCommand(in));
    }

    public static void writeEntries(DataOutput out, List<Entry> entries) throws IOException {
        out.writeInt(entries.size());
        for (Entry entry : entries) {
            writeEntry(out, entry);
        }
    }

    public static List<Entry> readEntries(DataInput in) throws IOException {
        int size = in.readInt();
        List<Entry> entries = new ArrayList<>(Math.min(size, 1024));
        for (int i = 0; i < size; i++) {
            entries.add(readEntry(in));
        }
        return entries;
    }

    public static void writeCommand(DataOutput out, Command command) throws IOException {
        command.fold(new CommandBody()).writeTo(out);
    }

    public static Command readCommand(DataInput in) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case NOTHING:
                return new Command.Nothing();
            case READ:
                return new Command.Read(WireValues.read(in));
            case WRITE:
                return new Command.Write(WireValues.read(in), WireValues.read(in));
            case CAS:
                return new Command.Cas(WireValues.read(in), WireValues.read(in), WireValues.read(in));
            case APPEND:
                return new Command.Append(WireValues.read(in), text(WireValues.read(in)));
            default:
                throw new IllegalArgumentException("no command begins with the byte " + tag);
        }
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("only a string can be appended, not " + value);
    }

    public static void writeResult(DataOutput out, Result result) throws IOException {
        out.writeBoolean(result.applied());
        WireValues.write(out, result.value());
    }

    public static Result readResult(DataInput in) throws IOException {
        return new Result(in.readBoolean(), WireValues.read(in));
    }

    public static void writeContents(DataOutput out, Contents contents) throws IOException {
        out.writeInt(contents.registers().size());
        for (Map.Entry<Object, Object> register : contents.registers().entrySet()) {
            WireValues.write(out, register.getKey());
            WireValues.write(out, register.getValue());
        }
        out.writeInt(contents.sessions().size());
        for (Map.Entry<Integer, Session> session : contents.sessions().entrySet()) {
            out.writeInt(session.getKey());
            out.writeLong(session.getValue().number());
            writeResult(out, session.getValue().result());
        }
    }

    public static Contents readContents(DataInput in) throws IOException {
        Map<Object, Object> registers = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            Object key = WireValues.read(in);
            registers.put(key, WireValues.read(in));
        }
        Map<Integer, Session> sessions = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            int client = in.readInt();
            sessions.put(client, new Session(in.readLong(), readResult(in)));
        }
        return new Contents(registers, sessions);
    }

    private static final class CommandBody implements Command.Fold<Body> {
        @Override
        public Body nothing() {
            return out -> out.writeByte(NOTHING);
        }

        @Override
        public Body read(Object key) {
            return out -> write(out, READ, key);
        }

        @Override
        public Body write(Object key, Object value) {
            return out -> write(out, WRITE, key, value);
        }

        @Override
        public Body cas(Object key, Object expected, Object value) {
            return out -> write(out, CAS, key, expected, value);
        }

        @Override
        public Body append(Object key, String text) {
            return out -> write(out, APPEND, key, text);
        }

        private static void write(DataOutput out, int tag, Object... values) throws IOException {
            out.writeByte(tag);
            for (Object value : values) {
                WireValues.write(out, value);
            }
        }
    }
}
