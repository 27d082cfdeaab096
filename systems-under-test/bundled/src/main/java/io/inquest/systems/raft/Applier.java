package io.inquest.systems.raft;

import io.inquest.cluster.program.Notes;
import io.inquest.systems.keyvalue.Brief;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.Result;
import io.inquest.systems.keyvalue.StateMachine;
import io.inquest.systems.keyvalue.StateReads;

/** Applies what is committed, in order, and compacts the log as it grows. */
final class Applier implements StateReads.State {
    private final RaftLog log;
    private final Storage storage;
    private final int snapshotEvery;
    private final Notes notes;
    private final Listener listener;
    private final StateMachine machine = new StateMachine();
    private long commit;
    private long applied;

    Applier(RaftLog log, Storage storage, int snapshotEvery, Notes notes, Listener listener) {
        this.log = log;
        this.storage = storage;
        this.snapshotEvery = snapshotEvery;
        this.notes = notes;
        this.listener = listener;
    }

    /** Is told what was applied. */
    interface Listener {
        /** @param result what the entry returned; null if nobody can be waiting for it */
        void applied(long index, Entry entry, Result result);

        /** A snapshot has taken the place of the state. */
        void restored(Snapshot snapshot);

        /** All that can be applied has been: {@link #applied()} has grown. */
        void caughtUp();
    }

    /** Up to where the log is known to be committed. */
    long commit() {
        return commit;
    }

    @Override
    public long applied() {
        return applied;
    }

    @Override
    public Result read(Object key) {
        return machine.read(key);
    }

    void restore(Snapshot snapshot) {
        machine.restore(snapshot.contents());
        applied = snapshot.index();
        commit = Math.max(commit, applied);
        if (applied > 0) {
            notes.detail(() -> "has the state of a snapshot, up to " + applied);
        }
        listener.restored(snapshot);
        listener.caughtUp();
    }

    void commitTo(long index) {
        if (index <= commit) {
            return;
        }
        long before = commit;
        commit = index;
        notes.detail(() -> committed(before));
        while (applied < commit && log.has(applied + 1)) {
            Entry entry = log.get(++applied);
            listener.applied(applied, entry, machine.apply(entry));
        }
        if (applied - log.baseIndex() >= snapshotEvery && log.has(applied)) {
            log.compact(new Snapshot(applied, log.termAt(applied), machine.contents()));
            storage.saveCompacted(log);
        }
        listener.caughtUp();
    }

    private String committed(long before) {
        boolean one = commit == before + 1 && log.has(commit);
        return one
                ? "commits " + commit + ": " + Brief.of(log.get(commit).command())
                : "commits " + (before + 1) + " to " + commit;
    }
}
