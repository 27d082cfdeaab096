package io.inquest.checkers.session;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.RegisterWords;
import io.inquest.checkers.registers.Registers;

/** Violated when a session writes v, and later reads nothing there, or what it knew before it wrote v. */
public final class ReadYourWrites extends SessionGuarantee {
    public ReadYourWrites() {
        super("read-your-writes", "A session that has written a value does not then read what it knew before.");
    }

    @Override
    Pass pass(Registers registers, Meter meter) {
        return new Scan(registers, meter);
    }

    private static final class Scan implements Pass {
        private final Registers registers;
        private final FirstAccesses known;
        /** By key: the session's last write, and the one before it. */
        private final Latest last;

        private final Latest lastButOne;

        Scan(Registers registers, Meter meter) {
            this.registers = registers;
            this.known = new FirstAccesses(registers, meter);
            this.last = new Latest(registers.keys(), meter);
            this.lastButOne = new Latest(registers.keys(), meter);
        }

        @Override
        public Finding violation(int session) {
            int start = registers.start(session);
            for (int i = start; i < registers.start(session + 1); i++) {
                int key = registers.key(i);
                if (registers.isWrite(i)) {
                    known.note(i, i, start);
                    lastButOne.put(key, last.since(start, key));
                    last.put(key, i);
                    continue;
                }
                int read = registers.source(i);
                int written = last.since(start, key);
                written = written == read ? lastButOne.since(start, key) : written;
                if (written != Latest.NONE) {
                    int before = read == Registers.INIT ? Latest.NONE : known.of(read, start);
                    if (read == Registers.INIT || before != Latest.NONE && before < written) {
                        return finding(before, written, i);
                    }
                }
                if (read != Registers.INIT) {
                    known.note(read, i, start);
                }
            }
            return null;
        }

        private Finding finding(int before, int written, int read) {
            RegisterWords words = new RegisterWords(registers);
            String text = EventWords.atStart(words.did(written)) + ", then " + words.deed(read);
            return before == Latest.NONE
                    ? words.finding("read-your-writes", text + ".", written, read)
                    : words.finding(
                            "read-your-writes", text + ", which " + known.words(before, words), before, written, read);
        }
    }
}
