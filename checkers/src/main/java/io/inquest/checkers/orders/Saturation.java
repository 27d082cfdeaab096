package io.inquest.checkers.orders;

import io.inquest.checkers.Finding;
import io.inquest.checkers.causal.CycleSearch;
import io.inquest.checkers.causal.Edges;
import io.inquest.checkers.causal.Paths;
import io.inquest.checkers.causal.Readers;
import io.inquest.checkers.causal.Steps;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import io.inquest.checkers.registers.Writes;
import java.util.Arrays;

/**
 * What any one legal order of all operations must contain, as far as two rules tell, applied until nothing is new: a
 * write that precedes a read of another write to its key precedes that write, and what reads a write precedes every write to its
 * key that the write precedes. (Gibbons and Korach, Testing shared memories, 1997, use the same rules.)
 *
 * <p>Kept is, for each operation, how many operations of each session precede it. A cycle decides that there is no order;
 * that there is none does not decide.
 */
final class Saturation {
    private final Registers registers;
    private final Writes writes;
    private final Meter meter;
    private final int sessions;
    /** The operations in causal order, and by operation its place there. */
    private final int[] order;

    private final int[] places;
    /** A row for each operation. */
    private final int[] clocks;

    private final Readers readers;
    private final Edges added;
    private final int[] hints;
    /** By place in causal order: whether there is news of the operation to pass on. */
    private final long[] isAtWork;

    private boolean hasCycle;

    /** @param order the operations, each after what precedes it in causal order */
    Saturation(Registers registers, Writes writes, int[] order, Meter meter) {
        this.registers = registers;
        this.writes = writes;
        this.meter = meter;
        this.sessions = registers.sessions();
        this.order = order;
        this.places = meter.ints(order.length);
        this.clocks = meter.ints((long) order.length * sessions);
        this.readers = new Readers(registers, meter);
        this.added = new Edges(order.length, meter);
        this.hints = meter.ints(writes.columns());
        Arrays.fill(hints, Writes.NONE);
        meter.reserve(order.length / 8);
        this.isAtWork = new long[order.length / Long.SIZE + 1];
        for (int i = 0; i < order.length; i++) {
            places[order[i]] = i;
            clocks[order[i] * sessions + registers.session(order[i])] = registers.position(order[i]);
            isAtWork[i >> 6] |= 1L << i;
        }
        run();
    }

    private void run() {
        for (int i = 0; i < order.length && !hasCycle; i++) {
            if (registers.isRead(i) && registers.source(i) == Registers.INIT) {
                foundNothing(i);
            }
        }
        boolean isNew = true;
        while (isNew && !hasCycle) {
            isNew = false;
            for (int word = 0; word < isAtWork.length && !hasCycle; word++) {
                while (isAtWork[word] != 0 && !hasCycle) {
                    int bit = Long.numberOfTrailingZeros(isAtWork[word]);
                    isAtWork[word] &= ~(1L << bit);
                    isNew = true;
                    settle(order[(word << 6) + bit]);
                }
            }
        }
    }

    /** A read of nothing precedes all writes to its key. */
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
        int next = operation + 1;
        if (next < registers.start(registers.session(operation) + 1)) {
            raise(operation, next);
        }
        if (registers.isWrite(operation)) {
            for (int i = readers.begin(operation); i < readers.begin(operation + 1); i++) {
                raise(operation, readers.read(i));
            }
        }
        for (int edge = added.last(operation); edge != Edges.NONE && !hasCycle; edge = added.before(edge)) {
            raise(operation, added.to(edge));
        }
    }

    /** Of the writes to a read's key that precede it, all but its own precede that. */
    private void conclude(int read) {
        int key = registers.key(read);
        int source = registers.source(read);
        for (int column = writes.firstColumn(key); column < writes.firstColumn(key + 1) && !hasCycle; column++) {
            int before = lastBefore(column, read);
            if (before != Writes.NONE && before != source && !precedes(before, source)) {
                added.add(before, source, read);
                raise(before, source);
            }
        }
    }

    /** What reads a write that precedes another of its key precedes that one. */
    private void replace(int write) {
        int key = registers.key(write);
        for (int column = writes.firstColumn(key); column < writes.firstColumn(key + 1); column++) {
            int before = lastBefore(column, write);
            if (before == Writes.NONE || before == write) {
                continue;
            }
            meter.steps(readers.begin(before + 1) - readers.begin(before));
            for (int i = readers.begin(before); i < readers.begin(before + 1); i++) {
                int read = readers.read(i);
                if (!precedes(read, write) && isLastOfItsSession(before, i)) {
                    added.add(read, write, read);
                    raise(read, write);
                }
            }
        }
    }

    private boolean isLastOfItsSession(int write, int place) {
        return place + 1 == readers.begin(write + 1)
                || registers.session(readers.read(place + 1)) != registers.session(readers.read(place));
    }

    private int lastBefore(int column, int operation) {
        meter.step();
        int writer = writes.session(column);
        int end = registers.start(writer) + clocks[operation * sessions + writer];
        if (writes.first(column) >= end) {
            return Writes.NONE;
        }
        hints[column] = writes.lastBefore(column, end, hints[column]);
        return hints[column];
    }

    /** Whether an operation must come before another. */
    boolean precedes(int first, int second) {
        return clocks[second * sessions + registers.session(first)] > registers.position(first);
    }

    /** How many operations of a session must come before an operation. */
    int before(int operation, int session) {
        return clocks[operation * sessions + session];
    }

    private void raise(int before, int operation) {
        int from = before * sessions;
        int to = operation * sessions;
        int own = registers.session(before);
        boolean isNew = false;
        if (clocks[to + own] <= registers.position(before)) {
            clocks[to + own] = registers.position(before) + 1;
            isNew = true;
        }
        for (int i = 0; i < sessions; i++) {
            if (clocks[from + i] > clocks[to + i]) {
                clocks[to + i] = clocks[from + i];
                isNew = true;
            }
        }
        if (isNew) {
            isAtWork[places[operation] >> 6] |= 1L << places[operation];
            hasCycle |= clocks[to + registers.session(operation)] > registers.position(operation);
        }
    }

    boolean hasCycle() {
        return hasCycle;
    }

    /** The cycle, in sentences. */
    Finding finding(String type) {
        meter.decided();
        Paths paths = new Paths(registers, added, operation -> true, meter);
        int[] cycle = CycleSearch.find(registers, added, paths, meter);
        Steps steps = new Steps(registers, paths, added, edge -> edge, "in any order");
        steps.follow(cycle, added.size());
        return steps.words().finding(type, steps.text() + " So each of these comes before itself.", steps.operations());
    }
}
