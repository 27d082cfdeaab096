package io.inquest.generators;

import io.inquest.history.Event;
import io.inquest.history.Operation;
import java.util.ArrayList;
import java.util.List;

/** Holds a generator to its contract: a breach ends the run with everything that is wrong, instead of a strange history. */
record Checked(Generator inner) implements Generator {
    @Override
    public Step next(Context context) {
        Step step = inner.next(context);
        if (step instanceof Step.Emit emit) {
            check(context, emit.operation());
            return new Step.Emit(emit.operation(), with(emit.rest()));
        }
        if (step instanceof Step.Pending pending) {
            if (pending.wakeNanos() <= context.timeNanos()) {
                throw breach(pending, List.of("it waits for a moment that has come: it is " + context.timeNanos()));
            }
            return new Step.Pending(pending.wakeNanos(), with(pending.rest()));
        }
        return step;
    }

    @Override
    public Generator update(Context context, Event event) {
        return with(inner.update(context, event));
    }

    private Generator with(Generator next) {
        return next == inner ? this : new Checked(next);
    }

    private static void check(Context context, Operation operation) {
        List<String> breaches = new ArrayList<>();
        int worker = context.worker(operation.actor());
        if (!context.has(worker)) {
            breaches.add("there is no worker " + worker + " here");
        } else if (!context.isFree(worker)) {
            breaches.add("worker " + worker + " is not free");
        } else if (!context.actor(worker).equals(operation.actor())) {
            breaches.add("worker " + worker + " is process " + context.actor(worker) + " now");
        }
        if (operation.invocation().time() != context.timeNanos()) {
            breaches.add("its time is not the context's, " + context.timeNanos());
        }
        if (operation.completion() != null) {
            breaches.add("it is complete already");
        }
        if (!breaches.isEmpty()) {
            throw breach(operation, breaches);
        }
    }

    private static IllegalStateException breach(Object what, List<String> breaches) {
        return new IllegalStateException(
                "a generator broke its contract with " + what + ": " + String.join("; ", breaches));
    }
}
