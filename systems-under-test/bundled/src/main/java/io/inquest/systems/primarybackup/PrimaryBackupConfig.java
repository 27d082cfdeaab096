package io.inquest.systems.primarybackup;

/**
 * How a node behaves. All nodes and lives of a cluster have the same.
 *
 * @param failoverTimeoutNanos how long a backup waits for its primary, at least, by its own clock
 * @param heartbeatNanos how often a primary shows that it lives
 * @param semiSyncWaitNanos how long a semi-synchronous primary waits for a backup
 */
record PrimaryBackupConfig(
        Replication replication,
        ReadPlace reads,
        long failoverTimeoutNanos,
        long heartbeatNanos,
        long semiSyncWaitNanos,
        PrimaryBackupPolicy policy) {
    /** How long a backup waits, at most, by its own clock: patience differs, so that few stand at a time. */
    long failoverTimeoutNanosMax() {
        return failoverTimeoutNanos + failoverTimeoutNanos / 8;
    }

    /** After how long without a majority a primary gives up: before the backups do, unless clocks or chance differ. */
    long silenceNanosMax() {
        return failoverTimeoutNanos / 4 * 3;
    }

    /** Whether a read by the primary is an entry of the log. */
    boolean readsThroughLog() {
        return replication == Replication.SYNC;
    }
}
