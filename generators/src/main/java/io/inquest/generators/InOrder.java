package io.inquest.generators;

import java.util.List;

/** Some calls, each once, in their order, by whichever client is free. */
record InOrder(List<Call> calls, int given) implements Generator {
    InOrder {
        calls = List.copyOf(calls);
    }

    @Override
    public Step next(Context context) {
        if (given == calls.size()) {
            return Step.DONE;
        }
        int worker = context.pickFree();
        return worker == Context.NONE
                ? new Step.Pending(Step.Pending.NEVER, this)
                : new Step.Emit(calls.get(given).by(worker, context), new InOrder(calls, given + 1));
    }
}
