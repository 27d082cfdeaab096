package io.inquest.checkers.session;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.RegisterWords;
import io.inquest.checkers.registers.Registers;

/** When a session first wrote or read each value. Values are known by their writes. */
final class FirstAccesses {
    private final Registers registers;
    private final Latest first;

    FirstAccesses(Registers registers, Meter meter) {
        this.registers = registers;
        this.first = new Latest(registers.operations(), meter);
    }

    /** An operation of the session that starts there wrote or read the value of a write. */
    void note(int write, int operation, int start) {
        if (first.since(start, write) == Latest.NONE) {
            first.put(write, operation);
        }
    }

    /** The first operation of the session that starts there to write or read the value, or {@link Latest#NONE}. */
    int of(int write, int start) {
        return first.since(start, write);
    }

    /** Such as: it had read before that (event 9). */
    String words(int access, RegisterWords words) {
        String how = registers.isWrite(access) ? "it had written before that " : "it had read before that ";
        return how + words.at(access) + ".";
    }
}
