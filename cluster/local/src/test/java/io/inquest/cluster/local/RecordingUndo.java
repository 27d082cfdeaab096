package io.inquest.cluster.local;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was written; fails at one entry if it is told so. */
final class RecordingUndo implements UndoLog {
    private final int failing;
    private final List<String> open = new ArrayList<>();
    private int entries;

    /** @param failing the entry, from 0, that cannot be written; none if it is negative */
    RecordingUndo(int failing) {
        this.failing = failing;
    }

    @Override
    public synchronized Entry before(HostFacts host, String what, List<Command> undo) throws IOException {
        if (entries++ == failing) {
            throw new IOException("the disk is full");
        }
        open.add(what);
        return () -> {
            synchronized (this) {
                open.remove(what);
            }
        };
    }

    /** What was written and not undone. */
    synchronized List<String> open() {
        return List.copyOf(open);
    }

    synchronized int entries() {
        return entries;
    }
}
