package io.inquest.checkers.txn.registers;

/** Why a transaction comes before another, as one number: a kind, and the read or write that shows it. */
enum Reason {
    /** The later one reads what the earlier one wrote: by the read. */
    READS_FROM,
    /** The same session. */
    SESSION,
    /** Completed before the other was invoked. */
    REAL_TIME,
    /** Nothing there comes before every write: by the read that found nothing. */
    AFTER_NOTHING,
    /**
     * A transaction reads something of the earlier one, which also writes the key of this read, and by this read what the
     * later one wrote to that key.
     */
    SEEN_BEFORE,
    /** The same of a transaction that follows the earlier one in its session. */
    SESSION_BEFORE,
    /** The same of a transaction that was invoked after the earlier one had completed. */
    TIME_BEFORE,
    /** The same of a transaction that depends on the earlier one. */
    CAUSE_BEFORE,
    /** What is read is overwritten by the later one: by its version. */
    OVERWRITTEN,
    /** Both write a key, and the earlier one cannot have begun after the later one: by the version of the later one. */
    BEGUN_BEFORE,
    /** Both write a key, and the earlier one read what the later one overwrote: by the version of the later one. */
    READ_BEFORE;

    private static final int BITS = 4;
    private static final Reason[] ALL = values();

    int of(int readOrVersion) {
        return readOrVersion << BITS | ordinal();
    }

    static Reason kind(int reason) {
        return ALL[reason & (1 << BITS) - 1];
    }

    static int read(int reason) {
        return reason >>> BITS;
    }
}
