package io.inquest.generators;

import io.inquest.history.Event;

/**
 * Nothing more once the limit has passed, counted from the first time it is asked.
 *
 * @param endNanos the moment from which it is done; {@link #UNSET} before the first question
 */
record TimeLimit(long limitNanos, long endNanos, Generator inner) implements Generator {
    static final long UNSET = Long.MAX_VALUE;

    TimeLimit {
        if (limitNanos < 0) {
            throw new IllegalArgumentException("a time limit is 0 or more, not " + limitNanos + " ns");
        }
    }

    @Override
    public Step next(Context context) {
        long end = endNanos == UNSET ? context.timeNanos() + limitNanos : endNanos;
        if (context.timeNanos() >= end) {
            return Step.DONE;
        }
        Step step = inner.next(context);
        if (step instanceof Step.Emit emit) {
            return new Step.Emit(emit.operation(), with(end, emit.rest()));
        }
        if (step instanceof Step.Pending pending) {
            return new Step.Pending(Math.min(pending.wakeNanos(), end), with(end, pending.rest()));
        }
        return step;
    }

    @Override
    public Generator update(Context context, Event event) {
        return with(endNanos, inner.update(context, event));
    }

    private Generator with(long end, Generator next) {
        return end == endNanos && next == inner ? this : new TimeLimit(limitNanos, end, next);
    }
}
