package io.inquest.generators;

import io.inquest.history.Event;

/**
 * A copy of a generator for each client, which sees that client only; in a context without clients, for the nemesis.
 * Done when all copies are. With a copy for each process, a worker whose process crashed begins a fresh one.
 */
final class EachWorker implements Generator {
    /** A copy that was done. */
    private static final Generator OVER = Generators.nothing();

    private static final int NO_PROCESS = -2;
    private static final int NEMESIS = -1;

    private final boolean perProcess;
    private final Generator fresh;
    private final WorkerSet[] selves; // by worker; null where it has no copy. Null before the first question
    private final Generator[] copies; // by worker; null until it was asked or told
    private final int[] processes; // by worker: whose the copy is

    EachWorker(boolean perProcess, Generator fresh) {
        this(perProcess, fresh, null, null, null);
    }

    private EachWorker(boolean perProcess, Generator fresh, WorkerSet[] selves, Generator[] copies, int[] processes) {
        this.perProcess = perProcess;
        this.fresh = fresh;
        this.selves = selves;
        this.copies = copies;
        this.processes = processes;
    }

    private EachWorker begun(Context context) {
        if (selves != null) {
            return this;
        }
        WorkerSet[] found = new WorkerSet[context.nemesis() + 1];
        int[] none = new int[found.length];
        for (int worker = 0; worker < found.length; worker++) {
            int itself = worker;
            boolean hasCopy = context.has(worker) && (worker != context.nemesis() || context.clientCount() == 0);
            found[worker] = hasCopy ? context.where(other -> other == itself) : null;
            none[worker] = NO_PROCESS;
        }
        return new EachWorker(perProcess, fresh, found, new Generator[found.length], none);
    }

    @Override
    public Step next(Context context) {
        return begun(context).ask(context);
    }

    /** From a free worker drawn at random on, until a copy has something to do. */
    private Step ask(Context context) {
        int first = context.pickFree();
        long wake = Step.Pending.NEVER;
        boolean more = false;
        EachWorker asked = this;
        for (int i = 0; i < selves.length; i++) {
            int worker = (Math.max(first, 0) + i) % selves.length;
            if (selves[worker] == null) {
                continue;
            }
            if (!context.isFree(worker)) {
                more |= perProcess || copies[worker] != OVER;
                continue;
            }
            Generator copy = asked.copy(worker, process(context, worker));
            Step step = copy.next(context.only(selves[worker]));
            if (step instanceof Step.Emit emit) {
                return new Step.Emit(emit.operation(), asked.with(context, worker, emit.rest()));
            }
            if (step instanceof Step.Pending pending) {
                asked = asked.with(context, worker, pending.rest());
                wake = Math.min(wake, pending.wakeNanos());
                more = true;
            } else {
                asked = asked.with(context, worker, OVER);
            }
        }
        return more ? new Step.Pending(wake, asked) : Step.DONE;
    }

    @Override
    public Generator update(Context context, Event event) {
        int worker = context.worker(event.actor());
        EachWorker begun = begun(context);
        if (begun.selves[worker] == null) {
            return this;
        }
        int process = event.actor().process();
        if (perProcess && begun.processes[worker] != process && process != process(context, worker)) {
            return this; // the last word of a process that had no copy
        }
        Generator copy = begun.copy(worker, process);
        Generator told = copy.update(context.only(begun.selves[worker]), event);
        return told == copy ? this : begun.with(worker, process, told);
    }

    private Generator copy(int worker, int process) {
        boolean has = copies[worker] != null && (!perProcess || processes[worker] == process);
        return has ? copies[worker] : fresh;
    }

    private static int process(Context context, int worker) {
        return worker == context.nemesis() ? NEMESIS : context.process(worker);
    }

    private EachWorker with(Context context, int worker, Generator copy) {
        return with(worker, process(context, worker), copy);
    }

    private EachWorker with(int worker, int process, Generator copy) {
        if (copies[worker] == copy && processes[worker] == process) {
            return this;
        }
        Generator[] changed = copies.clone();
        changed[worker] = copy;
        int[] owners = processes.clone();
        owners[worker] = process;
        return new EachWorker(perProcess, fresh, selves, changed, owners);
    }
}
