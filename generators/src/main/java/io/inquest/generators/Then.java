package io.inquest.generators;

import io.inquest.history.Event;

/** One, and when it is done the other. */
record Then(Generator first, Generator second) implements Generator {
    @Override
    public Step next(Context context) {
        Step step = first.next(context);
        if (step instanceof Step.Emit emit) {
            return new Step.Emit(emit.operation(), with(emit.rest(), second));
        }
        if (step instanceof Step.Pending pending) {
            return new Step.Pending(pending.wakeNanos(), with(pending.rest(), second));
        }
        return second.next(context);
    }

    /** The second is told too: what it does may depend on what happened before its turn. */
    @Override
    public Generator update(Context context, Event event) {
        return with(first.update(context, event), second.update(context, event));
    }

    private Generator with(Generator newFirst, Generator newSecond) {
        return newFirst == first && newSecond == second ? this : new Then(newFirst, newSecond);
    }
}
