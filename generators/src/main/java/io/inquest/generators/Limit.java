package io.inquest.generators;

import io.inquest.history.Event;

/** At most so many operations. */
record Limit(long left, Generator inner) implements Generator {
    Limit {
        if (left < 0) {
            throw new IllegalArgumentException("a limit is 0 or more, not " + left);
        }
    }

    @Override
    public Step next(Context context) {
        if (left == 0) {
            return Step.DONE;
        }
        Step step = inner.next(context);
        if (step instanceof Step.Emit emit) {
            return new Step.Emit(emit.operation(), new Limit(left - 1, emit.rest()));
        }
        if (step instanceof Step.Pending pending) {
            return new Step.Pending(pending.wakeNanos(), with(pending.rest()));
        }
        return step;
    }

    @Override
    public Generator update(Context context, Event event) {
        return with(inner.update(context, event));
    }

    private Generator with(Generator next) {
        return next == inner ? this : new Limit(left, next);
    }
}
