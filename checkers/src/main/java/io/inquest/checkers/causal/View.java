package io.inquest.checkers.causal;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import io.inquest.checkers.registers.Writes;
import java.util.Arrays;

/**
 * The order in which one session at a time must see the writes: the smallest that contains what the model demands and
 * has, for each read of the session, every other write to its key that precedes the read before the write that it is from.
 * In causal memory the model demands causal order, in PRAM session order and reads-from of the session's own reads.
 *
 * <p>If that order has no cycle, and no write to its key precedes a read of nothing, there is a legal sequence of writes
 * and the session's reads: the reads one after the other, before each one in any order that agrees what precedes it and
 * was not listed yet. What is listed by then is just what precedes it, and of the writes to its key its own comes last. So
 * nothing need be searched.
 *
 * <p>Kept are, for each write and each of the session's reads, how many operations of each session precede it. The reads
 * are taken one after the other, and only what precedes them is looked at; what an edge adds is passed on to what
 * follows it there, until nothing is new.
 */
final class View {
    private final Registers registers;
    private final Writes writes;
    private final Readers readers;
    private final Meter meter;
    private final int sessions;
    /** Causal order, or null where it does not count. */
    private final CausalPast past;
    /** By operation: its place in causal order; or null. By place: the operation. */
    private final int[] places;

    private final int[] order;
    private final Edges added;
    /** A row for each write. */
    private final int[] writeRows;
    /** A row for each operation of the session at hand; only those of reads are used. */
    private final int[] readRows;

    private final int[] hints;
    /** By session: how many of its operations precede the operation at hand, or are that. */
    private final int[] frontier;

    private final int[] work;
    private int workSize;
    private final boolean[] isAtWork;
    private final int[] fresh;
    private int session;
    private int last;
    private int[] violation;

    /** @param causality causal order, which has no violation; null for PRAM */
    View(Registers registers, Writes writes, Causality causality, Meter meter) {
        this.registers = registers;
        this.writes = writes;
        this.readers = new Readers(registers, meter);
        this.meter = meter;
        this.sessions = registers.sessions();
        this.past = causality == null ? null : causality.past();
        this.order = causality == null ? null : causality.order();
        this.places = causality == null ? null : meter.ints(registers.operations());
        for (int i = 0; causality != null && i < order.length; i++) {
            places[order[i]] = i;
        }
        this.added = new Edges(registers.operations(), meter);
        this.writeRows = meter.ints((long) writes.count() * sessions);
        int longest = 0;
        for (int i = 0; i < sessions; i++) {
            longest = Math.max(longest, registers.start(i + 1) - registers.start(i));
        }
        this.readRows = meter.ints((long) longest * sessions);
        this.hints = meter.ints(writes.columns());
        this.frontier = meter.ints(sessions);
        this.work = meter.ints(registers.operations());
        this.fresh = meter.ints(registers.operations());
        meter.reserve(registers.operations());
        this.isAtWork = new boolean[registers.operations()];
    }

    /**
     * Looks at one session.
     *
     * @return null if there is a sequence for it; else an operation that precedes itself, twice, or a write and the read
     *     of nothing that it precedes. The edges up to there are {@link #added}.
     */
    int[] violation(int ofSession) {
        session = ofSession;
        violation = null;
        added.clear();
        Arrays.fill(frontier, 0);
        Arrays.fill(hints, Writes.NONE);
        for (int i = registers.start(session); i < registers.start(session + 1) && violation == null; i++) {
            meter.steps(sessions);
            last = i;
            if (registers.isRead(i) && registers.source(i) != Registers.INIT) {
                reach(i, registers.source(i));
            }
            frontier[session] = registers.position(i);
            if (violation == null) {
                System.arraycopy(frontier, 0, rows(i), row(i), sessions);
                frontier[session]++;
                settle(i);
            }
        }
        while (workSize > 0) {
            isAtWork[work[--workSize]] = false;
        }
        return violation;
    }

    Edges added() {
        return added;
    }

    /** Whether an operation belongs to what the session must see in order. */
    boolean counts(int operation) {
        return past != null || registers.isWrite(operation) || registers.session(operation) == session;
    }

    /** How many operations of a session precede a read of the session at hand, as far as writes go. */
    int before(int read, int ofSession) {
        return readRows[row(read) + ofSession];
    }

    private int[] rows(int operation) {
        return registers.isWrite(operation) ? writeRows : readRows;
    }

    private int row(int operation) {
        return sessions
                * (registers.isWrite(operation) ? writes.place(operation) : operation - registers.start(session));
    }

    /** Takes in what precedes a write, and the write. */
    private void reach(int read, int source) {
        int writer = registers.session(source);
        if (writer == session) {
            violation = source > read ? new int[] {read, read} : null;
            if (past == null || violation != null) {
                return;
            }
        }
        int count = 0;
        for (int i = 0; i < sessions; i++) {
            int before = past == null ? 0 : past.beforeWrite(i, source);
            int reached = i == writer ? registers.position(source) + 1 : before;
            if (i != session && reached > frontier[i]) {
                for (int j = registers.start(i) + frontier[i]; j < registers.start(i) + reached; j++) {
                    if (registers.isWrite(j)) {
                        fresh[count++] = past == null ? j : places[j];
                    }
                }
                frontier[i] = reached;
            }
        }
        meter.steps(count);
        Arrays.sort(fresh, 0, count);
        for (int i = 0; i < count; i++) {
            begin(past == null ? fresh[i] : order[fresh[i]]);
        }
    }

    /** The row of another session's write, when all that precede it have theirs. */
    private void begin(int write) {
        meter.step();
        int own = registers.session(write);
        int row = row(write);
        Arrays.fill(writeRows, row, row + sessions, 0);
        for (int i = write - 1; i >= registers.start(own); i--) {
            if (registers.isWrite(i)) {
                join(writeRows, row, i);
                break;
            }
            if (past != null && registers.source(i) != Registers.INIT) {
                join(writeRows, row, registers.source(i));
            }
        }
        writeRows[row + own] = registers.position(write);
    }

    /** Adds an operation, and what precedes it; says whether that was news. */
    private boolean join(int[] to, int row, int operation) {
        int[] from = rows(operation);
        int fromRow = row(operation);
        int own = registers.session(operation);
        boolean news = to[row + own] <= registers.position(operation);
        if (news) {
            to[row + own] = registers.position(operation) + 1;
        }
        for (int i = 0; i < sessions; i++) {
            if (from[fromRow + i] > to[row + i]) {
                to[row + i] = from[fromRow + i];
                news = true;
            }
        }
        return news;
    }

    /** Draws all conclusions from a new operation of the session. */
    private void settle(int operation) {
        if (registers.isRead(operation)) {
            conclude(operation);
        }
        while (workSize > 0 && violation == null) {
            int next = work[--workSize];
            isAtWork[next] = false;
            meter.steps(sessions);
            if (registers.isRead(next)) {
                conclude(next);
            }
            pass(next);
        }
    }

    /** Of the writes to a read's key that precede it, all but its own come before that. */
    private void conclude(int read) {
        int key = registers.key(read);
        int source = registers.source(read);
        int row = row(read);
        for (int column = writes.firstColumn(key); column < writes.firstColumn(key + 1); column++) {
            meter.step();
            int writer = writes.session(column);
            int end = registers.start(writer) + readRows[row + writer];
            if (writes.first(column) >= end) {
                continue;
            }
            int before = writes.lastBefore(column, end, hints[column]);
            hints[column] = before;
            if (source == Registers.INIT) {
                violation = new int[] {before, read};
                return;
            }
            if (before != source && writeRows[row(source) + writer] <= registers.position(before)) {
                added.add(before, source, read);
                raise(before, source);
            }
            if (violation != null) {
                return;
            }
        }
    }

    /** One operation precedes another. */
    private void raise(int before, int operation) {
        if (!join(rows(operation), row(operation), before)) {
            return;
        }
        if (rows(operation)[row(operation) + registers.session(operation)] > registers.position(operation)) {
            violation = new int[] {operation, operation};
        }
        if (!isAtWork[operation]) {
            isAtWork[operation] = true;
            work[workSize++] = operation;
        }
    }

    /** Tells what precedes an operation to those that follow it. */
    private void pass(int operation) {
        raiseNext(operation, operation + 1);
        if (registers.isRead(operation)) {
            return;
        }
        for (int i = readers.begin(operation); i < readers.begin(operation + 1); i++) {
            int read = readers.read(i);
            if (registers.session(read) != session) {
                if (past != null) {
                    raiseNext(operation, read + 1);
                }
            } else if (read <= last) {
                raise(operation, read);
            }
        }
        for (int edge = added.last(operation); edge != Edges.NONE; edge = added.before(edge)) {
            raise(operation, added.to(edge));
        }
    }

    /** An operation precedes the next one of some session that counts, from the given one on, if that was reached. */
    private void raiseNext(int operation, int from) {
        int of = registers.session(from - 1);
        if (of == session) {
            if (from <= last) {
                raise(operation, from);
            }
            return;
        }
        int end = registers.start(of) + frontier[of];
        for (int i = from; i < end; i++) {
            if (registers.isWrite(i)) {
                raise(operation, i);
                return;
            }
        }
    }
}
