package io.inquest.checkers.session;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.RegisterWords;
import io.inquest.checkers.registers.Registers;
import io.inquest.checkers.registers.Writes;

/** Violated when a session sees a write of another, and later not even what that other had read before. */
public final class WritesFollowReads extends SessionGuarantee {
    public WritesFollowReads() {
        super("writes-follow-reads", "Whoever sees a write of a session sees what that session had read, too.");
    }

    @Override
    Pass pass(Registers registers, Meter meter) {
        return new Scan(registers, meter);
    }

    private static final class Scan implements Pass {
        private final Registers registers;
        private final Writes writes;
        private final FirstReads ofValues;
        private final FirstReads ofKeys;
        private final Seen seen;
        /** By column: the session's read of the latest of its writes, and of the latest but that. */
        private final Latest newest;

        private final Latest newestButOne;
        /** By value, and by key: the session's last read of it, or of nothing there. It has the most before it. */
        private final Latest lastRead;

        private final Latest lastInit;

        Scan(Registers registers, Meter meter) {
            this.registers = registers;
            this.writes = new Writes(registers, meter);
            this.ofValues = FirstReads.ofValues(registers, meter);
            this.ofKeys = FirstReads.ofKeys(registers, meter);
            this.seen = new Seen(registers, meter);
            this.newest = new Latest(writes.columns(), meter);
            this.newestButOne = new Latest(writes.columns(), meter);
            this.lastRead = new Latest(registers.operations(), meter);
            this.lastInit = new Latest(registers.keys(), meter);
        }

        @Override
        public Finding violation(int session) {
            int start = registers.start(session);
            for (int i = start; i < registers.start(session + 1); i++) {
                if (registers.isRead(i)) {
                    int source = registers.source(i);
                    if (source == Registers.INIT) {
                        lastInit.put(registers.key(i), i);
                    } else {
                        lastRead.put(source, i);
                    }
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
            seen.note(read, start);
            int column = writes.column(registers.source(read));
            int first = newest.since(start, column);
            int second = newestButOne.since(start, column);
            if (first == Latest.NONE || registers.source(first) < registers.source(read)) {
                newestButOne.put(column, first);
                newest.put(column, read);
            } else if (registers.source(first) > registers.source(read)
                    && (second == Latest.NONE || registers.source(second) < registers.source(read))) {
                newestButOne.put(column, read);
            }
        }

        private Finding missing(int read, int start) {
            int key = registers.key(read);
            if (lastInit.since(start, key) != read) {
                return null;
            }
            for (int i = ofKeys.begin(key); i < ofKeys.end(key); i++) {
                int first = ofKeys.read(i);
                int there = seen.elsewhere(registers.session(first), key, start);
                if (there != Latest.NONE && first < registers.source(there)) {
                    return finding(first, there, read);
                }
            }
            return null;
        }

        private Finding replaced(int read, int start) {
            int old = registers.source(read);
            if (lastRead.since(start, old) != read) {
                return null;
            }
            for (int i = ofValues.begin(old); i < ofValues.end(old); i++) {
                int first = ofValues.read(i);
                int column = registers.session(first) == registers.session(read)
                        ? Writes.NONE
                        : writes.column(registers.session(first), registers.key(read));
                int there = column == Writes.NONE ? Latest.NONE : newest.since(start, column);
                if (there != Latest.NONE && registers.source(there) == old) {
                    there = newestButOne.since(start, column);
                }
                if (there != Latest.NONE && first < registers.source(there)) {
                    return finding(first, there, read);
                }
            }
            return null;
        }

        private Finding finding(int first, int there, int read) {
            RegisterWords words = new RegisterWords(registers);
            String text = EventWords.atStart(words.did(first)) + ", then " + words.deed(registers.source(there)) + "; "
                    + words.did(there) + ", then " + words.deed(read) + ".";
            return words.finding("writes-follow-reads", text, first, registers.source(there), there, read);
        }
    }
}
