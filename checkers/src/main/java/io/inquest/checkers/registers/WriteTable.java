package io.inquest.checkers.registers;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.history.History;

/** Finds the write of a value to a key: open addressing over the history's own columns. */
final class WriteTable {
    private final History history;
    /** One more than the index of an invocation; 0 where there is none. */
    private final int[] slots;

    WriteTable(History history, int writes, Meter meter) {
        this.history = history;
        this.slots = meter.ints(Math.max(2, Integer.highestOneBit(Math.min(Math.max(1, writes), 1 << 28)) << 2));
    }

    /**
     * Adds a write, unless there is one of its value to its key.
     *
     * @return the invocation of that one, or {@link History#NONE}
     */
    int add(int invocation) {
        int slot = slot(history.key(invocation), history.value(invocation));
        int there = slots[slot] - 1;
        if (there < 0) {
            slots[slot] = invocation + 1;
        }
        return there;
    }

    /** The invocation of the write of a value, or {@link History#NONE}. */
    int find(int key, long value) {
        return slots[slot(key, value)] - 1;
    }

    private int slot(int key, long value) {
        int mask = slots.length - 1;
        int slot = (int) LongIntMap.mix(value * 0x9E3779B97F4A7C15L + key) & mask;
        while (slots[slot] != 0) {
            int other = slots[slot] - 1;
            if (history.value(other) == value && history.key(other) == key) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
