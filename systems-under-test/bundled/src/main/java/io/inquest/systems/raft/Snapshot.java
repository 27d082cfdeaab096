package io.inquest.systems.raft;

import io.inquest.systems.keyvalue.Contents;
import io.inquest.systems.keyvalue.Wire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The state machine after a prefix of the log.
 *
 * @param index the last entry of the prefix
 * @param term that entry's term
 * @param contents what the state machine holds
 */
record Snapshot(long index, long term, Contents contents) {
    static final Snapshot EMPTY = new Snapshot(0, 0, Contents.EMPTY);

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(index);
        out.writeLong(term);
        Wire.writeContents(out, contents);
    }

    static Snapshot readFrom(DataInput in) throws IOException {
        return new Snapshot(in.readLong(), in.readLong(), Wire.readContents(in));
    }
}
