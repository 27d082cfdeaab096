package io.inquest.checkers.linear;

import io.inquest.checkers.common.LongIntMap;
import java.util.Arrays;

/**
 * The set of configurations that a search has been in: sequences of longs, kept whole (a hash alone could take two for
 * one) in one arena, found through an open-addressing table of longs. Knows what it holds in bytes, and never grows past
 * its limit.
 */
final class Configurations {
    enum Added {
        NEW,
        PRESENT,
        /** It would have had to grow past its limit. */
        FULL
    }

    private static final int INITIAL_SLOTS = 64;
    private static final long LOW_HALF = 0xffff_ffffL;

    private final long bytesMax;
    /** High half: half of the hash; low half: 1 + where the sequence starts in the arena. 0 is free. */
    private long[] slots = new long[INITIAL_SLOTS];

    private long[] arena = new long[INITIAL_SLOTS * 4];
    private int used;
    private int size;

    Configurations(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    int size() {
        return size;
    }

    long bytes() {
        return 8L * (slots.length + arena.length);
    }

    void clear() {
        Arrays.fill(slots, 0);
        used = 0;
        size = 0;
    }

    /** Adds the first {@code length} longs of a sequence; no sequence may be the beginning of another. */
    Added add(long[] sequence, int length) {
        if (!reserve(length)) {
            return Added.FULL;
        }
        long hash = hash(sequence, length);
        int mask = slots.length - 1;
        int slot = home(hash, mask);
        while (slots[slot] != 0) {
            if (((slots[slot] ^ hash) & ~LOW_HALF) == 0 && equalAt((int) slots[slot] - 1, sequence, length)) {
                return Added.PRESENT;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = (hash & ~LOW_HALF) | (used + 1);
        System.arraycopy(sequence, 0, arena, used, length);
        used += length;
        size++;
        return Added.NEW;
    }

    private boolean equalAt(int start, long[] sequence, int length) {
        return start + length <= used && Arrays.equals(arena, start, start + length, sequence, 0, length);
    }

    private static long hash(long[] sequence, int length) {
        long hash = length;
        for (int i = 0; i < length; i++) {
            hash = LongIntMap.mix(hash * 0x9e3779b97f4a7c15L + sequence[i]);
        }
        return hash;
    }

    private boolean reserve(int length) {
        long needed = (long) used + length;
        if (needed > arena.length) {
            long capacity = Math.max(needed, arena.length + (long) arena.length / 2);
            if (capacity > Integer.MAX_VALUE - 8 || bytes() + 8 * capacity > bytesMax) {
                return false;
            }
            arena = Arrays.copyOf(arena, (int) capacity);
        }
        if (size * 2 >= slots.length) {
            long capacity = 2L * slots.length;
            if (capacity > 1 << 30 || bytes() + 8 * capacity > bytesMax) {
                return false;
            }
            rehash((int) capacity);
        }
        return true;
    }

    private void rehash(int capacity) {
        long[] old = slots;
        int mask = capacity - 1;
        slots = new long[capacity];
        for (long entry : old) {
            if (entry != 0) {
                int slot = home(entry, mask);
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = entry;
            }
        }
    }

    /** From the half of the hash that a slot keeps, so that growing reads no arena. */
    private static int home(long hash, int mask) {
        return (int) (hash >>> 32) & mask;
    }
}
