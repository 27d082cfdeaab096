package io.inquest.checkers.oracle.txn;

import io.inquest.history.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * A micro-operation.
 *
 * @param f {@code r}, {@code w}, {@code append}, or what no model knows
 * @param value what a read returned (null where nobody knows) or what is written
 */
record Mop(String f, Object key, Object value) {
    boolean reads() {
        return f.equals("r");
    }

    boolean writes() {
        return f.equals("w") || f.equals("append");
    }

    boolean isKnown() {
        return reads() || writes();
    }

    /** What a read of a list, or of a register, shows: the elements, or the value; nothing where nothing is there. */
    List<Object> seen() {
        if (value instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        List<Object> seen = new ArrayList<>();
        if (value != null) {
            seen.add(value);
        }
        return seen;
    }

    /** The version that a read saw is the one that wrote this; null if nothing is there. */
    Object lastSeen() {
        List<Object> seen = seen();
        return seen.isEmpty() ? null : seen.get(seen.size() - 1);
    }

    @Override
    public String toString() {
        return f + " " + Values.json(key) + " " + Values.json(value);
    }
}
