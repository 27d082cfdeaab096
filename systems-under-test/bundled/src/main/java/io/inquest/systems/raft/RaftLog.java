package io.inquest.systems.raft;

import io.inquest.systems.keyvalue.Entry;
import java.util.ArrayList;
import java.util.List;

/** The log in memory: a snapshot, and the entries after it. Indexes count from 1. */
final class RaftLog {
    private Snapshot snapshot = Snapshot.EMPTY;
    private final List<Entry> entries = new ArrayList<>();

    /** What stands for the entries up to {@link #baseIndex}. */
    Snapshot snapshot() {
        return snapshot;
    }

    /** The last entry that only the snapshot knows; 0 if there is none. */
    long baseIndex() {
        return snapshot.index();
    }

    long lastIndex() {
        return snapshot.index() + entries.size();
    }

    long lastTerm() {
        return termAt(lastIndex());
    }

    /** Whether the entry itself is here. */
    boolean has(long index) {
        return index > baseIndex() && index <= lastIndex();
    }

    Entry get(long index) {
        return entries.get((int) (index - baseIndex() - 1));
    }

    /** The term of an entry from {@link #baseIndex} on; -1 beyond the end. */
    long termAt(long index) {
        if (index == baseIndex()) {
            return snapshot.term();
        }
        return has(index) ? get(index).term() : -1;
    }

    void append(Entry entry) {
        entries.add(entry);
    }

    /** Drops this entry and all after it. */
    void truncateFrom(long index) {
        entries.subList((int) (index - baseIndex() - 1), entries.size()).clear();
    }

    /** A copy of at most so many entries from this index on. */
    List<Entry> from(long index, int countMax) {
        int begin = (int) (index - baseIndex() - 1);
        if (begin >= entries.size()) {
            return List.of();
        }
        return List.copyOf(entries.subList(begin, Math.min(entries.size(), begin + countMax)));
    }

    /** Puts a snapshot in place of the entries it covers; entries after it stay if they follow from it. */
    void compact(Snapshot newSnapshot) {
        if (termAt(newSnapshot.index()) == newSnapshot.term()) {
            entries.subList(0, (int) (newSnapshot.index() - baseIndex())).clear();
        } else {
            entries.clear();
        }
        snapshot = newSnapshot;
    }
}
