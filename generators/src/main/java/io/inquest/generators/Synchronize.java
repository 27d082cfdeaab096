package io.inquest.generators;

import io.inquest.history.Event;

/** Begins when all workers of its context are free. */
record Synchronize(Generator inner) implements Generator {
    @Override
    public Step next(Context context) {
        return context.allFree() ? inner.next(context) : new Step.Pending(Step.Pending.NEVER, this);
    }

    @Override
    public Generator update(Context context, Event event) {
        Generator next = inner.update(context, event);
        return next == inner ? this : new Synchronize(next);
    }
}
