package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.history.Transactions;

/** Finds the micro-operation that writes a value to a key: open addressing over the transactions' own columns. */
final class WriteIndex {
    static final int NONE = -1;

    private final Transactions transactions;
    /** One more than a micro-operation; 0 where there is none. */
    private final int[] slots;

    WriteIndex(Transactions transactions, int writes, Meter meter) {
        this.transactions = transactions;
        this.slots = meter.ints(Math.max(2, Integer.highestOneBit(Math.min(Math.max(1, writes), 1 << 28)) << 2));
    }

    /**
     * Adds a write, unless there is one of its value to its key.
     *
     * @return that one, or {@link #NONE}
     */
    int add(int write) {
        int slot = slot(transactions.key(write), transactions.value(write));
        int there = slots[slot] - 1;
        if (there == NONE) {
            slots[slot] = write + 1;
        }
        return there;
    }

    /** The write of a value to a key, or {@link #NONE}. */
    int find(int key, long value) {
        return slots[slot(key, value)] - 1;
    }

    long bytes() {
        return 4L * slots.length;
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
