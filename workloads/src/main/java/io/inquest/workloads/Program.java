package io.inquest.workloads;

import io.inquest.generators.Call;
import java.util.List;

/**
 * Reads and writes of registers that one client does one after the other, in the notation of litmus tests: {@code "Wx
 * Ry"} writes x, then reads y.
 *
 * @param text what is still to be done; empty if nothing is
 * @param keys what x, y and z are, as far as there are so many
 */
record Program(String text, List<Long> keys) {
    static final Program NOTHING = new Program("", List.of());

    Program {
        keys = List.copyOf(keys);
    }

    boolean isOver() {
        return text.isEmpty();
    }

    boolean writes() {
        return text.startsWith("W");
    }

    Long key() {
        return keys.get(text.charAt(1) - 'x');
    }

    /** What comes first; the value is used if that is a write. */
    Call first(long value) {
        return writes() ? new Call("write", key(), value) : new Call("read", key(), null);
    }

    /** What comes after that. */
    Program rest() {
        return text.length() == 2 ? NOTHING : new Program(text.substring(3), keys);
    }
}
