package io.inquest.generators;

import io.inquest.history.Event;

/**
 * Spreads operations evenly over time, by a schedule that waits for nobody: when every client hangs, what came due
 * meanwhile follows as soon as one is free. With each operation it tells the context when that was due, so that its
 * latency can be counted from there: counted from when a client was free, a store that hangs would hide most of what its
 * users wait (the coordinated omission of Tene's talks).
 *
 * @param dueNanos when the schedule has the next operation; {@link Context#UNKNOWN} at first: now
 * @param readyNanos until when the workload itself had nothing to do, though a client was free: nothing was due before
 */
record OpenLoop(long gapNanos, long dueNanos, long readyNanos, Generator inner) implements Generator {
    static OpenLoop of(long gapNanos, Generator inner) {
        return new OpenLoop(gapNanos, Context.UNKNOWN, Context.UNKNOWN, inner);
    }

    @Override
    public Step next(Context context) {
        long now = context.timeNanos();
        if (dueNanos > now) {
            context.schedule(dueNanos, gapNanos);
            return new Step.Pending(dueNanos, this);
        }
        Step step = inner.next(context);
        if (step instanceof Step.Emit emit) {
            long due = dueNanos == Context.UNKNOWN ? now : dueNanos;
            context.due(Math.max(due, readyNanos));
            context.schedule(due + gapNanos, gapNanos);
            return new Step.Emit(emit.operation(), new OpenLoop(gapNanos, due + gapNanos, readyNanos, emit.rest()));
        }
        if (step instanceof Step.Pending pending) {
            boolean nobodyIsFree = context.freeCount() == 0;
            context.schedule(nobodyIsFree ? dueNanos : Context.UNKNOWN, gapNanos);
            long ready = nobodyIsFree ? readyNanos : now;
            return new Step.Pending(pending.wakeNanos(), new OpenLoop(gapNanos, dueNanos, ready, pending.rest()));
        }
        context.schedule(Context.UNKNOWN, gapNanos);
        return step;
    }

    @Override
    public Generator update(Context context, Event event) {
        Generator next = inner.update(context, event);
        return next == inner ? this : new OpenLoop(gapNanos, dueNanos, readyNanos, next);
    }
}
