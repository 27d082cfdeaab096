package io.inquest.generators;

import io.inquest.history.Operation;
import java.util.Objects;

/** A generator's answer. */
public sealed interface Step {
    Step DONE = new Done();

    /**
     * Do this now. The operation names a free process of the context (or the nemesis), and its invocation's time is
     * the context's. What is to be done later is {@link Pending} until then: so no answer is ever taken back because
     * something happened in between, and what a generator has decided is always in its successor.
     */
    record Emit(Operation operation, Generator rest) implements Step {
        public Emit {
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(rest, "rest");
        }
    }

    /**
     * Nothing now. Ask the rest again after the next event, or at the given moment if none comes before.
     *
     * @param wakeNanos when to ask again at the latest, after the context's time; {@link #NEVER} for events only, of
     *     which one will come as long as an operation is open
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
