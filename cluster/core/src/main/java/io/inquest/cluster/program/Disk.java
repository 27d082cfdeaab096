package io.inquest.cluster.program;

import java.util.List;

/**
 * A node's disk: files of records. Writes are done in memory at once and survive a crash only once synced; of unsynced
 * ones a crash keeps some prefix of the appends, or none.
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
