package io.inquest.checkers.session;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/**
 * An operation for each of some numbers, such as keys. Since sessions are looked at one after the other, an operation that
 * is numbered below a session's start was left there by another session and does not count: nothing need be cleared.
 */
final class Latest {
    static final int NONE = -1;

    private final int[] operations;

    Latest(int size, Meter meter) {
        operations = meter.ints(size);
        Arrays.fill(operations, NONE);
    }

    void put(int number, int operation) {
        operations[number] = operation;
    }

    /** The operation of that number, if it is of the session that starts there; else {@link #NONE}. */
    int since(int start, int number) {
        int operation = operations[number];
        return operation < start ? NONE : operation;
    }
}
