package io.inquest.generators;

import java.util.Objects;

/** Notes a message. It takes a nanosecond, so that there is a successor that does not note it again. */
record Log(String message) implements Generator {
    Log {
        Objects.requireNonNull(message, "message");
    }

    @Override
    public Step next(Context context) {
        context.note(message);
        return new Step.Pending(context.timeNanos() + 1, Generators.nothing());
    }
}
