package io.inquest.systems.mvcc;

import io.inquest.systems.keyvalue.WireValues;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Commits and their steps as bytes, in messages and on disk. */
final class CommitWire {
    private static final MicroOperation.Kind[] KINDS = MicroOperation.Kind.values();

    private CommitWire() {}

    static void writeStep(DataOutput out, MicroOperation step) throws IOException {
        out.writeByte(step.kind().ordinal());
        WireValues.write(out, step.key());
        WireValues.write(out, step.value());
    }

    static MicroOperation readStep(DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        if (kind >= KINDS.length) {
            throw new IllegalArgumentException("no step begins with the byte " + kind);
        }
        return new MicroOperation(KINDS[kind], WireValues.read(in), WireValues.read(in));
    }

    static void write(DataOutput out, Commit commit) throws IOException {
        out.writeInt(commit.client());
        out.writeInt(commit.updates().size());
        for (MicroOperation update : commit.updates()) {
            writeStep(out, update);
        }
    }

    static Commit read(DataInput in) throws IOException {
        int client = in.readInt();
        List<MicroOperation> updates = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            updates.add(readStep(in));
        }
        return new Commit(client, updates);
    }
}
