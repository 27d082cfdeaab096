package io.inquest.cluster.program;

import java.util.List;
import java.util.function.Consumer;

/**
 * A node's disk: files of records. Writes are done in memory at once and survive a crash for certain only once synced. Of
 * unsynced writes a crash keeps, for each file on its own, the first few in their order, or none; a replacement is kept
 * whole or not at all. So what one file needs of another must be synced before it is written. A record that a power cut
 * tore apart is found by its checksum and is not there.
 *
 * <p>Disks fail. Any call may throw a {@link DiskException}, and then has done nothing; that a write cannot be done may
 * also show no earlier than at the next sync. Once a sync has failed nobody knows which of the unsynced writes are
 * durable, and another sync would not tell: from then on every call of this process throws that failure. The next
 * process finds what a crash would have left.
 */
public interface Disk {
    /**
     * The file's records, with this process's unsynced writes; empty if there is no such file.
     *
     * @throws DiskException.Corrupt if what was durable is damaged
     */
    List<byte[]> read(String file);

    /** Adds a record at the file's end. */
    void append(String file, byte[] record);

    /** Puts these records in place of the file's, all or nothing. */
    void replace(String file, List<byte[]> records);

    /**
     * Makes all writes before this call durable, then calls back one of the two (never at once). A crash before forgets
     * the call.
     */
    void sync(Runnable durable, Consumer<DiskException> failed);

    /** As the other; a failure ends the process, as what its program does not catch. */
    default void sync(Runnable durable) {
        sync(durable, failure -> {
            throw failure;
        });
    }
}
