package io.inquest.systems.primarybackup;

/** What a primary knows of one node. */
final class Progress {
    /** The next entry to send; everything before is under way or there. */
    long next;

    /** Up to where the node is known to hold the primary's log, durably. */
    long held;

    /** When it answered last, by the primary's clock. */
    long heardNanos;

    void begin(long length, long nowNanos) {
        next = length + 1;
        held = 0;
        heardNanos = nowNanos;
    }

    void holds(long index) {
        held = Math.max(held, index);
        next = Math.max(next, held + 1);
    }

    /** Something before is missing there, or another: what comes after this index is to be sent again. */
    void backUp(long index) {
        next = Math.max(held, index) + 1;
    }
}
