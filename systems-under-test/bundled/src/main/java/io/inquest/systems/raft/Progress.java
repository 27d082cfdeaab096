package io.inquest.systems.raft;

/** What a leader knows of one node's log. */
final class Progress {
    /** The next entry to send; everything before is under way or there. */
    long next;

    /** Up to where the node's log is known to be the leader's, durably. */
    long match;

    /** The last round of heartbeats that it answered. */
    long round;

    /** When it answered last, by the leader's clock. */
    long heardNanos;

    void begin(long lastIndex, long nowNanos) {
        next = lastIndex + 1;
        match = 0;
        round = 0;
        heardNanos = nowNanos;
    }

    void matched(long index) {
        match = Math.max(match, index);
        next = Math.max(next, match + 1);
    }

    /** The logs differ, or something under way was lost; they may be the same up to the index. */
    void backUp(long index) {
        next = Math.min(next, index + 1);
    }
}
