package io.inquest.generators;

import java.util.function.LongFunction;

/** A call for each number, counted up from one to the next, by whichever client is free. */
record Numbered(LongFunction<Call> ofNumber, long number) implements Generator {
    @Override
    public Step next(Context context) {
        int worker = context.pickFree();
        return worker == Context.NONE
                ? new Step.Pending(Step.Pending.NEVER, this)
                : new Step.Emit(ofNumber.apply(number).by(worker, context), new Numbered(ofNumber, number + 1));
    }
}
