package io.inquest.checkers.session;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.RegisterWords;
import io.inquest.checkers.registers.Registers;

/** Violated when a session reads v, and later reads nothing there, or what it knew before that read of v. */
public final class MonotonicReads extends SessionGuarantee {
    public MonotonicReads() {
        super("monotonic-reads", "A session that has read a value does not then read what it knew before.");
    }

    @Override
    Pass pass(Registers registers, Meter meter) {
        return new Scan(registers, meter);
    }

    private static final class Scan implements Pass {
        private final Registers registers;
        private final FirstAccesses known;
        /** By key: the session's last read of a value, and its last read of any other value. */
        private final Latest last;

        private final Latest lastOther;

        Scan(Registers registers, Meter meter) {
            this.registers = registers;
            this.known = new FirstAccesses(registers, meter);
            this.last = new Latest(registers.keys(), meter);
            this.lastOther = new Latest(registers.keys(), meter);
        }

        @Override
        public Finding violation(int session) {
            int start = registers.start(session);
            for (int i = start; i < registers.start(session + 1); i++) {
                if (registers.isWrite(i)) {
                    known.note(i, i, start);
                    continue;
                }
                int key = registers.key(i);
                int source = registers.source(i);
                int latest = last.since(start, key);
                boolean isOther = latest != Latest.NONE && registers.source(latest) != source;
                int other = isOther || latest == Latest.NONE ? latest : lastOther.since(start, key);
                if (other != Latest.NONE) {
                    int before = source == Registers.INIT ? Latest.NONE : known.of(source, start);
                    if (source == Registers.INIT || before != Latest.NONE && before < other) {
                        return finding(before, other, i);
                    }
                }
                if (source != Registers.INIT) {
                    known.note(source, i, start);
                    if (isOther) {
                        lastOther.put(key, latest);
                    }
                    last.put(key, i);
                }
            }
            return null;
        }

        private Finding finding(int before, int other, int read) {
            RegisterWords words = new RegisterWords(registers);
            String text = EventWords.atStart(words.did(other)) + ", then " + words.deed(read);
            return before == Latest.NONE
                    ? words.finding("monotonic-reads", text + ".", other, read)
                    : words.finding(
                            "monotonic-reads", text + ", which " + known.words(before, words), before, other, read);
        }
    }
}
