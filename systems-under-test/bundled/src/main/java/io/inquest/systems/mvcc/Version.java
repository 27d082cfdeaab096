package io.inquest.systems.mvcc;

/**
 * What a key holds from a commit on, until the next that changes it.
 *
 * @param index the commit's place in the log, from 1
 * @param client the address of the client whose transaction it was
 * @param value what the key holds
 * @param first what the transaction's first update of the key made of it: the value itself, if it updated it once
 */
record Version(long index, int client, Object value, Object first) {
    /** What a key holds before all commits. */
    static final Version NONE = new Version(0, 0, null, null);
}
