package io.inquest.generators;

import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.Operation;
import java.util.function.Function;

/** Every operation made into another call; who does it, and when, stays. */
record MapOperations(Function<Operation, Call> function, Generator inner) implements Generator {
    @Override
    public Step next(Context context) {
        Step step = inner.next(context);
        return step instanceof Step.Emit emit
                ? new Step.Emit(mapped(emit.operation()), with(emit.rest()))
                : Steps.wrap(step, this::with);
    }

    private Operation mapped(Operation operation) {
        Event from = operation.invocation();
        Call to = function.apply(operation);
        return new Operation(
                new Event(-1, from.time(), EventType.INVOKE, from.actor(), to.f(), to.key(), to.value(), null, null),
                null);
    }

    @Override
    public Generator update(Context context, Event event) {
        return with(inner.update(context, event));
    }

    private Generator with(Generator next) {
        return next == inner ? this : new MapOperations(function, next);
    }
}
