package io.inquest.generators;

import io.inquest.history.Event;
import java.util.Arrays;

/**
 * Each time one of several that have something to do now, at random by weight; done when all are. One that waits keeps
 * nobody waiting, so it also is the soonest of them.
 */
final class Mix implements Generator {
    private final Generator[] parts;
    private final int[] weights;
    private final int total;

    /** Takes the arrays over; the weights are positive. */
    Mix(Generator[] parts, int[] weights) {
        this.parts = parts;
        this.weights = weights;
        int sum = 0;
        for (int weight : weights) {
            if (weight <= 0) {
                throw new IllegalArgumentException("the weight of a generator is 1 or more, not " + weight);
            }
            sum = Math.addExact(sum, weight);
        }
        this.total = sum;
    }

    private Mix(Generator[] parts, int[] weights, int total) {
        this.parts = parts;
        this.weights = weights;
        this.total = total;
    }

    @Override
    public Step next(Context context) {
        if (parts.length == 0) {
            return Step.DONE;
        }
        int chosen = pick(context, weights, total);
        Step step = parts[chosen].next(context);
        return step instanceof Step.Emit emit
                ? new Step.Emit(emit.operation(), with(chosen, emit.rest()))
                : askOthers(context, chosen, step);
    }

    /** The one asked first has nothing now: the others, in an order drawn by the same weights, until one has. */
    private Step askOthers(Context context, int first, Step itsStep) {
        Generator[] rests = parts.clone();
        // weight 0: was asked. Of two, such as clients and nemesis, the other one is left
        int[] open = parts.length == 2 ? null : weights.clone();
        int openTotal = total;
        long wake = Step.Pending.NEVER;
        int asked = first;
        Step step = itsStep;
        while (true) {
            openTotal -= weights[asked];
            if (open != null) {
                open[asked] = 0;
            }
            if (step instanceof Step.Emit emit) {
                rests[asked] = emit.rest();
                return new Step.Emit(emit.operation(), withoutDone(rests));
            }
            if (step instanceof Step.Pending pending) {
                rests[asked] = pending.rest();
                wake = Math.min(wake, pending.wakeNanos());
            } else {
                rests[asked] = null;
            }
            if (openTotal == 0) {
                Mix rest = withoutDone(rests);
                return rest.parts.length == 0 ? Step.DONE : new Step.Pending(wake, rest);
            }
            asked = open == null ? other(context, asked) : pick(context, open, openTotal);
            step = parts[asked].next(context);
        }
    }

    /** Of two, the one that was not asked; drawn too, as of more. */
    private int other(Context context, int asked) {
        int other = 1 - asked;
        if (weights[other] != 1) {
            context.random().nextInt(weights[other]);
        }
        return other;
    }

    private static int pick(Context context, int[] weights, int total) {
        int ticket = total == 1 ? 0 : context.random().nextInt(total);
        for (int i = 0; ; i++) {
            ticket -= weights[i];
            if (ticket < 0) {
                return i;
            }
        }
    }

    @Override
    public Generator update(Context context, Event event) {
        Generator[] updated = parts;
        for (int i = 0; i < parts.length; i++) {
            Generator part = parts[i].update(context, event);
            if (part != parts[i]) {
                if (updated == parts) {
                    updated = parts.clone();
                }
                updated[i] = part;
            }
        }
        return updated == parts ? this : new Mix(updated, weights, total);
    }

    private Mix with(int index, Generator part) {
        if (part == parts[index]) {
            return this;
        }
        Generator[] changed = parts.clone();
        changed[index] = part;
        return new Mix(changed, weights, total);
    }

    /** Of these parts, null where one is done. Takes the array over. */
    private Mix withoutDone(Generator[] rests) {
        int count = 0;
        boolean changed = false;
        for (int i = 0; i < rests.length; i++) {
            count += rests[i] == null ? 0 : 1;
            changed |= rests[i] != parts[i];
        }
        if (!changed) {
            return this;
        }
        if (count == rests.length) {
            return new Mix(rests, weights, total);
        }
        int[] kept = new int[count];
        int to = 0;
        for (int i = 0; i < rests.length; i++) {
            if (rests[i] != null) {
                kept[to] = weights[i];
                rests[to++] = rests[i];
            }
        }
        return new Mix(Arrays.copyOf(rests, count), kept);
    }
}
