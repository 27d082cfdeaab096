package io.inquest.checkers.linear;

import java.util.Arrays;

/** Numbers to be worked on, the cheapest first, and those of one cost in order: a heap. */
final class Agenda {
    private long[] heap = new long[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    void add(int cost, int number) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        long key = (long) cost << 32 | number;
        int hole = size++;
        while (hole > 0 && heap[(hole - 1) >>> 1] > key) {
            heap[hole] = heap[(hole - 1) >>> 1];
            hole = (hole - 1) >>> 1;
        }
        heap[hole] = key;
    }

    int take() {
        int first = (int) heap[0];
        long key = heap[--size];
        int hole = 0;
        while (2 * hole + 1 < size) {
            int child = 2 * hole + 1;
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= key) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = key;
        return first;
    }

    long bytes() {
        return 8L * heap.length;
    }
}
