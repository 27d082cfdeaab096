package io.inquest.checkers.registers;

import io.inquest.checkers.common.Meter;

/**
 * The writes of a history in <em>columns</em>: those of one session to one key, in session order. The columns of a key
 * are neighbours, the first session's first.
 */
public final class Writes {
    /** No write, no column. */
    public static final int NONE = -1;

    private final Registers registers;
    /** All writes, by key, then by number. */
    private final int[] order;
    /** The place of a write in that order. */
    private final int[] ranks;
    /** The column of each place. */
    private final int[] columnOf;

    private final int[] columnStarts;
    private final int[] keyStarts;

    public Writes(Registers registers, Meter meter) {
        this.registers = registers;
        int[] next = meter.ints(registers.keys() + 1L);
        int count = 0;
        for (int i = 0; i < registers.operations(); i++) {
            meter.step();
            if (registers.isWrite(i)) {
                next[registers.key(i) + 1]++;
                count++;
            }
        }
        for (int key = 0; key < registers.keys(); key++) {
            next[key + 1] += next[key];
        }
        order = meter.ints(count);
        ranks = meter.ints(registers.operations());
        for (int i = 0; i < registers.operations(); i++) {
            meter.step();
            if (registers.isWrite(i)) {
                ranks[i] = next[registers.key(i)]++;
                order[ranks[i]] = i;
            }
        }
        columnOf = meter.ints(count);
        keyStarts = meter.ints(registers.keys() + 1L);
        columnStarts = columns(meter);
    }

    private int[] columns(Meter meter) {
        int columns = 0;
        for (int i = 0; i < order.length; i++) {
            meter.step();
            boolean begins = i == 0 || !areOfOneColumn(order[i - 1], order[i]);
            columns += begins ? 1 : 0;
            columnOf[i] = columns - 1;
        }
        int[] starts = meter.ints(columns + 1L);
        starts[columns] = order.length;
        int key = -1;
        for (int i = order.length - 1; i >= 0; i--) {
            starts[columnOf[i]] = i;
        }
        for (int column = 0; column < columns; column++) {
            int own = registers.key(order[starts[column]]);
            while (key < own) {
                keyStarts[++key] = column;
            }
        }
        while (key < registers.keys()) {
            keyStarts[++key] = columns;
        }
        return starts;
    }

    private boolean areOfOneColumn(int a, int b) {
        return registers.key(a) == registers.key(b) && registers.session(a) == registers.session(b);
    }

    /** How many writes there are. */
    public int count() {
        return order.length;
    }

    /** A number of a write, from 0, below that of any later one of its column. */
    public int place(int write) {
        return ranks[write];
    }

    public int columns() {
        return columnStarts.length - 1;
    }

    /** The first column of a key; for the number of keys, the number of columns. */
    public int firstColumn(int key) {
        return keyStarts[key];
    }

    /** The column that a write is in. */
    public int column(int write) {
        return columnOf[ranks[write]];
    }

    /** The column of a session's writes to a key, or {@link #NONE}. */
    public int column(int session, int key) {
        int low = keyStarts[key];
        int high = keyStarts[key + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = session(middle);
            if (there == session) {
                return middle;
            }
            if (there < session) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return NONE;
    }

    public int session(int column) {
        return registers.session(order[columnStarts[column]]);
    }

    public int first(int column) {
        return order[columnStarts[column]];
    }

    /** The next write of the same session to the same key, or {@link #NONE}. */
    public int next(int write) {
        int place = ranks[write] + 1;
        return place < order.length && columnOf[place] == columnOf[place - 1] ? order[place] : NONE;
    }

    /**
     * The last write of a column that is numbered below an operation, or {@link #NONE}.
     *
     * @param hint a write of the column near which to begin, or {@link #NONE}
     */
    public int lastBefore(int column, int operation, int hint) {
        int low = columnStarts[column] - 1;
        int high = columnStarts[column + 1];
        if (hint != NONE) {
            int stride = 1;
            int from = ranks[hint];
            if (order[from] < operation) {
                low = from;
                while (from + stride < high && order[from + stride] < operation) {
                    low = from + stride;
                    stride <<= 1;
                }
                high = Math.min(high, from + stride);
            } else {
                high = from;
                while (from - stride > low && order[from - stride] >= operation) {
                    high = from - stride;
                    stride <<= 1;
                }
                low = Math.max(low, from - stride);
            }
        }
        while (low + 1 < high) {
            int middle = (low + high) >>> 1;
            if (order[middle] < operation) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low < columnStarts[column] ? NONE : order[low];
    }
}
