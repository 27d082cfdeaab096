package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/**
 * The writers of each key session by session: a column of them for each key and session that has any. Where sessions do not
 * count, each writer has a column of its own.
 */
final class SessionWriters {
    static final int NONE = -1;

    private final Committed committed;
    private final boolean bySession;
    /** By key: its first column; by column: its first place among the writers of all keys. */
    private final int[] firstColumn;

    private final int[] start;
    private final int[] hints;

    SessionWriters(Committed committed, boolean bySession, Meter meter) {
        this.committed = committed;
        this.bySession = bySession;
        this.firstColumn = meter.ints(committed.keys() + 1L);
        int columns = columns(null);
        this.start = meter.ints(columns + 1L);
        columns(start);
        start[columns] = committed.writer.length;
        this.hints = Arrays.copyOf(start, columns);
        meter.reserve(4L * columns);
    }

    private int columns(int[] starts) {
        int columns = 0;
        for (int key = 0; key < committed.keys(); key++) {
            firstColumn[key] = columns;
            int session = NONE;
            for (int i = committed.writerStart[key]; i < committed.writerStart[key + 1]; i++) {
                if (!bySession || committed.session[committed.writer[i]] != session) {
                    session = committed.session[committed.writer[i]];
                    if (starts != null) {
                        starts[columns] = i;
                    }
                    columns++;
                }
            }
        }
        firstColumn[committed.keys()] = columns;
        return columns;
    }

    int firstColumn(int key) {
        return firstColumn[key];
    }

    /** Its first place among the writers of all keys. */
    int start(int column) {
        return start[column];
    }

    int end(int column) {
        return start[column + 1];
    }

    int session(int column) {
        return committed.session[committed.writer[start[column]]];
    }

    /** The last of a column below a number, or {@link #NONE}. Asked with rising numbers, it takes no search. */
    int lastBelow(int column, int end) {
        int at = hints[column];
        if (at > start[column] && committed.writer[at - 1] >= end) {
            int found = Arrays.binarySearch(committed.writer, start[column], at, end);
            at = found < 0 ? -found - 1 : found;
        }
        while (at < start[column + 1] && committed.writer[at] < end) {
            at++;
        }
        hints[column] = at;
        return at == start[column] ? NONE : committed.writer[at - 1];
    }

    long bytes() {
        return 4L * (firstColumn.length + start.length + hints.length);
    }
}
