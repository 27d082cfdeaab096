package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.history.History;
import io.inquest.history.Transactions;

/**
 * Finds the micro-operation that writes a value to a key. Where the values of all keys are small integers close to each
 * other, as those of one counter are, each is a place in an array, which is near that of what was written about then. What
 * finds its place taken by another key, and all else, is hashed.
 */
final class WriteIndex {
    static final int NONE = -1;

    private static final int[] NO_SLOTS = new int[0];

    private final Transactions transactions;
    private final int writes;
    private final Meter meter;
    /** One more than a micro-operation; 0 where there is none. By value, from the least on. */
    private final int[] places;

    private final long least;
    /** The same by open addressing over the transactions' own columns. */
    private int[] slots = NO_SLOTS;

    /** @param writes how many are added at most */
    WriteIndex(Transactions transactions, int writes, Meter meter) {
        this.transactions = transactions;
        this.writes = writes;
        this.meter = meter;
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        for (int m = 0; m < transactions.size(); m++) {
            if (transactions.kind(m) == Transactions.WRITE && History.isSmallInteger(transactions.value(m))) {
                lowest = Math.min(lowest, transactions.value(m) >> 1);
                highest = Math.max(highest, transactions.value(m) >> 1);
            }
        }
        long span = lowest > highest ? 0 : highest - lowest + 1;
        this.least = lowest;
        boolean close = span > 0 && span <= Math.min(4L * writes, Integer.MAX_VALUE / 2);
        this.places = meter.ints(close ? span : 0);
    }

    /**
     * Adds a write, unless there is one of its value to its key.
     *
     * @return that one, or {@link #NONE}
     */
    int add(int write) {
        long value = transactions.value(write);
        int place = place(value);
        if (place != NONE && (places[place] == 0 || isTo(places[place] - 1, transactions.key(write)))) {
            int there = places[place] - 1;
            places[place] = there == NONE ? write + 1 : places[place];
            return there;
        }
        if (slots.length == 0) {
            slots = meter.ints(Math.max(2, Integer.highestOneBit(Math.min(Math.max(1, writes), 1 << 28)) << 2));
        }
        int slot = slot(transactions.key(write), value);
        int there = slots[slot] - 1;
        if (there == NONE) {
            slots[slot] = write + 1;
        }
        return there;
    }

    /** The write of a value to a key, or {@link #NONE}. */
    int find(int key, long value) {
        int place = place(value);
        if (place != NONE && (places[place] == 0 || isTo(places[place] - 1, key))) {
            return places[place] - 1;
        }
        return slots.length == 0 ? NONE : slots[slot(key, value)] - 1;
    }

    long bytes() {
        return 4L * (places.length + slots.length);
    }

    private boolean isTo(int write, int key) {
        return transactions.key(write) == key;
    }

    private int place(long value) {
        long place = History.isSmallInteger(value) ? (value >> 1) - least : NONE;
        return place < 0 || place >= places.length ? NONE : (int) place;
    }

    private int slot(int key, long value) {
        int mask = slots.length - 1;
        int slot = (int) LongIntMap.mix(value * 0x9E3779B97F4A7C15L + key) & mask;
        while (slots[slot] != 0) {
            int other = slots[slot] - 1;
            if (transactions.value(other) == value && transactions.key(other) == key) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
