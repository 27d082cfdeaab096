package io.inquest.checkers.common;

import java.util.Arrays;

/** A map from long to int without boxes: open addressing, linear probing. Keys and values are any but {@link #ABSENT}. */
public final class LongIntMap {
    public static final int ABSENT = Integer.MIN_VALUE;
    private static final int CAPACITY_MIN = 32;

    private long[] keys;
    private int[] values;
    private int size;

    public LongIntMap() {
        this(0);
    }

    /** @param expected about how many keys there will be */
    public LongIntMap(int expected) {
        int capacity = Math.max(CAPACITY_MIN, Integer.highestOneBit(Math.min(Math.max(1, expected), 1 << 28)) << 2);
        keys = new long[capacity];
        values = filled(capacity);
    }

    /** The value of the key, or {@link #ABSENT}. */
    public int get(long key) {
        return values[slot(key)];
    }

    public void put(long key, int value) {
        int slot = slot(key);
        if (values[slot] == ABSENT) {
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    public int size() {
        return size;
    }

    public long bytes() {
        return 12L * keys.length;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) mix(key) & mask;
        while (values[slot] != ABSENT && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = filled(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != ABSENT) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, ABSENT);
        return array;
    }

    /** The finalizer of SplitMix64: every bit of the key moves every bit of the slot. */
    public static long mix(long key) {
        long z = key;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
