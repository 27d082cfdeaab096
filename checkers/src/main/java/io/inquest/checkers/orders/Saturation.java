package io.inquest.checkers.orders;

import io.inquest.checkers.causal.Edges;
import io.inquest.checkers.causal.Readers;
import io.inquest.checkers.causal.Steps;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import io.inquest.checkers.registers.Writes;
import java.util.Arrays;

/**
 * What any legal order of all writes and some reads must contain, as far as two rules tell, applied until nothing is new:
 * a write that precedes a read of another write to its key precedes that write, and a read of a write precedes every write to its
 * key that the write precedes. (Gibbons and Korach, Testing shared memories, 1997, use the same rules.)
 *
 * <p>Kept is, for each operation, how many operations of each session precede it. A cycle decides that there is no order;
 * that there is none does not decide.
 *
 * <p>Several such views, of one session's reads each, may have to agree on the order of the writes to each key: what one finds of
 * two such writes holds for all.
 */
final class Saturation {
    /** The view that has all reads. */
    static final int ALL = -1;

    static final int NONE = -1;

    private final Registers registers;
    private final Writes writes;
    private final Readers readers;
    private final Meter meter;
    private final int sessions;
    /** The session whose reads it has, or {@link #ALL}. */
    private final int view;
    /** The operations in the order in which news is passed on, and by operation its place there. */
    private final int[] order;

    private final int[] places;
    /** A row for each operation that counts. */
    private final int[] clocks;

    private final Edges added;
    private final int[] hints;
    /** By place: whether there is news of the operation to pass on. */
    private final long[] isAtWork;

    private Saturation[] others = {};
    private Undoing undoing;
    /** An operation that precedes itself, or {@link #NONE}. */
    private int cycle = NONE;

    /**
     * A view with nothing concluded yet.
     *
     * @param order all operations; the more of them come after what precedes them, the sooner it is done
     * @param places by operation, where it is there
     * @param added where to note what is concluded
     */
    Saturation(
            Registers registers,
            Writes writes,
            Readers readers,
            int view,
            int[] order,
            int[] places,
            Edges added,
            Meter meter) {
        this.registers = registers;
        this.writes = writes;
        this.readers = readers;
        this.meter = meter;
        this.sessions = registers.sessions();
        this.view = view;
        this.order = order;
        this.places = places;
        this.added = added;
        int own = view == ALL ? 0 : registers.start(view + 1) - registers.start(view);
        int rows = view == ALL ? order.length : writes.count() + own;
        this.clocks = meter.ints((long) rows * sessions);
        this.hints = meter.ints(writes.columns());
        Arrays.fill(hints, Writes.NONE);
        meter.reserve(order.length / 8);
        this.isAtWork = new long[order.length / Long.SIZE + 1];
        for (int i = 0; i < order.length; i++) {
            if (counts(i)) {
                clocks[row(i) + registers.session(i)] = registers.position(i);
                isAtWork[places[i] >> 6] |= 1L << places[i];
            }
        }
    }

    /** The view of all operations, with everything concluded. */
    static Saturation ofAll(Registers registers, Writes writes, int[] order, Edges added, Meter meter) {
        int[] places = meter.ints(order.length);
        for (int i = 0; i < order.length; i++) {
            places[order[i]] = i;
        }
        Readers readers = new Readers(registers, meter);
        Saturation all = new Saturation(registers, writes, readers, ALL, order, places, added, meter);
        all.foundNothing();
        all.run();
        return all;
    }

    /** @param newOthers the views that have to agree with this one */
    void agreeWith(Saturation... newOthers) {
        others = newOthers;
    }

    /** From now on it notes how to undo what it concludes. */
    void noteIn(Undoing newUndoing) {
        undoing = newUndoing;
    }

    boolean counts(int operation) {
        return view == ALL || registers.isWrite(operation) || registers.session(operation) == view;
    }

    private int row(int operation) {
        int row = operation;
        if (view != ALL) {
            row = registers.isWrite(operation)
                    ? writes.place(operation)
                    : writes.count() + operation - registers.start(view);
        }
        return row * sessions;
    }

    /** Draws all conclusions, unless there is a cycle; says whether there was news. */
    boolean run() {
        boolean isAny = false;
        boolean isNew = true;
        while (isNew && cycle == NONE) {
            isNew = false;
            for (int word = 0; word < isAtWork.length && cycle == NONE; word++) {
                while (isAtWork[word] != 0 && cycle == NONE) {
                    int bit = Long.numberOfTrailingZeros(isAtWork[word]);
                    isAtWork[word] &= ~(1L << bit);
                    isNew = true;
                    settle(order[(word << 6) + bit]);
                }
            }
            isAny |= isNew;
        }
        return isAny;
    }

    /** Reads of nothing precede all writes to their keys. */
    void foundNothing() {
        for (int i = 0; i < order.length && cycle == NONE; i++) {
            if (counts(i) && registers.isRead(i) && registers.source(i) == Registers.INIT) {
                foundNothing(i);
            }
        }
    }

    private void foundNothing(int read) {
        int key = registers.key(read);
        for (int column = writes.firstColumn(key); column < writes.firstColumn(key + 1); column++) {
            meter.step();
            int first = writes.first(column);
            if (registers.session(first) != registers.session(read) || first < read) {
                added.add(read, first, read);
                raise(read, first);
            }
        }
    }

    private void settle(int operation) {
        meter.steps(sessions);
        if (registers.isWrite(operation)) {
            replace(operation);
        } else if (registers.source(operation) != Registers.INIT) {
            conclude(operation);
        }
        int end = registers.start(registers.session(operation) + 1);
        for (int next = operation + 1; next < end; next++) {
            if (counts(next)) {
                raise(operation, next);
                break;
            }
        }
        if (registers.isWrite(operation)) {
            for (int i = readers.begin(operation); i < readers.begin(operation + 1); i++) {
                if (counts(readers.read(i))) {
                    raise(operation, readers.read(i));
                }
            }
        }
        for (int edge = added.last(operation); edge != Edges.NONE && cycle == NONE; edge = added.before(edge)) {
            raise(operation, added.to(edge));
        }
    }

    /** Of the writes to a read's key that precede it, all but its own precede that. */
    private void conclude(int read) {
        int key = registers.key(read);
        int source = registers.source(read);
        for (int column = writes.firstColumn(key); column < writes.firstColumn(key + 1) && cycle == NONE; column++) {
            int before = lastBefore(column, read);
            if (before != Writes.NONE && before != source && !precedes(before, source)) {
                added.add(before, source, read);
                raiseForAll(before, source);
            }
        }
    }

    /**
     * What reads a write that precedes another of its key precedes that one. And that the one write precedes the other holds for all.
     */
    private void replace(int write) {
        int key = registers.key(write);
        for (int column = writes.firstColumn(key); column < writes.firstColumn(key + 1) && cycle == NONE; column++) {
            int before = lastBefore(column, write);
            if (before == Writes.NONE || before == write) {
                continue;
            }
            tellOthers(before, write);
            meter.steps(readers.begin(before + 1) - readers.begin(before));
            for (int i = readers.begin(before); i < readers.begin(before + 1); i++) {
                int read = readers.read(i);
                if (counts(read) && isLastOfItsSession(before, i) && !precedes(read, write)) {
                    added.add(read, write, read);
                    raise(read, write);
                }
            }
        }
    }

    private void tellOthers(int before, int write) {
        boolean isNoted = false;
        for (Saturation other : others) {
            if (!other.precedes(before, write)) {
                if (!isNoted) {
                    added.add(before, write, Steps.agreed(view));
                    isNoted = true;
                }
                other.raise(before, write);
            }
        }
    }

    /** Takes it that one write comes before another, for the sake of a read, or {@link Steps#SUPPOSED}. */
    void suppose(int before, int write) {
        added.add(before, write, Steps.SUPPOSED);
        raiseForAll(before, write);
    }

    private void raiseForAll(int before, int write) {
        raise(before, write);
        for (Saturation other : others) {
            other.raise(before, write);
        }
    }

    private boolean isLastOfItsSession(int write, int place) {
        return place + 1 == readers.begin(write + 1)
                || registers.session(readers.read(place + 1)) != registers.session(readers.read(place));
    }

    private int lastBefore(int column, int operation) {
        meter.step();
        int writer = writes.session(column);
        int end = registers.start(writer) + clocks[row(operation) + writer];
        if (writes.first(column) >= end) {
            return Writes.NONE;
        }
        hints[column] = writes.lastBefore(column, end, hints[column]);
        return hints[column];
    }

    /** Whether an operation must come before another. */
    boolean precedes(int first, int second) {
        return clocks[row(second) + registers.session(first)] > registers.position(first);
    }

    /** How many operations of a session must come before an operation. */
    int before(int operation, int session) {
        return clocks[row(operation) + session];
    }

    private void raise(int before, int operation) {
        int from = row(before);
        int to = row(operation);
        int own = registers.session(before);
        boolean isNew = false;
        if (clocks[to + own] <= registers.position(before)) {
            set(to + own, registers.position(before) + 1);
            isNew = true;
        }
        for (int i = 0; i < sessions; i++) {
            if (clocks[from + i] > clocks[to + i]) {
                set(to + i, clocks[from + i]);
                isNew = true;
            }
        }
        if (isNew) {
            isAtWork[places[operation] >> 6] |= 1L << places[operation];
            if (cycle == NONE && clocks[to + registers.session(operation)] > registers.position(operation)) {
                cycle = operation;
            }
        }
    }

    private void set(int at, int value) {
        if (undoing != null) {
            undoing.note(view, at, clocks[at]);
        }
        clocks[at] = value;
    }

    /** Puts back what was noted; nothing is at work any more, and there is no cycle. */
    void undo(int at, int value) {
        clocks[at] = value;
    }

    /** Forgets a cycle, and what was not passed on when it was found. */
    void forget() {
        Arrays.fill(isAtWork, 0);
        cycle = NONE;
    }

    /** An operation that precedes itself, or {@link #NONE}. */
    int cycle() {
        return cycle;
    }
}
