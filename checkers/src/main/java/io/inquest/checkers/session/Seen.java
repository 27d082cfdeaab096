package io.inquest.checkers.session;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import java.util.Arrays;

/**
 * Of each other session, the latest write that one session has read so far, and the latest to another key than that.
 * For one session after the other.
 */
final class Seen {
    private final Registers registers;
    /** The read of the latest write of each session. */
    private final int[] latest;
    /** The read of the latest write to another key. */
    private final int[] other;
    /** Where the session started that has read it. */
    private final int[] starts;

    Seen(Registers registers, Meter meter) {
        this.registers = registers;
        this.latest = meter.ints(registers.sessions());
        this.other = meter.ints(registers.sessions());
        this.starts = meter.ints(registers.sessions());
        Arrays.fill(starts, Latest.NONE);
    }

    /** The session that starts there has read a value. */
    void note(int read, int start) {
        int writer = registers.session(registers.source(read));
        if (starts[writer] != start) {
            starts[writer] = start;
            latest[writer] = read;
            other[writer] = Latest.NONE;
        } else if (registers.key(read) == registers.key(latest[writer])) {
            latest[writer] = later(latest[writer], read);
        } else if (registers.source(read) > registers.source(latest[writer])) {
            other[writer] = latest[writer];
            latest[writer] = read;
        } else {
            other[writer] = other[writer] == Latest.NONE ? read : later(other[writer], read);
        }
    }

    private int later(int first, int second) {
        return registers.source(second) > registers.source(first) ? second : first;
    }

    /**
     * The read, by the session that starts there, of the latest write of a writer to another key than the given one; or
     * {@link Latest#NONE}.
     */
    int elsewhere(int writer, int key, int start) {
        if (starts[writer] != start) {
            return Latest.NONE;
        }
        return registers.key(latest[writer]) == key ? other[writer] : latest[writer];
    }
}
