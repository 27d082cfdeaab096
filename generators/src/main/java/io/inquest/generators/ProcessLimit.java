package io.inquest.generators;

import io.inquest.history.Event;
import java.util.Arrays;

/**
 * At most so many different processes of clients: done as soon as more would be about. All that could have done
 * something count, not only those that did: else the last processes would go on alone, and nothing would be concurrent
 * any more. Where there are more clients than that from the beginning, only the first of them take part.
 *
 * @param members the workers that take part, once that was found out; null before
 * @param latest by worker: its process when an operation was last given; null before
 * @param seen how many different processes there were
 */
record ProcessLimit(int max, WorkerSet members, int[] latest, int seen, Generator inner) implements Generator {
    private static final int NO_PROCESS = -1;

    ProcessLimit {
        if (max <= 0) {
            throw new IllegalArgumentException("a limit of processes is 1 or more, not " + max);
        }
    }

    @Override
    public Step next(Context context) {
        WorkerSet some = resolved(context);
        Context narrowed = context.only(some);
        int now = seen + unseen(narrowed);
        if (now > max) {
            return Step.DONE;
        }
        Step step = inner.next(narrowed);
        return step instanceof Step.Emit emit
                ? new Step.Emit(emit.operation(), new ProcessLimit(max, some, noted(narrowed, now), now, emit.rest()))
                : Steps.wrap(step, rest -> with(some, rest));
    }

    @Override
    public Generator update(Context context, Event event) {
        WorkerSet some = resolved(context);
        return some.contains(context.worker(event.actor()))
                ? with(some, inner.update(context.only(some), event))
                : this;
    }

    private WorkerSet resolved(Context context) {
        if (members != null) {
            return members;
        }
        WorkerSet first = context.clients(0, Math.min(max, context.clientCount()));
        return context.where(worker -> worker == context.nemesis() || first.contains(worker));
    }

    private int unseen(Context context) {
        int unseen = 0;
        for (int worker = 0; worker < context.clients(); worker++) {
            unseen += context.has(worker) && (latest == null || latest[worker] != context.process(worker)) ? 1 : 0;
        }
        return unseen;
    }

    private int[] noted(Context context, int now) {
        if (now == seen && latest != null) {
            return latest;
        }
        int[] processes = new int[context.clients()];
        Arrays.setAll(processes, worker -> context.has(worker) ? context.process(worker) : NO_PROCESS);
        return processes;
    }

    private Generator with(WorkerSet some, Generator next) {
        return some == members && next == inner ? this : new ProcessLimit(max, some, latest, seen, next);
    }
}
