package io.inquest.systems;

import io.inquest.history.Values;
import java.util.Objects;

/** How an operation ended, as its client can tell. When in doubt it is {@link Unknown}. */
public sealed interface Completion {
    /**
     * It happened.
     *
     * @param value what it returned, as {@link Values} describes; for an update usually its argument
     * @param node who answered, or null
     */
    record Ok(Object value, String node) implements Completion {
        public Ok {
            value = Values.canonical(value);
        }
    }

    /** It certainly did not happen, and never will. A cas whose old value did not match says {@code mismatch}. */
    record Fail(String reason, String node) implements Completion {
        public Fail {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Nobody knows: it may have happened, may yet happen, or never. */
    record Unknown(String reason, String node) implements Completion {
        public Unknown {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
