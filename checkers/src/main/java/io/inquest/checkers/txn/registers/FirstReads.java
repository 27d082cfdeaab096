package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/** The reads that make dependencies, each with the transaction that it is from; in the order of the transactions. */
final class FirstReads {
    private final Meter meter;
    /** By transaction of the history: where its reads begin; one more entry than there are transactions. */
    private final int[] starts;

    private int[] operations = new int[16];
    private int[] sources = new int[16];
    private int size;

    FirstReads(int transactions, Meter meter) {
        this.meter = meter;
        this.starts = meter.ints(transactions + 1L);
    }

    void add(int operation, int source) {
        if (size == operations.length) {
            meter.reserve(8L * size);
            operations = Arrays.copyOf(operations, 2 * size);
            sources = Arrays.copyOf(sources, 2 * size);
        }
        operations[size] = operation;
        sources[size++] = source;
    }

    /** There are no more of a transaction, nor of those before it. */
    void close(int transaction) {
        starts[transaction + 1] = size;
    }

    int size() {
        return size;
    }

    int begin(int transaction) {
        return starts[transaction];
    }

    int end(int transaction) {
        return starts[transaction + 1];
    }

    int operation(int read) {
        return operations[read];
    }

    /** A transaction of the history, or {@link Committed#INIT}. */
    int source(int read) {
        return sources[read];
    }

    long bytes() {
        return 4L * starts.length + 8L * operations.length;
    }
}
