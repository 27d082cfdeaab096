package io.inquest.checkers.oracle.txn;

import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A transaction; each is equal only to itself. */
final class Txn {
    private final int invocation;
    private final int completion;
    private final int process;
    private final EventType outcome;
    private final List<Mop> mops;

    /**
     * @param invocation the index of its invocation
     * @param completion the index of its completion, or {@link History#NONE}
     * @param mops what it did, with what its reads returned if it is ok
     */
    Txn(int invocation, int completion, int process, EventType outcome, List<Mop> mops) {
        this.invocation = invocation;
        this.completion = completion;
        this.process = process;
        this.outcome = outcome;
        this.mops = mops;
    }

    List<Mop> mops() {
        return mops;
    }

    boolean ok() {
        return outcome == EventType.OK;
    }

    boolean failed() {
        return outcome == EventType.FAIL;
    }

    /** Of a transaction of which nobody knows there is no completion that anything could follow. */
    boolean rt(Txn other) {
        return ok() && completion < other.invocation;
    }

    boolean so(Txn other) {
        return rt(other) && process == other.process;
    }

    /** What it wrote to the key, in its order. */
    List<Object> written(Object key) {
        List<Object> written = new ArrayList<>();
        for (Mop mop : mops) {
            if (mop.writes() && Objects.equals(mop.key(), key)) {
                written.add(mop.value());
            }
        }
        return written;
    }

    boolean writes(Object key) {
        return !written(key).isEmpty();
    }

    Set<Object> keysWritten() {
        Set<Object> keys = new LinkedHashSet<>();
        mops.stream().filter(Mop::writes).forEach(mop -> keys.add(mop.key()));
        return keys;
    }

    /** Its reads that say something: all of an ok transaction's, none of another's. */
    List<Mop> reads() {
        return ok() ? mops.stream().filter(Mop::reads).toList() : List.of();
    }

    /** Its first read of the key, if that comes before its own writes of it: the one that depends on others; or null. */
    Mop firstRead(Object key) {
        for (Mop mop : mops) {
            if (Objects.equals(mop.key(), key)) {
                return ok() && mop.reads() ? mop : null;
            }
        }
        return null;
    }
}
