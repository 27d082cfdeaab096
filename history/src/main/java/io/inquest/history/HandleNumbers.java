package io.inquest.history;

import java.util.Arrays;

/** Numbers distinct handles 0, 1, 2 … in the order in which they are first seen. */
final class HandleNumbers {
    private int size;
    private long[] handles = new long[16];
    private int[] slots = new int[64];

    int size() {
        return size;
    }

    long handle(int number) {
        return handles[number];
    }

    int number(long handle) {
        int slot = slot(handle);
        while (slots[slot] != 0) {
            if (handles[slots[slot] - 1] == handle) {
                return slots[slot] - 1;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (size == handles.length) {
            grow();
            slot = slot(handle);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
        }
        handles[size] = handle;
        slots[slot] = ++size;
        return size - 1;
    }

    private void grow() {
        handles = Arrays.copyOf(handles, 2 * size);
        slots = new int[4 * handles.length];
        for (int number = 0; number < size; number++) {
            int slot = slot(handles[number]);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number + 1;
        }
    }

    private int slot(long handle) {
        long hash = handle * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) & slots.length - 1;
    }

    /** Nothing more is numbered after this. */
    void trim() {
        handles = Arrays.copyOf(handles, size);
        slots = new int[0];
    }
}
