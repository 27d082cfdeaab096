package io.inquest.generators;

import io.inquest.history.Event;

/**
 * Spreads operations over time: the gap to the next is {@code gapNanos}, or if {@code uniform} anything from 0 to twice
 * that. Gaps are measured between the moments when operations were due, so that late timers do not lower the rate. It
 * makes up for no more than {@link #LAG_NANOS_MAX} though: when every client hung for seconds, no burst follows.
 *
 * @param dueNanos the moment of the next operation, decided when the one before was given; {@link #UNSET} at first: now
 */
record Paced(long gapNanos, boolean uniform, long dueNanos, Generator inner) implements Generator {
    static final long UNSET = Long.MIN_VALUE;
    static final long LAG_NANOS_MAX = 10_000_000;

    Paced {
        if (gapNanos <= 0 || gapNanos > Long.MAX_VALUE / 4) {
            throw new IllegalArgumentException("the gap between operations cannot be " + gapNanos + " ns");
        }
    }

    @Override
    public Step next(Context context) {
        long now = context.timeNanos();
        if (dueNanos > now) {
            return new Step.Pending(dueNanos, this);
        }
        Step step = inner.next(context);
        if (step instanceof Step.Emit emit) {
            long from = dueNanos == UNSET ? now : dueNanos;
            long gap = uniform ? context.random().nextLong(2 * gapNanos + 1) : gapNanos;
            return new Step.Emit(
                    emit.operation(),
                    new Paced(gapNanos, uniform, Math.max(from + gap, now - LAG_NANOS_MAX), emit.rest()));
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
        return next == inner ? this : new Paced(gapNanos, uniform, dueNanos, next);
    }
}
