package io.inquest.systems.keyvalue;

import io.inquest.cluster.program.Disk;
import io.inquest.cluster.program.DiskException;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a node must not forget, in one file, so that what a crash leaves is always a prefix of what was written. Whatever
 * is said on the strength of a record waits until the record is durable.
 */
public final class WriteAheadLog {
    private final Disk disk;
    private final String file;
    private long written;
    private long durable;
    private long syncing;
    private List<Runnable> onSynced = new ArrayList<>();
    private List<Runnable> onNextSync = new ArrayList<>();

    public WriteAheadLog(Disk disk, String file) {
        this.disk = disk;
        this.file = file;
    }

    /** Takes one record that was read back. */
    public interface RecordReader {
        void read(DataInputStream record) throws IOException;
    }

    /**
     * Reads back what survived, in order.
     *
     * @throws DiskException.Corrupt if that is not what was written, as far as it shows
     */
    public void recover(RecordReader reader) {
        List<byte[]> records = disk.read(file);
        WireBuffer.Source source = new WireBuffer.Source();
        try (DataInputStream in = new DataInputStream(source)) {
            for (byte[] record : records) {
                source.begin(record);
                reader.read(in);
            }
        } catch (IOException | RuntimeException e) {
            throw new DiskException.Corrupt("the file " + file + " holds what was never written to it: " + e, e);
        }
    }

    public void append(byte[] record) {
        disk.append(file, record);
        written++;
    }

    /** Puts these records in place of all there are. */
    public void replace(List<byte[]> records) {
        disk.replace(file, records);
        written++;
    }

    /** Runs this when everything written so far is durable: at once if it is. Syncs are shared where they can be. */
    public void whenDurable(Runnable then) {
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
}
