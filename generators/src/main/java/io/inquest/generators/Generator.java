package io.inquest.generators;

import io.inquest.history.Event;

/**
 * Says what to do next. Its meaning is pure: the same generator asked with the same context answers the same, and
 * neither question nor answer changes it; what comes after is the successor that the answer carries. No clock, no
 * thread, no randomness but the context's.
 */
public interface Generator {
    /** What to do next, and the generator that goes on from there. */
    Step next(Context context);

    /**
     * The generator after something happened: every event of the run, its own and others', is told once, in order.
     * The context is that after the event.
     */
    default Generator update(Context context, Event event) {
        return this;
    }
}
