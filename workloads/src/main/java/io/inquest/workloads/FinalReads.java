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
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * Looks at every key, or group of keys, that was touched, each by several clients whose numbers follow one another, so
 * that several nodes are asked. It knows them from the events that it is told before its turn.
 *
 * @param numberOf the highest number of a key or group that an invocation is about
 * @param ofNumber what each of these clients does to a key or group
 * @param numbers those below this number are touched so far
 */
record FinalReads(ToIntFunction<Event> numberOf, IntFunction<Generator> ofNumber, int numbers) implements Generator {
    /** How many clients look at a key, if there are so many: as many as a usual cluster has nodes. */
    static final int READERS = 5;

    /** Of the keys that operations name, one by one. */
    static FinalReads ofKeys(KeyNames names, Function<Object, Generator> ofKey) {
        return new FinalReads(event -> names.number(event.key()), number -> ofKey.apply(names.key(number)), 0);
    }

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
                numbers,
                number -> Math.floorMod(worker - number, clients) < READERS ? ofNumber.apply(number) : nothing());
        return onThreads(thread -> thread == worker, reads);
    }

    @Override
    public Generator update(Context context, Event event) {
        if (event.type() != EventType.INVOKE) {
            return this;
        }
        int number = numberOf.applyAsInt(event);
        return number < numbers ? this : new FinalReads(numberOf, ofNumber, number + 1);
    }
}
