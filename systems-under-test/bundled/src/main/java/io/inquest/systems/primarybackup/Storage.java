package io.inquest.systems.primarybackup;

import io.inquest.cluster.program.Disk;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.Wire;
import io.inquest.systems.keyvalue.WriteAheadLog;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;

/** What a node must not forget: the latest view it has promised to follow, and its log. */
final class Storage {
    private static final String FILE = "primary-backup.wal";
    private static final int PROMISE = 1;
    private static final int ENTRY = 2;
    private static final int ADOPTION = 3;

    private final WriteAheadLog file;
    private long promised;

    Storage(Disk disk) {
        file = new WriteAheadLog(disk, FILE);
    }

    /** Reads back what survived into an empty log, and returns the view promised. */
    long recover(UpdateLog log) {
        file.recover(in -> recover(in, log));
        return promised;
    }

    private void recover(DataInputStream in, UpdateLog log) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case PROMISE:
                promised = in.readLong();
                break;
            case ENTRY:
                log.append(Wire.readEntry(in));
                break;
            case ADOPTION:
                log.adopt(in.readLong(), in.readLong(), Wire.readEntries(in));
                break;
            default:
                throw new IOException("no record begins with the byte " + tag);
        }
    }

    void savePromise(long view) {
        file.append(Wire.bytes(PROMISE, out -> out.writeLong(view)));
    }

    /** Comes at the end of the log. */
    void saveEntry(Entry entry) {
        file.append(Wire.bytes(ENTRY, out -> Wire.writeEntry(out, entry)));
    }

    /** The log is now one of that view: what it had up to an index, and then these. One record, so all or nothing. */
    void saveAdoption(long view, long index, List<Entry> rest) {
        file.append(Wire.bytes(ADOPTION, out -> {
            out.writeLong(view);
            out.writeLong(index);
            Wire.writeEntries(out, rest);
        }));
    }

    /** Runs this when everything written so far is durable: at once if it is. */
    void whenDurable(Runnable then) {
        file.whenDurable(then);
    }
}
