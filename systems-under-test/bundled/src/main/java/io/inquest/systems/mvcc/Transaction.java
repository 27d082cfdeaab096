package io.inquest.systems.mvcc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A transaction that is neither committed nor aborted. */
final class Transaction {
    private final int client;
    private final long number;
    private final boolean readsOnly;
    private final Snapshot snapshot;
    private final Map<Object, Snapshot> reads = new LinkedHashMap<>();
    private final List<MicroOperation> updates = new ArrayList<>();

    /** How many of its steps are done. */
    int steps;

    /** Whether its next step waits for another transaction's end. */
    boolean waits;

    /** When it did something last. */
    long activeNanos;

    /** The answer to its last step. */
    MvccReply answer;

    Transaction(int client, long number, boolean readsOnly, Snapshot snapshot) {
        this.client = client;
        this.number = number;
        this.readsOnly = readsOnly;
        this.snapshot = snapshot;
    }

    int client() {
        return client;
    }

    long number() {
        return number;
    }

    boolean readsOnly() {
        return readsOnly;
    }

    /** What there was when it began. */
    Snapshot snapshot() {
        return snapshot;
    }

    /** Which commits the first read of each key saw. */
    Map<Object, Snapshot> reads() {
        return reads;
    }

    /** What it wants to write and append. */
    List<MicroOperation> updates() {
        return updates;
    }

    void read(Object key, Snapshot seen) {
        reads.putIfAbsent(key, seen);
    }

    boolean updates(Object key) {
        return updates.stream().anyMatch(update -> Objects.equals(update.key(), key));
    }

    /** What its updates of the key make of it. */
    Object applyTo(Object key, Object before) {
        Object value = before;
        for (MicroOperation update : updates) {
            value = Objects.equals(update.key(), key) ? update.applyTo(value) : value;
        }
        return value;
    }
}
