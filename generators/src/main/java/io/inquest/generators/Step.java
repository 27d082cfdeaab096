package io.inquest.generators;

import io.inquest.history.Operation;
import java.util.Objects;

/** A generator's answer. */
public sealed interface Step {
    /**
     * Do this. The operation names a free process (or the nemesis), and in its invocation's time the earliest moment
     * to do it: at or after the context's time. If an event happens before that moment, the step is void and the
     * generator that gave it is told and asked again.
     */
    record Emit(Operation operation, Generator rest) implements Step {
        public Emit {
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(rest, "rest");
        }
    }

    /**
     * Nothing now. Ask again after the next event, or at the given moment if none comes before.
     *
     * @param wakeNanos when to ask again at the latest, in the context's time; {@link #NEVER} for events only
     */
    record Pending(long wakeNanos, Generator rest) implements Step {
        public static final long NEVER = Long.MAX_VALUE;

        public Pending {
            Objects.requireNonNull(rest, "rest");
        }
    }

    /** Nothing ever again. */
    record Done() implements Step {}
}
