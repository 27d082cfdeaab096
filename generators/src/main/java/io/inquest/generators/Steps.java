package io.inquest.generators;

import java.util.function.UnaryOperator;

/** What combinators do with the answers of the generators inside them. */
final class Steps {
    private Steps() {}

    /** The same answer, with its successor wrapped. */
    static Step wrap(Step step, UnaryOperator<Generator> wrapper) {
        if (step instanceof Step.Emit emit) {
            return new Step.Emit(emit.operation(), wrapper.apply(emit.rest()));
        }
        if (step instanceof Step.Pending pending) {
            return new Step.Pending(pending.wakeNanos(), wrapper.apply(pending.rest()));
        }
        return step;
    }
}
