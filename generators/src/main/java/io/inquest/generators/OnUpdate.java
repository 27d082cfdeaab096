package io.inquest.generators;

import io.inquest.history.Event;
import java.util.Objects;

/** After each event a function says what goes on from there. */
record OnUpdate(UpdateHandler handler, Generator inner) implements Generator {
    OnUpdate {
        Objects.requireNonNull(handler, "handler");
    }

    @Override
    public Step next(Context context) {
        return Steps.wrap(inner.next(context), this::with);
    }

    @Override
    public Generator update(Context context, Event event) {
        Generator told = with(inner.update(context, event));
        return Objects.requireNonNull(
                handler.update(told, context, event), "the function of onUpdate has to return a generator, not null");
    }

    private Generator with(Generator next) {
        return next == inner ? this : new OnUpdate(handler, next);
    }
}
