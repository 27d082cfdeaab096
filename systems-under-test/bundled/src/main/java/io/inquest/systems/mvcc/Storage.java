package io.inquest.systems.mvcc;

import io.inquest.cluster.program.Disk;
import io.inquest.systems.keyvalue.Wire;
import io.inquest.systems.keyvalue.WriteAheadLog;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a node must not forget: how often it has started and, if it is the primary, its log of commits. */
final class Storage implements Journal {
    private static final String FILE = "mvcc.wal";
    private static final int EPOCH = 1;
    private static final int COMMIT = 2;

    private final WriteAheadLog file;
    private final List<Commit> log = new ArrayList<>();
    private long epoch;
    private long durable;

    Storage(Disk disk) {
        file = new WriteAheadLog(disk, FILE);
    }

    /**
     * Reads back what survived, and begins an epoch that no process before had. It must be durable before anybody is
     * told.
     *
     * @param each takes the commits, in their order
     */
    void recover(Consumer<Commit> each) {
        file.recover(this::recover);
        log.forEach(each);
        durable = log.size();
        epoch++;
        file.append(Wire.bytes(EPOCH, out -> out.writeLong(epoch)));
    }

    private void recover(DataInputStream in) throws IOException {
        int tag = in.readUnsignedByte();
        switch (tag) {
            case EPOCH:
                epoch = in.readLong();
                break;
            case COMMIT:
                log.add(CommitWire.read(in));
                break;
            default:
                throw new IOException("no record begins with the byte " + tag);
        }
    }

    long epoch() {
        return epoch;
    }

    /** A copy of the durable commits after an index, as many as this at most. */
    List<Commit> after(long index, int most) {
        long end = Math.min(durable, index + most);
        return index >= end ? List.of() : List.copyOf(log.subList((int) index, (int) end));
    }

    @Override
    public long append(Commit commit) {
        file.append(Wire.bytes(COMMIT, out -> CommitWire.write(out, commit)));
        log.add(commit);
        return log.size();
    }

    @Override
    public void whenDurable(Runnable then) {
        long end = log.size();
        file.whenDurable(() -> {
            durable = Math.max(durable, end);
            then.run();
        });
    }

    @Override
    public long durable() {
        return durable;
    }
}
