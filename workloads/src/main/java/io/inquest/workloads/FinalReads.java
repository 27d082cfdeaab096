package io.inquest.workloads;

import static io.inquest.generators.Generators.nothing;
import static io.inquest.generators.Generators.onThreads;
import static io.inquest.generators.Generators.sequence;
import static io.inquest.generators.Generators.sequentialKeys;

import io.inquest.generators.Call;
import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Generators;
import io.inquest.generators.Step;
import io.inquest.history.Event;
import io.inquest.history.EventType;

/**
 * Reads every key that was touched, each by several clients whose numbers follow one another, so that several nodes are
 * asked. It knows the keys from the events that it is told before its turn.
 *
 * @param keys the keys below this number are those touched so far
 */
record FinalReads(String readFunction, KeyNames names, int keys) implements Generator {
    /** How many clients read a key, if there are so many: as many as a usual cluster has nodes. */
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
                number -> Math.floorMod(worker - number, clients) < READERS
                        ? sequence(new Call(readFunction, names.key(number), null))
                        : nothing());
        return onThreads(thread -> thread == worker, reads);
    }

    @Override
    public Generator update(Context context, Event event) {
        if (event.type() != EventType.INVOKE) {
            return this;
        }
        int number = names.number(event.key());
        return number < keys ? this : new FinalReads(readFunction, names, number + 1);
    }
}
