package io.inquest.checkers.txn.graph;

import io.inquest.checkers.common.Meter;

/** The least of some numbers first. */
final class LongHeap {
    private final long[] heap;
    private int size;

    /** @param capacity how many it can hold at a time */
    LongHeap(int capacity, Meter meter) {
        meter.reserve(8L * capacity + 8);
        heap = new long[capacity + 1];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(long number) {
        int at = ++size;
        while (at > 1 && heap[at / 2] > number) {
            heap[at] = heap[at / 2];
            at /= 2;
        }
        heap[at] = number;
    }

    long poll() {
        long least = heap[1];
        long last = heap[size--];
        int at = 1;
        while (2 * at <= size) {
            int child = 2 * at;
            if (child < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
        return least;
    }
}
