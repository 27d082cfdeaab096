package io.inquest.systems.mvcc;

import io.inquest.systems.keyvalue.Brief;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One step of a transaction, as histories have it: {@code ["r", key, null]}, {@code ["w", key, value]} or {@code
 * ["append", key, value]}.
 *
 * @param value what is written or appended; null of a read
 */
record MicroOperation(Kind kind, Object key, Object value) {
    /** What it does. */
    enum Kind {
        READ("r"),
        WRITE("w"),
        APPEND("append");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    boolean isRead() {
        return kind == Kind.READ;
    }

    /**
     * What the key holds after this update.
     *
     * @param before what it held: null for nothing
     * @throws IllegalArgumentException with a sentence for a person, if this cannot be appended to that
     */
    Object applyTo(Object before) {
        if (kind == Kind.WRITE) {
            return value;
        }
        if (before == null) {
            return Collections.singletonList(value);
        }
        if (before instanceof List<?> list) {
            List<Object> longer = new ArrayList<>(list.size() + 1);
            longer.addAll(list);
            longer.add(value);
            return Collections.unmodifiableList(longer);
        }
        throw new IllegalArgumentException(
                "nothing can be appended to the key " + Brief.value(key) + ", which holds " + Brief.value(before));
    }

    /** The step as its completion shows it. */
    List<Object> withResult(Object result) {
        List<Object> step = new ArrayList<>(3);
        step.add(kind.word);
        step.add(key);
        step.add(isRead() ? result : value);
        return Collections.unmodifiableList(step);
    }

    String brief() {
        return kind.word + " " + Brief.value(key) + (isRead() ? "" : " " + Brief.value(value));
    }

    /** @throws IllegalArgumentException with a sentence for a person, if this is no transaction */
    static List<MicroOperation> parse(Object transaction) {
        if (!(transaction instanceof List<?> steps)) {
            throw new IllegalArgumentException(
                    "txn takes a list of steps such as [\"r\", \"x\", null], not " + Brief.value(transaction));
        }
        List<MicroOperation> parsed = new ArrayList<>(steps.size());
        for (Object step : steps) {
            parsed.add(parseStep(step));
        }
        return parsed;
    }

    private static MicroOperation parseStep(Object step) {
        if (step instanceof List<?> parts && parts.size() == 3) {
            for (Kind kind : Kind.values()) {
                if (kind.word.equals(parts.get(0))) {
                    return new MicroOperation(kind, parts.get(1), kind == Kind.READ ? null : parts.get(2));
                }
            }
        }
        throw new IllegalArgumentException("a step of a transaction is [\"r\", key, null], [\"w\", key, value] or"
                + " [\"append\", key, value], not " + Brief.value(step));
    }
}
