package io.inquest.workloads;

import static io.inquest.generators.Generators.nothing;
import static io.inquest.generators.Generators.onThreads;
import static io.inquest.generators.Generators.sequentialKeys;

import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Generators;
import io.inquest.generators.Step;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.function.Function;

/**
 * Looks at every key that was touched, each by several clients whose numbers follow one another, so that several nodes
 * are asked. It knows the keys from the events that it is told before its turn.
 *
 * @param ofKey what each of these clients does to a key
 * @param keys the keys below this number are those touched so far
 */
record FinalReads(KeyNames names, Function<Object, Generator> ofKey, int keys) implements Generator {
    /** How many clients look at a key, if there are so many: as many as a usual cluster has nodes. */
    static final int READERS = 5;

    @Override
    public Step next(Context context) {
        Generator[] readers = new Generator[context.clients()];
        for (int worker = 0; worker < readers.length; worker++) {
            readers[worker] = reader(worker, readers.length);
        }
        return Generators.any(readers).next(context);
    }

    private Generator reader(int worker, int clients) {
        Generator reads = sequentialKeys(
                keys,
                number ->
                        Math.floorMod(worker - number, clients) < READERS ? ofKey.apply(names.key(number)) : nothing());
        return onThreads(thread -> thread == worker, reads);
    }

    @Override
    public Generator update(Context context, Event event) {
        if (event.type() != EventType.INVOKE) {
            return this;
        }
        int number = names.number(event.key());
        return number < keys ? this : new FinalReads(names, ofKey, number + 1);
    }
}
