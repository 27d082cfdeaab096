package io.inquest.generators;

import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * As many keys at a time as a distribution has numbers; which of them an operation is about is drawn from it. A key
 * that is done makes room for the next one. A key hears of the operations that it gave.
 */
final class RandomKeys implements Generator {
    private static final int NO_KEY = -1;

    private final Distribution distribution;
    private final int keys;
    private final IntFunction<Generator> ofKey;
    private final int begun;
    private final int[] keyAt; // by place
    private final Generator[] current; // by place; null if no key is there
    private final int[] keyOf; // by worker, of the operation that it has open; null before the first

    RandomKeys(Distribution distribution, int keys, IntFunction<Generator> ofKey) {
        this(distribution, keys, ofKey, 0, new int[distribution.size()], new Generator[distribution.size()], null);
    }

    private RandomKeys(
            Distribution distribution,
            int keys,
            IntFunction<Generator> ofKey,
            int begun,
            int[] keyAt,
            Generator[] current,
            int[] keyOf) {
        this.distribution = distribution;
        this.keys = keys;
        this.ofKey = ofKey;
        this.begun = begun;
        this.keyAt = keyAt;
        this.current = current;
        this.keyOf = keyOf;
    }

    @Override
    public Step next(Context context) {
        if (context.freeCount() == 0) {
            return new Step.Pending(Step.Pending.NEVER, this);
        }
        int[] keysNow = keyAt.clone();
        Generator[] rests = current.clone();
        int key = begun;
        long wake = Step.Pending.NEVER;
        boolean more = false;
        int drawn = distribution.draw(context.random());
        for (int i = 0; i < rests.length; i++) {
            int place = (drawn + i) % rests.length;
            while (rests[place] != null || key < keys) {
                if (rests[place] == null) {
                    keysNow[place] = key;
                    rests[place] = ofKey.apply(key++);
                }
                Step step = rests[place].next(context);
                if (step instanceof Step.Emit emit) {
                    rests[place] = emit.rest();
                    int worker = context.worker(emit.operation().actor());
                    return new Step.Emit(emit.operation(), given(context, worker, key, keysNow, rests, keysNow[place]));
                }
                if (step instanceof Step.Pending pending) {
                    rests[place] = pending.rest();
                    wake = Math.min(wake, pending.wakeNanos());
                    more = true;
                    break;
                }
                rests[place] = null;
            }
        }
        return more ? new Step.Pending(wake, with(key, keysNow, rests, keyOf)) : Step.DONE;
    }

    private RandomKeys given(Context context, int worker, int key, int[] keysNow, Generator[] rests, int its) {
        int[] owners;
        if (keyOf == null) {
            owners = new int[context.nemesis() + 1];
            Arrays.fill(owners, NO_KEY);
        } else {
            owners = keyOf.clone();
        }
        owners[worker] = its;
        return with(key, keysNow, rests, owners);
    }

    @Override
    public Generator update(Context context, Event event) {
        int worker = context.worker(event.actor());
        if (keyOf == null || keyOf[worker] == NO_KEY) {
            return this;
        }
        int place = placeOf(keyOf[worker]);
        Generator[] told = current;
        if (place >= 0) {
            Generator key = current[place].update(context, event);
            if (key != current[place]) {
                told = current.clone();
                told[place] = key;
            }
        }
        int[] owners = keyOf;
        if (event.type() != EventType.INVOKE) {
            owners = keyOf.clone();
            owners[worker] = NO_KEY;
        }
        return told == current && owners == keyOf ? this : with(begun, keyAt, told, owners);
    }

    /** Where the key is; -1 if it has made room for another. */
    private int placeOf(int key) {
        for (int place = 0; place < keyAt.length; place++) {
            if (keyAt[place] == key && current[place] != null) {
                return place;
            }
        }
        return -1;
    }

    private RandomKeys with(int newBegun, int[] newKeyAt, Generator[] newCurrent, int[] newKeyOf) {
        return new RandomKeys(distribution, keys, ofKey, newBegun, newKeyAt, newCurrent, newKeyOf);
    }
}
