package io.inquest.systems.mvcc;

/**
 * How a node behaves. All nodes and lives of a cluster have the same.
 *
 * @param stalenessNanos how old the snapshots are that serializable gives to transactions that only read
 * @param idleNanosMax how long the primary waits for a transaction's next step before it aborts it
 * @param heartbeatNanos how often the primary sends to replicas that have all, and again to those that have not
 */
record MvccConfig(
        Isolation isolation,
        ReadPlace reads,
        long stalenessNanos,
        long idleNanosMax,
        long heartbeatNanos,
        MvccPolicy policy) {
    /** For how long a commit may not be seen by all whom a policy shows old snapshots: the longest that any does. */
    long hiddenNanosMax() {
        return Math.max(stalenessNanos, MvccPolicy.HIDDEN_NANOS_MAX);
    }
}
