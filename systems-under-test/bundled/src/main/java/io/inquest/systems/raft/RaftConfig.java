package io.inquest.systems.raft;

/**
 * How a node behaves. All nodes and lives of a cluster have the same.
 *
 * @param electionTimeoutNanos how long a follower waits for its leader, at least, by its own clock
 * @param heartbeatNanos how often a leader tells its followers that it leads
 * @param snapshotEvery after how many entries the log is compacted
 * @param clockDriftPercent how far the rate of a node's clock is from the true one, at most
 */
record RaftConfig(
        ReadMode reads,
        long electionTimeoutNanos,
        long heartbeatNanos,
        int snapshotEvery,
        int clockDriftPercent,
        RaftPolicy policy) {
    /** How long a follower waits for its leader, at most, by its own clock: patience differs, so that few stand at a time. */
    long electionTimeoutNanosMax() {
        return electionTimeoutNanos + electionTimeoutNanos / 8;
    }
}
