package io.inquest.generators;

import io.inquest.history.Event;

/** Begins anew whenever it is done; done itself if it has nothing to do from the very beginning. */
record Cycle(Generator fresh, Generator current) implements Generator {
    @Override
    public Step next(Context context) {
        Step step = current.next(context);
        if (step instanceof Step.Done) {
            step = fresh.next(context);
        }
        if (step instanceof Step.Emit emit) {
            return new Step.Emit(emit.operation(), with(emit.rest()));
        }
        if (step instanceof Step.Pending pending) {
            return new Step.Pending(pending.wakeNanos(), with(pending.rest()));
        }
        return step;
    }

    @Override
    public Generator update(Context context, Event event) {
        return with(current.update(context, event));
    }

    private Generator with(Generator next) {
        return next == current ? this : new Cycle(fresh, next);
    }
}
