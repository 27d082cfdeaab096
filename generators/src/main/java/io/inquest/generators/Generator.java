package io.inquest.generators;

import io.inquest.history.Event;

/**
 * Says what to do next. Its meaning is pure: the same generator asked with the same context answers the same, and
 * neither question nor answer changes it; what comes after is the successor that the answer carries. No clock, no
 * thread, no randomness but the context's.
 *
 * <p>Whoever drives one asks until the answer is no longer {@link Step.Emit}: to ask on is how operations come to run
 * at the same time.
 */
public interface Generator {
    /** What to do next, and the generator that goes on from there. */
    Step next(Context context);

    /**
     * The generator after something happened: every event, its own and others', is told once, in order, also to parts
     * that were not asked yet. The context is that after the event. Within {@link Generators#onThreads} and its like it
     * is the events of those workers.
     */
    default Generator update(Context context, Event event) {
        return this;
    }
}
