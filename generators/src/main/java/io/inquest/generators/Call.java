package io.inquest.generators;

import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.Operation;
import java.util.Objects;

/**
 * What is to be invoked, while it is open who does it and when.
 *
 * @param f the function's name
 * @param key the object within the store, or null
 * @param value the argument, or null; key and value as {@link io.inquest.history.Values} describes
 */
public record Call(String f, Object key, Object value) {
    public Call {
        Objects.requireNonNull(f, "f");
    }

    public static Call of(String f) {
        return new Call(f, null, null);
    }

    public static Call of(String f, Object value) {
        return new Call(f, null, value);
    }

    /** The call made by this worker of the context, at the context's time. */
    public Operation by(int worker, Context context) {
        return new Operation(
                new Event(-1, context.timeNanos(), EventType.INVOKE, context.actor(worker), f, key, value, null, null),
                null);
    }
}
