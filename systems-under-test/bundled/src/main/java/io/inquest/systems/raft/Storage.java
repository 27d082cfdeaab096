package io.inquest.systems.raft;

import io.inquest.cluster.program.Disk;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node must not forget, in one write-ahead log: votes, entries, and a snapshot in place of older entries. One file,
 * so that what a crash leaves is always a prefix of what was written. An entry undoes those of its index and beyond.
 */
final class Storage {
    private static final String FILE = "raft.wal";
    private static final int VOTE = 1;
    private static final int ENTRY = 2;
    private static final int SNAPSHOT = 3;

    private final Disk disk;
    private Vote vote = Vote.NONE;
    private long written;
    private long durable;
    private long syncing;
    private List<Runnable> onSynced = new ArrayList<>();
    private List<Runnable> onNextSync = new ArrayList<>();

    Storage(Disk disk) {
        this.disk = disk;
    }

    /**
     * The term a node was last in, and whom it voted for in it.
     *
     * @param node the candidate, or -1
     */
    record Vote(long term, int node) {
        static final Vote NONE = new Vote(0, -1);
    }

    /** Reads back what survived into an empty log, and returns the last vote. */
    Vote recover(RaftLog log) {
        WireBuffer.Source source = new WireBuffer.Source();
        try (DataInputStream in = new DataInputStream(source)) {
            for (byte[] record : disk.read(FILE)) {
                source.begin(record);
                recover(in, log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + FILE + " holds a broken record", e);
        }
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
                if (log.has(index)) {
                    log.truncateFrom(index);
                }
                log.append(Wire.readEntry(in));
                break;
            case SNAPSHOT:
                log.compact(Wire.readSnapshot(in));
                break;
            default:
                throw new IOException("no record begins with the byte " + tag);
        }
    }

    void saveVote(Vote newVote) {
        vote = newVote;
        append(record(newVote));
    }

    void saveEntry(long index, Entry entry) {
        append(record(index, entry));
    }

    /** Writes the log anew, as it is after it was compacted. */
    void saveCompacted(RaftLog log) {
        List<byte[]> records = new ArrayList<>();
        records.add(Wire.bytes(SNAPSHOT, out -> Wire.writeSnapshot(out, log.snapshot())));
        records.add(record(vote));
        for (long index = log.baseIndex() + 1; index <= log.lastIndex(); index++) {
            records.add(record(index, log.get(index)));
        }
        disk.replace(FILE, records);
        written++;
    }

    /** Runs this when everything written so far is durable: at once if it is. Syncs are shared where they can be. */
    void whenDurable(Runnable then) {
        if (durable == written) {
            then.run();
        } else if (syncing == written) {
            onSynced.add(then);
        } else {
            onNextSync.add(then);
            if (syncing == durable) {
                sync();
            }
        }
    }

    private void sync() {
        syncing = written;
        onSynced = onNextSync;
        onNextSync = new ArrayList<>();
        disk.sync(this::synced);
    }

    private void synced() {
        List<Runnable> ready = onSynced;
        durable = syncing;
        if (!onNextSync.isEmpty()) {
            sync();
        }
        for (Runnable then : ready) {
            then.run();
        }
    }

    private void append(byte[] record) {
        disk.append(FILE, record);
        written++;
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
