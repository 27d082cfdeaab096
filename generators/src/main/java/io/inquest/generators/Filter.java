package io.inquest.generators;

import io.inquest.history.Event;
import io.inquest.history.Operation;
import java.util.function.Predicate;

/** Only the operations that pass; the others are as if they had never been made up, though the generator went on. */
record Filter(Predicate<Operation> passes, Generator inner) implements Generator {
    /** After so many in a row that did not pass, none is thought to come. */
    static final int REFUSED_MAX = 100_000;

    @Override
    public Step next(Context context) {
        Generator asked = inner;
        for (int refused = 0; refused < REFUSED_MAX; refused++) {
            Step step = asked.next(context);
            if (!(step instanceof Step.Emit emit) || passes.test(emit.operation())) {
                return Steps.wrap(step, this::with);
            }
            asked = emit.rest();
        }
        throw new IllegalStateException("a filter refused " + REFUSED_MAX
                + " operations in a row, and would wait for ever for one that passes: filter a generator that has an"
                + " end, or make operations that pass");
    }

    @Override
    public Generator update(Context context, Event event) {
        return with(inner.update(context, event));
    }

    private Generator with(Generator next) {
        return next == inner ? this : new Filter(passes, next);
    }
}
