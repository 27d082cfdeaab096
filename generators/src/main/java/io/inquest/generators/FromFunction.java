package io.inquest.generators;

import java.util.Objects;
import java.util.function.Function;

/** A call made up afresh each time, forever, by whichever client is free. */
record FromFunction(Function<Context, Call> function) implements Generator {
    FromFunction {
        Objects.requireNonNull(function, "function");
    }

    @Override
    public Step next(Context context) {
        int worker = context.pickFree();
        if (worker == Context.NONE) {
            return new Step.Pending(Step.Pending.NEVER, this);
        }
        return new Step.Emit(function.apply(context).by(worker, context), this);
    }
}
