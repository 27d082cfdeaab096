package io.inquest.checkers.causal;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/** Edges between operations that a model adds to session order and reads-from, each for the sake of a read. */
public final class Edges {
    public static final int NONE = -1;

    private final Meter meter;
    /** By operation: the last edge added from it; by edge: the one before it from the same. */
    private final int[] lastFrom;

    private int[] previous = new int[16];
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int[] read = new int[16];
    private int size;

    public Edges(int operations, Meter meter) {
        this.meter = meter;
        this.lastFrom = meter.ints(operations);
        Arrays.fill(lastFrom, NONE);
    }

    public void add(int fromOperation, int toOperation, int forRead) {
        if (size == from.length) {
            meter.reserve(16L * size);
            previous = Arrays.copyOf(previous, 2 * size);
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
            read = Arrays.copyOf(read, 2 * size);
        }
        previous[size] = lastFrom[fromOperation];
        from[size] = fromOperation;
        to[size] = toOperation;
        read[size] = forRead;
        lastFrom[fromOperation] = size++;
    }

    /** Takes all edges away. */
    public void clear() {
        for (int i = 0; i < size; i++) {
            lastFrom[from[i]] = NONE;
        }
        size = 0;
    }

    /** Takes away all but the first so many. */
    public void truncate(int newSize) {
        while (size > newSize) {
            size--;
            lastFrom[from[size]] = previous[size];
        }
    }

    public int size() {
        return size;
    }

    /** The last edge added from an operation, or {@link #NONE}. */
    public int last(int operation) {
        return lastFrom[operation];
    }

    /** The edge added before that one, from the same operation, or {@link #NONE}. */
    public int before(int edge) {
        return previous[edge];
    }

    public int from(int edge) {
        return from[edge];
    }

    public int to(int edge) {
        return to[edge];
    }

    public int read(int edge) {
        return read[edge];
    }
}
