package io.inquest.checkers.oracle.memory;

import java.util.Objects;

/**
 * A read or write of a register that the definitions keep.
 *
 * @param invocation the index of its invocation, by which it is known
 * @param completion the index of its completion; of a write that perhaps happened it means nothing
 * @param write whether it is a write, rather than a read
 * @param value what was written or read; of a read, null is INIT
 * @param perhaps whether nobody knows if it happened: it then follows what precedes it, and precedes nothing
 */
record Op(int invocation, int completion, int process, Object key, boolean write, Object value, boolean perhaps) {

    boolean read() {
        return !write;
    }

    boolean readsInit() {
        return read() && value == null;
    }

    boolean sameKey(Op other) {
        return Objects.equals(key, other.key);
    }

    /** rt, the order in real time. */
    boolean rt(Op other) {
        return !perhaps && completion < other.invocation;
    }

    /** so, the order of the session. */
    boolean so(Op other) {
        return process == other.process && rt(other);
    }

    /** rf: this write is what the other, a read, returned. A function of the history only if writes are unique. */
    boolean rf(Op other) {
        return write && writesWhat(other);
    }

    private boolean writesWhat(Op other) {
        return other.read() && !other.readsInit() && sameKey(other) && value != null && value.equals(other.value);
    }
}
