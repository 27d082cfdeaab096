package io.inquest.generators;

import io.inquest.history.Event;
import io.inquest.history.Operation;
import java.util.ArrayList;
import java.util.List;

/** Holds a generator to its contract: a breach is an error with everything that is wrong, not a strange history. */
record Validated(Generator inner) implements Generator {
    @Override
    public Step next(Context context) {
        Step step = inner.next(context);
        if (step == null) {
            throw breach("no answer", List.of("it has to be an operation, pending, or done"));
        }
        List<String> breaches = new ArrayList<>();
        if (step instanceof Step.Emit emit) {
            check(context, emit.operation(), breaches);
        } else if (step instanceof Step.Pending pending) {
            check(context, pending, breaches);
        }
        if (!breaches.isEmpty()) {
            throw breach(step instanceof Step.Emit emit ? emit.operation() : "the answer that it is pending", breaches);
        }
        return Steps.wrap(step, this::with);
    }

    @Override
    public Generator update(Context context, Event event) {
        Generator next = inner.update(context, event);
        if (next == null) {
            throw breach("no successor", List.of("after the event " + event + " it has to go on as some generator"));
        }
        return with(next);
    }

    private Generator with(Generator next) {
        return next == inner ? this : new Validated(next);
    }

    private static void check(Context context, Operation operation, List<String> breaches) {
        Event invocation = operation.invocation();
        checkWorker(context, operation, breaches);
        if (invocation.time() != context.timeNanos()) {
            breaches.add("its time is " + invocation.time() + ", and the context's is " + context.timeNanos());
        }
        if (invocation.f().isBlank()) {
            breaches.add("it names no function");
        }
        if (invocation.node() != null || invocation.error() != null) {
            breaches.add("it says how it ended, and has yet to begin");
        }
        if (operation.completion() != null) {
            breaches.add("it is complete already");
        }
    }

    private static void checkWorker(Context context, Operation operation, List<String> breaches) {
        int worker = context.worker(operation.actor());
        if (!context.has(worker)) {
            breaches.add(
                    operation.actor().isNemesis() ? "the nemesis is not here" : "worker " + worker + " is not here");
            return;
        }
        if (!context.isFree(worker)) {
            breaches.add(
                    operation.actor().isNemesis() ? "the nemesis is not free" : "worker " + worker + " is not free");
        }
        if (!context.actor(worker).equals(operation.actor())) {
            breaches.add("worker " + worker + " is process " + context.actor(worker) + " now");
        }
    }

    private static void check(Context context, Step.Pending pending, List<String> breaches) {
        if (pending.wakeNanos() <= context.timeNanos()) {
            breaches.add("it waits until " + pending.wakeNanos() + ", and it is " + context.timeNanos() + " already");
        }
        if (pending.wakeNanos() == Step.Pending.NEVER && context.nothingIsOpen()) {
            breaches.add("it waits for an event, and none can come, because no operation is open");
        }
    }

    private static IllegalStateException breach(Object what, List<String> breaches) {
        return new IllegalStateException(
                "a generator broke its contract with " + what + ": " + String.join("; ", breaches));
    }
}
