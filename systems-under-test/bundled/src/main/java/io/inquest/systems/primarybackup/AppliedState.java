package io.inquest.systems.primarybackup;

import io.inquest.cluster.program.Notes;
import io.inquest.systems.keyvalue.Brief;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.Result;
import io.inquest.systems.keyvalue.StateMachine;
import io.inquest.systems.keyvalue.StateReads;

/** What a node holds: the effect of its log so far. */
final class AppliedState implements StateReads.State {
    private final UpdateLog log;
    private final Notes notes;
    private final Listener listener;
    private StateMachine machine = new StateMachine();
    private long applied;

    AppliedState(UpdateLog log, Notes notes, Listener listener) {
        this.log = log;
        this.notes = notes;
        this.listener = listener;
    }

    /** Is told what takes effect. */
    interface Listener {
        /** @param result what the entry returned; null if nobody can be waiting for it */
        void applied(long index, Entry entry, Result result);

        /** All that can take effect has: {@link #applied()} has grown. */
        void caughtUp();

        /** What had taken effect after this index has not happened, for the log has changed. */
        void rolledBack(long index);
    }

    @Override
    public long applied() {
        return applied;
    }

    @Override
    public Result read(Object key) {
        return machine.read(key);
    }

    /** Lets the log take effect up to an index, as far as it reaches. */
    void applyTo(long index) {
        long end = Math.min(index, log.length());
        if (end <= applied) {
            return;
        }
        long before = applied;
        notes.detail(() -> taken(before, end));
        while (applied < end) {
            Entry entry = log.get(++applied);
            listener.applied(applied, entry, machine.apply(entry));
        }
        listener.caughtUp();
    }

    /** The log is another from some index on. Where only a majority's updates take effect none of them is there. */
    void logKept(long kept) {
        if (applied <= kept) {
            return;
        }
        long before = applied;
        notes.note(() -> "undoes " + (kept + 1) + " to " + before + ", which this view does not have");
        machine = new StateMachine();
        for (applied = 0; applied < kept; ) {
            machine.apply(log.get(++applied));
        }
        listener.rolledBack(kept);
    }

    private String taken(long before, long end) {
        return end == before + 1
                ? end + " takes effect: " + Brief.of(log.get(end).command())
                : (before + 1) + " to " + end + " take effect";
    }
}
