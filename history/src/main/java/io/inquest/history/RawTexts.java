package io.inquest.history;

import java.util.Arrays;

/** Remembers which number a piece of JSON has, by its bytes, so that what occurs often is decoded once. */
final class RawTexts {
    static final int NONE = -1;

    private final byte[] bytes;
    private int size;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int[] hashes = new int[16];
    private int[] ids = new int[16];
    private int[] slots = new int[64];

    /** @param bytes hold every piece, and do not change */
    RawTexts(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The number of the piece of these bytes; {@link #NONE} if it has none yet. */
    int find(int start, int end) {
        int hash = hash(start, end);
        for (int slot = slot(hash); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            int piece = slots[slot] - 1;
            if (hashes[piece] == hash && Arrays.equals(bytes, starts[piece], ends[piece], bytes, start, end)) {
                return ids[piece];
            }
        }
        return NONE;
    }

    /** @param start to {@code end}: a piece that has no number yet */
    void put(int start, int end, int id) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = start;
        ends[size] = end;
        hashes[size] = hash(start, end);
        ids[size] = id;
        enter(size++);
    }

    private void grow() {
        int length = 2 * starts.length;
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
        hashes = Arrays.copyOf(hashes, length);
        ids = Arrays.copyOf(ids, length);
        slots = new int[4 * length];
        for (int piece = 0; piece < size; piece++) {
            enter(piece);
        }
    }

    private void enter(int piece) {
        int slot = slot(hashes[piece]);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = piece + 1;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 15) & slots.length - 1;
    }

    private int hash(int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = hash * 0x01000193 ^ bytes[i];
        }
        return hash * 0x9E3779B1;
    }
}
