package io.inquest.checkers.session;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.RegisterWords;
import io.inquest.checkers.registers.Registers;
import io.inquest.checkers.registers.Writes;
import java.util.Arrays;

/** Violated when a session sees a write of another, and later what that other had replaced before. */
public final class MonotonicWrites extends SessionGuarantee {
    public MonotonicWrites() {
        super("monotonic-writes", "Whoever sees a write of a session sees what that session wrote before it, too.");
    }

    @Override
    Pass pass(Registers registers, Meter meter) {
        return new Scan(registers, meter);
    }

    private static final class Scan implements Pass {
        private final Registers registers;
        private final Writes writes;
        private final Seen seen;
        /** By column: the session's read of the latest of its writes. */
        private final Latest newest;
        /** By key: the session's last read of nothing, which has the most before it. */
        private final Latest lastInit;

        Scan(Registers registers, Meter meter) {
            this.registers = registers;
            this.writes = new Writes(registers, meter);
            this.seen = new Seen(registers, meter);
            this.newest = new Latest(writes.columns(), meter);
            this.lastInit = new Latest(registers.keys(), meter);
        }

        @Override
        public Finding violation(int session) {
            int start = registers.start(session);
            for (int i = start; i < registers.start(session + 1); i++) {
                if (registers.isRead(i) && registers.source(i) == Registers.INIT) {
                    lastInit.put(registers.key(i), i);
                }
            }
            for (int i = start; i < registers.start(session + 1); i++) {
                if (registers.isWrite(i)) {
                    continue;
                }
                boolean isInit = registers.source(i) == Registers.INIT;
                Finding finding = isInit ? missing(i, start) : replaced(i, start);
                if (finding != null) {
                    return finding;
                }
                if (!isInit) {
                    note(i, start);
                }
            }
            return null;
        }

        private void note(int read, int start) {
            int column = writes.column(registers.source(read));
            int before = newest.since(start, column);
            if (before == Latest.NONE || registers.source(before) < registers.source(read)) {
                newest.put(column, read);
            }
            seen.note(read, start);
        }

        private Finding missing(int read, int start) {
            int key = registers.key(read);
            if (lastInit.since(start, key) != read) {
                return null;
            }
            for (int column = writes.firstColumn(key); column < writes.firstColumn(key + 1); column++) {
                int there = seen.elsewhere(writes.session(column), key, start);
                if (there != Latest.NONE && writes.first(column) < registers.source(there)) {
                    return finding(there, read, writes.first(column), registers.source(there));
                }
            }
            return null;
        }

        private Finding replaced(int read, int start) {
            int old = registers.source(read);
            int newer = newest.since(start, writes.column(old));
            if (newer != Latest.NONE
                    && registers.source(newer) > old
                    && registers.session(old) != registers.session(read)) {
                return finding(newer, read, old, registers.source(newer));
            }
            int there = seen.elsewhere(registers.session(old), registers.key(old), start);
            int next = writes.next(old);
            if (there != Latest.NONE && next != Writes.NONE && next < registers.source(there)) {
                return finding(there, read, old, next, registers.source(there));
            }
            return null;
        }

        private Finding finding(int seenRead, int read, int... written) {
            RegisterWords words = new RegisterWords(registers);
            StringBuilder text = new StringBuilder(EventWords.atStart(words.did(written[0])));
            for (int i = 1; i < written.length; i++) {
                text.append(", then ").append(words.deed(written[i]));
            }
            text.append("; ").append(words.did(seenRead)).append(", then ").append(words.deed(read));
            int[] operations = Arrays.copyOf(written, written.length + 2);
            operations[written.length] = seenRead;
            operations[written.length + 1] = read;
            return words.finding("monotonic-writes", text + ".", operations);
        }
    }
}
