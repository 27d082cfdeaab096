package io.inquest.generators;

import io.inquest.history.Event;
import java.util.function.Function;

/**
 * Only the workers that pass. Asked only while one of them is free, and told only of their events: so after the nemesis
 * was given something to do, its next sleep begins when that is done. Done if nobody passes.
 *
 * @param members who passes
 * @param workers the workers that pass, once that was found out; null before
 */
record OnThreads(Function<Context, WorkerSet> members, WorkerSet workers, Generator inner) implements Generator {
    static OnThreads of(WorkerSet workers, Generator inner) {
        return new OnThreads(context -> workers, workers, inner);
    }

    @Override
    public Step next(Context context) {
        WorkerSet some = resolved(context);
        if (some.isEmpty()) {
            return Step.DONE;
        }
        if (!context.anyFree(some)) {
            return new Step.Pending(Step.Pending.NEVER, with(some, inner));
        }
        Step step = inner.next(context.only(some));
        if (step instanceof Step.Emit emit) {
            return new Step.Emit(emit.operation(), with(some, emit.rest()));
        }
        if (step instanceof Step.Pending pending) {
            return new Step.Pending(pending.wakeNanos(), with(some, pending.rest()));
        }
        return step;
    }

    @Override
    public Generator update(Context context, Event event) {
        WorkerSet some = resolved(context);
        return some.contains(context.worker(event.actor()))
                ? with(some, inner.update(context.only(some), event))
                : this;
    }

    private WorkerSet resolved(Context context) {
        return workers == null ? members.apply(context) : workers;
    }

    private Generator with(WorkerSet some, Generator next) {
        return some == workers && next == inner ? this : new OnThreads(members, some, next);
    }
}
