package io.inquest.checkers.orders;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A set of rows of ints of one length, compared whole: where a search has been and found no way on. */
final class DeadStates {
    private static final int CHUNK_ROWS = 1 << 10;

    private final int width;
    private final Meter meter;
    private final List<int[]> chunks = new ArrayList<>();
    /** One more than the number of a row; 0 where there is none. */
    private int[] slots;

    private int size;

    DeadStates(int width, Meter meter) {
        this.width = Math.max(1, width);
        this.meter = meter;
        this.slots = meter.ints(1 << 10);
    }

    boolean contains(int[] row) {
        return size > 0 && slots[slot(row)] != 0;
    }

    void add(int[] row) {
        int slot = slot(row);
        if (slots[slot] != 0) {
            return;
        }
        if (size == chunks.size() * CHUNK_ROWS) {
            chunks.add(meter.ints((long) width * CHUNK_ROWS));
        }
        System.arraycopy(row, 0, chunks.get(size / CHUNK_ROWS), size % CHUNK_ROWS * width, width);
        slots[slot] = ++size;
        if (size * 2 > slots.length) {
            grow();
        }
    }

    /** Forgets all. */
    void clear() {
        meter.release(4L * width * CHUNK_ROWS * chunks.size());
        chunks.clear();
        Arrays.fill(slots, 0);
        size = 0;
    }

    private void grow() {
        int[] old = slots;
        slots = meter.ints(2L * old.length);
        int[] row = new int[width];
        for (int number : old) {
            if (number != 0) {
                int at = (number - 1) % CHUNK_ROWS * width;
                System.arraycopy(chunks.get((number - 1) / CHUNK_ROWS), at, row, 0, width);
                slots[slot(row)] = number;
            }
        }
        meter.release(4L * old.length);
    }

    private int slot(int[] row) {
        long hash = 0;
        for (int i = 0; i < width; i++) {
            hash = LongIntMap.mix(hash + row[i] + 0x9E3779B97F4A7C15L);
        }
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && !isRow(slots[slot] - 1, row)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isRow(int number, int[] row) {
        int[] chunk = chunks.get(number / CHUNK_ROWS);
        int at = number % CHUNK_ROWS * width;
        return Arrays.equals(chunk, at, at + width, row, 0, width);
    }
}
