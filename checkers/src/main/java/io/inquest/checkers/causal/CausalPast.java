package io.inquest.checkers.causal;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import io.inquest.checkers.registers.Writes;

/**
 * What precedes an operation in causal order: by session, how many of its operations. Kept for every write; for a read
 * only while it is the operation at hand. In time and memory of operations times sessions.
 */
final class CausalPast {
    private final Registers registers;
    private final Writes writes;
    private final int sessions;
    /** A row for each write, in the order of their places. */
    private final int[] rows;
    /** A row for each session, of what precedes its next operation. */
    private final int[] current;

    CausalPast(Registers registers, Writes writes, Meter meter) {
        this.registers = registers;
        this.writes = writes;
        this.sessions = registers.sessions();
        this.rows = meter.ints((long) writes.count() * sessions);
        this.current = meter.ints((long) sessions * sessions);
    }

    /**
     * Goes to an operation; those before it in causal order come first, each once. A read has its write's past then, and
     * the write.
     */
    void enter(int operation) {
        int session = registers.session(operation);
        int row = session * sessions;
        current[row + session] = registers.position(operation);
        if (registers.isWrite(operation)) {
            System.arraycopy(current, row, rows, writes.place(operation) * sessions, sessions);
        } else if (registers.source(operation) != Registers.INIT) {
            int source = registers.source(operation);
            int from = writes.place(source) * sessions;
            for (int i = 0; i < sessions; i++) {
                current[row + i] = Math.max(current[row + i], rows[from + i]);
            }
            int writer = registers.session(source);
            current[row + writer] = Math.max(current[row + writer], registers.position(source) + 1);
        }
    }

    /** How many operations of a session precede the one of another that was entered last. */
    int before(int session, int operationsSession) {
        return current[operationsSession * sessions + session];
    }

    /** Whether an operation precedes a write that was entered. */
    boolean precedes(int operation, int write) {
        return rows[writes.place(write) * sessions + registers.session(operation)] > registers.position(operation);
    }

    /** How many operations of a session precede a write that was entered. */
    int beforeWrite(int session, int write) {
        return rows[writes.place(write) * sessions + session];
    }
}
