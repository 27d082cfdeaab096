package io.inquest.systems.raft;

import io.inquest.cluster.program.Disk;
import io.inquest.cluster.program.DiskException;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.Wire;
import io.inquest.systems.keyvalue.WriteAheadLog;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node must not forget, in one write-ahead log: votes, entries, and a snapshot in place of older entries. An entry
 * undoes those of its index and beyond.
 */
final class Storage {
    private static final String FILE = "raft.wal";
    private static final int VOTE = 1;
    private static final int ENTRY = 2;
    private static final int SNAPSHOT = 3;

    private final WriteAheadLog file;
    private Vote vote = Vote.NONE;

    Storage(Disk disk) {
        file = new WriteAheadLog(disk, FILE);
    }

    /**
     * The term a node was last in, and whom it voted for in it.
     *
     * @param node the candidate, or -1
     */
    record Vote(long term, int node) {
        static final Vote NONE = new Vote(0, -1);
    }

    /**
     * Reads back what survived into an empty log, and returns the last vote.
     *
     * @throws DiskException.Corrupt if that is not what was written, as far as it shows
     */
    Vote recover(RaftLog log) {
        file.recover(in -> recover(in, log));
        return vote;
    }

    private void recover(DataInputStream in, RaftLog log) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case VOTE:
                vote = new Vote(in.readLong(), in.readInt());
                break;
            case ENTRY:
                long index = in.readLong();
                if (index <= log.baseIndex() || index > log.lastIndex() + 1) {
                    throw new IOException("entry " + index + " does not follow " + log.lastIndex());
                }
                if (log.has(index)) {
                    log.truncateFrom(index);
                }
                log.append(Wire.readEntry(in));
                break;
            case SNAPSHOT:
                log.compact(Snapshot.readFrom(in));
                break;
            default:
                throw new IOException("no record begins with the byte " + tag);
        }
    }

    void saveVote(Vote newVote) {
        vote = newVote;
        file.append(record(newVote));
    }

    void saveEntry(long index, Entry entry) {
        file.append(record(index, entry));
    }

    /** Writes the log anew, as it is after it was compacted. */
    void saveCompacted(RaftLog log) {
        List<byte[]> records = new ArrayList<>();
        records.add(Wire.bytes(SNAPSHOT, log.snapshot()::writeTo));
        records.add(record(vote));
        for (long index = log.baseIndex() + 1; index <= log.lastIndex(); index++) {
            records.add(record(index, log.get(index)));
        }
        file.replace(records);
    }

    /** Runs this when everything written so far is durable: at once if it is. */
    void whenDurable(Runnable then) {
        file.whenDurable(then);
    }

    private static byte[] record(Vote vote) {
        return Wire.bytes(VOTE, out -> {
            out.writeLong(vote.term());
            out.writeInt(vote.node());
        });
    }

    private static byte[] record(long index, Entry entry) {
        return Wire.bytes(ENTRY, out -> {
            out.writeLong(index);
            Wire.writeEntry(out, entry);
        });
    }
}
