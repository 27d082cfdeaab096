package io.inquest.generators;

import io.inquest.history.Event;
import java.util.function.IntFunction;

/**
 * One key after another, each with a generator of its own.
 *
 * @param begun how many keys have had their turn, or have it
 * @param current the generator of the key whose turn it is; null before the first
 */
record SequentialKeys(int keys, IntFunction<Generator> ofKey, int begun, Generator current) implements Generator {
    @Override
    public Step next(Context context) {
        int key = begun;
        Generator asked = current;
        while (true) {
            Step step = asked == null ? Step.DONE : asked.next(context);
            if (step instanceof Step.Emit emit) {
                return new Step.Emit(emit.operation(), with(key, emit.rest()));
            }
            if (step instanceof Step.Pending pending) {
                return new Step.Pending(pending.wakeNanos(), with(key, pending.rest()));
            }
            if (key == keys) {
                return step;
            }
            asked = ofKey.apply(key++);
        }
    }

    @Override
    public Generator update(Context context, Event event) {
        return current == null ? this : with(begun, current.update(context, event));
    }

    private Generator with(int key, Generator next) {
        return key == begun && next == current ? this : new SequentialKeys(keys, ofKey, key, next);
    }
}
