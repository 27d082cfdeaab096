package io.inquest.generators;

import io.inquest.history.Event;

/**
 * Spreads operations over time. Gaps are measured between the moments when operations were due, so that late timers do
 * not lower the rate. It makes up for no more than {@link #LAG_NANOS_MAX} though: when every client hung for seconds, no
 * burst follows.
 *
 * @param startNanos when the first operation was given; {@link #UNSET} before
 * @param dueNanos the moment of the next operation, decided when the one before was given; {@link #UNSET} at first: now
 */
record Paced(Pace pace, long startNanos, long dueNanos, Generator inner) implements Generator {
    static final long UNSET = Long.MIN_VALUE;
    static final long LAG_NANOS_MAX = 10_000_000;

    static Paced of(Pace pace, Generator inner) {
        return new Paced(pace, UNSET, UNSET, inner);
    }

    @Override
    public Step next(Context context) {
        long now = context.timeNanos();
        if (dueNanos > now) {
            return new Step.Pending(dueNanos, this);
        }
        Step step = inner.next(context);
        if (step instanceof Step.Emit emit) {
            long start = startNanos == UNSET ? now : startNanos;
            long from = dueNanos == UNSET ? now : dueNanos;
            long due = from + pace.gapNanos(context.random(), from - start);
            return new Step.Emit(
                    emit.operation(), new Paced(pace, start, Math.max(due, now - LAG_NANOS_MAX), emit.rest()));
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
        return next == inner ? this : new Paced(pace, startNanos, dueNanos, next);
    }
}
