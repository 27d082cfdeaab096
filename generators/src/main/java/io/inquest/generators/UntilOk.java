package io.inquest.generators;

import io.inquest.history.Event;
import io.inquest.history.EventType;

/**
 * Until one of its own operations ends ok.
 *
 * @param open who has an operation of this generator open; null for nobody yet
 */
record UntilOk(WorkerSet open, Generator inner) implements Generator {
    @Override
    public Step next(Context context) {
        WorkerSet still = context.busy(open);
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
        if (event.type() == EventType.INVOKE || open == null || !open.contains(worker)) {
            return with(open, next);
        }
        return event.type() == EventType.OK ? Generators.nothing() : with(open.without(worker), next);
    }

    private Generator with(WorkerSet nowOpen, Generator next) {
        return nowOpen == open && next == inner ? this : new UntilOk(nowOpen, next);
    }
}
