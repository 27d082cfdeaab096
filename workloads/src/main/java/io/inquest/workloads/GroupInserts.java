package io.inquest.workloads;

import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.List;

/**
 * Each key of a group is written once, in a transaction that does nothing else, in the order of the keys; meanwhile, and
 * after that, transactions read the whole group.
 *
 * @param oneByOne whether each write begins after the one before has ended
 * @param inserted how many keys were given to be written
 * @param inserting the worker whose write is open, if that matters, or -1
 * @param reads how many reads are left
 */
record GroupInserts(List<Long> group, boolean oneByOne, int inserted, int inserting, int reads) implements Generator {
    private static final int NOBODY = -1;

    GroupInserts {
        group = List.copyOf(group);
    }

    /** So many transactions in all, which is more than there are keys. */
    static GroupInserts of(List<Long> group, boolean oneByOne, int transactions) {
        return new GroupInserts(group, oneByOne, 0, NOBODY, transactions - group.size());
    }

    /** Begins with a write, as there is nothing to read yet; then it is a toss-up. */
    @Override
    public Step next(Context context) {
        boolean inserts = inserted < group.size();
        if (!inserts && reads == 0) {
            return Step.DONE;
        }
        boolean mayInsert = inserts && inserting == NOBODY;
        int worker = context.pickFree();
        if (worker == Context.NONE || (!mayInsert && reads == 0)) {
            return new Step.Pending(Step.Pending.NEVER, this);
        }
        if (mayInsert && (inserted == 0 || reads == 0 || context.random().nextBoolean())) {
            return new Step.Emit(
                    Txn.call(List.of(Txn.write(group.get(inserted), 1))).by(worker, context),
                    new GroupInserts(group, oneByOne, inserted + 1, oneByOne ? worker : NOBODY, reads));
        }
        return read(worker, context);
    }

    private Step.Emit read(int worker, Context context) {
        return new Step.Emit(
                Txn.call(Txn.reads(Txn.shuffled(group, context.random()))).by(worker, context),
                new GroupInserts(group, oneByOne, inserted, inserting, reads - 1));
    }

    /** Whatever came of a write, the next may begin: what is not known of one says nothing of the others. */
    @Override
    public Generator update(Context context, Event event) {
        if (event.type() == EventType.INVOKE || context.worker(event.actor()) != inserting) {
            return this;
        }
        return new GroupInserts(group, oneByOne, inserted, NOBODY, reads);
    }
}
