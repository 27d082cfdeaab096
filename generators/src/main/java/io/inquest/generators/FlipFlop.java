package io.inquest.generators;

import io.inquest.history.Event;
import java.util.List;

/** An operation of each in turn; waits while the one whose turn it is waits, and is done when that one is done. */
record FlipFlop(List<Generator> parts, int turn) implements Generator {
    FlipFlop {
        parts = List.copyOf(parts);
    }

    @Override
    public Step next(Context context) {
        if (parts.isEmpty()) {
            return Step.DONE;
        }
        Step step = parts.get(turn).next(context);
        return step instanceof Step.Emit emit
                ? new Step.Emit(
                        emit.operation(), new FlipFlop(Parts.with(parts, turn, emit.rest()), (turn + 1) % parts.size()))
                : Steps.wrap(step, rest -> with(Parts.with(parts, turn, rest)));
    }

    @Override
    public Generator update(Context context, Event event) {
        return with(Parts.update(parts, context, event));
    }

    private Generator with(List<Generator> next) {
        return next == parts ? this : new FlipFlop(next, turn);
    }
}
