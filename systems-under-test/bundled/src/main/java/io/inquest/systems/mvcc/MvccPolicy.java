package io.inquest.systems.mvcc;

/** The decisions that isolation hangs on, each made rightly for a level. A bug overrides one of them. */
class MvccPolicy {
    /** No policy shows a transaction less than what had been committed so long before it began, nor than staleness allows. */
    static final long HIDDEN_NANOS_MAX = 100_000_000;

    private final Isolation isolation;
    private final long stalenessNanos;

    /** @param stalenessNanos how old the snapshots are that serializable gives to transactions that only read */
    MvccPolicy(Isolation isolation, long stalenessNanos) {
        this.isolation = isolation;
        this.stalenessNanos = stalenessNanos;
    }

    /**
     * The snapshot of a transaction that begins now. For one that only reads an old one is as serial as any.
     *
     * @param known the last commit that its client has seen
     */
    Snapshot begins(Timeline timeline, int client, boolean readsOnly, long known) {
        boolean mayBeOld = readsOnly && isolation == Isolation.SERIALIZABLE;
        return Snapshot.of(timeline.agoNanos(mayBeOld ? stalenessNanos : 0), client);
    }

    /**
     * Which commits a read sees.
     *
     * @param latest all that there are now
     */
    Snapshot reads(Transaction transaction, Object key, Snapshot latest) {
        return isolation.isAtLeast(Isolation.SNAPSHOT) ? transaction.snapshot() : latest;
    }

    /** Whether a read returns what another transaction has made of the key that may not commit. */
    boolean readsUncommitted() {
        return isolation == Isolation.READ_UNCOMMITTED;
    }

    /**
     * What a key holds, for a reader that sees this version.
     *
     * @param durable how far the log is durable
     */
    Object shows(Version version, long durable) {
        return version.value();
    }

    /** Whether a transaction may update a key: not if it does not see what the key holds now. The first updater wins. */
    boolean mayUpdate(Snapshot snapshot, Version newest) {
        return !isolation.isAtLeast(Isolation.SNAPSHOT) || snapshot.sees(newest);
    }

    /**
     * Whether a transaction that updates may commit only if what it read of a key is still what the key holds (Kung and
     * Robinson, TODS 1981).
     *
     * @param updated whether it updated that key too
     */
    boolean validates(boolean updated) {
        return isolation.isAtLeast(Isolation.SERIALIZABLE);
    }
}
