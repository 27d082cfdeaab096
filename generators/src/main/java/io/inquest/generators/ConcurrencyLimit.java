package io.inquest.generators;

import io.inquest.history.Event;
import io.inquest.history.EventType;

/**
 * At most so many operations of this generator open at the same time.
 *
 * @param open who has an operation of this generator open; null for nobody yet
 */
record ConcurrencyLimit(int max, WorkerSet open, Generator inner) implements Generator {
    ConcurrencyLimit {
        if (max <= 0) {
            throw new IllegalArgumentException("a limit of concurrency is 1 or more, not " + max);
        }
    }

    @Override
    public Step next(Context context) {
        WorkerSet still = context.busy(open);
        if (still.count() >= max) {
            return new Step.Pending(Step.Pending.NEVER, with(still, inner));
        }
        Step step = inner.next(context);
        return step instanceof Step.Emit emit
                ? new Step.Emit(
                        emit.operation(),
                        with(still.with(context.worker(emit.operation().actor())), emit.rest()))
                : Steps.wrap(step, rest -> with(still, rest));
    }

    @Override
    public Generator update(Context context, Event event) {
        Generator next = inner.update(context, event);
        int worker = context.worker(event.actor());
        boolean ends = event.type() != EventType.INVOKE && open != null && open.contains(worker);
        return with(ends ? open.without(worker) : open, next);
    }

    private Generator with(WorkerSet nowOpen, Generator next) {
        return nowOpen == open && next == inner ? this : new ConcurrencyLimit(max, nowOpen, next);
    }
}
