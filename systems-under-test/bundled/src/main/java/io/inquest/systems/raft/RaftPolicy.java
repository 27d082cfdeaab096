package io.inquest.systems.raft;

/**
 * The decisions that safety hangs on, each made as Raft makes it. A bug overrides one of them, sometimes two that only
 * show together.
 */
class RaftPolicy {
    /** How reads are served, given what was asked for. */
    ReadMode readMode(ReadMode asked) {
        return asked;
    }

    /** Whether votes and terms are written down, durably, before anything is said that rests on them. */
    boolean keepsVotes() {
        return true;
    }

    /** Whether a candidate's log has all that the voter's has, and so all that is committed (section 3.6.1). */
    boolean mayVoteFor(long lastIndex, long lastTerm, long ownLastIndex, long ownLastTerm) {
        return lastTerm > ownLastTerm || (lastTerm == ownLastTerm && lastIndex >= ownLastIndex);
    }

    /** Whether a new leader begins its term with an entry of its own. */
    boolean beginsTermWithEntry() {
        return true;
    }

    /** Whether an entry that a majority holds is committed for that alone (section 3.6.2, figure 3.7). */
    boolean commitsByCounting(long entryTerm, long currentTerm) {
        return entryTerm == currentTerm;
    }

    /** Whether an update may be acknowledged when only the leader holds it. */
    boolean acknowledgesUncommitted() {
        return false;
    }

    /**
     * What must be applied before a read can be served: all that was committed when it came. A new leader knows only of
     * its own term's entries whether they are committed, so at least the first of these.
     */
    long readIndex(long commit, long termBegin) {
        return Math.max(commit, termBegin);
    }

    /** Whether a leader asks a majority if it still leads, before it serves a read. */
    boolean confirmsReads() {
        return true;
    }

    /**
     * Until when a leader can be sure that no other is elected, by its own clock. The followers' promise lasts an
     * election timeout from when they heard, by clocks that may run fast while the leader's runs slow.
     *
     * @param sentNanos when it sent the last heartbeats that a majority answered
     * @param answeredNanos when the majority's answers were there
     */
    long leaseEndNanos(long sentNanos, long answeredNanos, RaftConfig config) {
        int drift = config.clockDriftPercent();
        return sentNanos + config.electionTimeoutNanos() * (100 - drift) / (100 + drift);
    }
}
