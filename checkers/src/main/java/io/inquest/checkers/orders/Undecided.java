package io.inquest.checkers.orders;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Writes;

/**
 * Goes through the writes of each key in an order that agrees with what is decided, to find two that may come either way. What
 * was passed stays decided until something is undone.
 */
final class Undecided {
    private final Agreement agreement;
    private final Writes writes;
    private final Meter meter;
    /** By column: the next write that was not passed. */
    private final int[] heads;

    private int key;
    private int first;
    private int second;

    Undecided(Agreement agreement, Meter meter) {
        this.agreement = agreement;
        this.writes = agreement.writes;
        this.meter = meter;
        this.heads = meter.ints(writes.columns());
        restart();
    }

    /** Begins anew. */
    void restart() {
        key = 0;
        for (int column = 0; column < heads.length; column++) {
            heads[column] = writes.first(column);
        }
    }

    int first() {
        return first;
    }

    int second() {
        return second;
    }

    /** Finds the next two, the one first that was at work first; says whether there are any. */
    boolean next() {
        while (key < agreement.registers.keys()) {
            int earliest = earliest();
            if (earliest == Writes.NONE) {
                key++;
                continue;
            }
            if (isInDoubt(earliest)) {
                return true;
            }
            heads[writes.column(earliest)] = writes.next(earliest);
        }
        return false;
    }

    /** Of the heads of a key one that no other precedes, the earliest in time. */
    private int earliest() {
        int found = Writes.NONE;
        for (int column = writes.firstColumn(key); column < writes.firstColumn(key + 1); column++) {
            int head = heads[column];
            if (head != Writes.NONE
                    && isMinimal(head)
                    && (found == Writes.NONE || agreement.moment(head) < agreement.moment(found))) {
                found = head;
            }
        }
        return found;
    }

    private boolean isMinimal(int head) {
        for (int column = writes.firstColumn(key); column < writes.firstColumn(key + 1); column++) {
            meter.step();
            int other = heads[column];
            if (other != Writes.NONE && other != head && agreement.views[0].precedes(other, head)) {
                return false;
            }
        }
        return true;
    }

    private boolean isInDoubt(int earliest) {
        for (int column = writes.firstColumn(key); column < writes.firstColumn(key + 1); column++) {
            int other = heads[column];
            if (other != Writes.NONE && other != earliest && !agreement.views[0].precedes(earliest, other)) {
                first = earliest;
                second = other;
                return true;
            }
        }
        return false;
    }
}
