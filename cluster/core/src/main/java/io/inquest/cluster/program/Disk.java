package io.inquest.cluster.program;

import java.util.List;

/**
 * A node's disk: files of records. Writes are done in memory at once and survive a crash for certain only once synced. Of
 * unsynced writes a crash keeps, for each file on its own, the first few in their order, or none; a replacement is kept
 * whole or not at all. So what one file needs of another must be synced before it is written.
 */
public interface Disk {
    /** The file's records, with this process's unsynced writes; empty if there is no such file. */
    List<byte[]> read(String file);

    /** Adds a record at the file's end. */
    void append(String file, byte[] record);

    /** Puts these records in place of the file's, all or nothing. */
    void replace(String file, List<byte[]> records);

    /** Makes all writes before this call durable, then calls back (never at once). A crash before forgets the call. */
    void sync(Runnable durable);
}
