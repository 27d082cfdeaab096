package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/**
 * The versions of all keys: one for each committed transaction and key that it writes, numbered as the writers are in {@link
 * Committed#writer}; and who reads each of them.
 */
final class Versions {
    final Committed committed;
    /** By version: its key; its first place in {@link #reads}, with one more entry than there are versions. */
    final int[] key;

    final int[] readStart;
    /** Reads, by the version that they are of; then those of nothing. */
    final int[] reads;
    /** By read: whose it is. */
    final int[] reader;
    /** By version: one more than the read of the same key by the same transaction, or 0. */
    private final int[] ownRead;

    Versions(Committed committed, Meter meter) {
        this.committed = committed;
        this.key = meter.ints(committed.writer.length);
        for (int k = 0; k < committed.keys(); k++) {
            Arrays.fill(key, committed.writerStart[k], committed.writerStart[k + 1], k);
        }
        this.readStart = meter.ints(key.length + 2L);
        this.reads = meter.ints(committed.readKey.length);
        this.reader = meter.ints(committed.readKey.length);
        this.ownRead = meter.ints(key.length);
        int[] version = meter.ints(committed.readKey.length);
        for (int t = 0; t < committed.count(); t++) {
            for (int r = committed.readStart[t]; r < committed.readStart[t + 1]; r++) {
                meter.step();
                reader[r] = t;
                int source = committed.readSource[r];
                version[r] = source == Committed.INIT ? key.length : of(source, committed.readKey[r]);
                readStart[version[r] + 1]++;
                int own = of(t, committed.readKey[r]);
                if (own >= 0) {
                    ownRead[own] = r + 1;
                }
            }
        }
        for (int v = 0; v <= key.length; v++) {
            readStart[v + 1] += readStart[v];
        }
        int[] next = readStart.clone();
        for (int r = 0; r < version.length; r++) {
            reads[next[version[r]]++] = r;
        }
        meter.release(4L * version.length);
    }

    /** The version of a key by a transaction; negative if there is none. */
    int of(int writer, int aKey) {
        return Arrays.binarySearch(
                committed.writer, committed.writerStart[aKey], committed.writerStart[aKey + 1], writer);
    }

    int count() {
        return key.length;
    }

    /** By whom it is. */
    int writer(int version) {
        return committed.writer[version];
    }

    /** Where reads of nothing begin, in place of a version. */
    int nothing() {
        return key.length;
    }

    /** What the writer of a version read before it wrote: a read, or -1. */
    int ownRead(int version) {
        return ownRead[version] - 1;
    }
}
