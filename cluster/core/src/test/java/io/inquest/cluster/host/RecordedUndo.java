package io.inquest.cluster.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An undo log in memory. */
final class RecordedUndo implements UndoLog {
    /** What is not undone. */
    final List<Change> open = new CopyOnWriteArrayList<>();
    /** All that ever was written, in a few words. */
    final List<String> written = new CopyOnWriteArrayList<>();

    record Change(HostFacts host, String what, List<Command> undo) {}

    @Override
    public Entry before(HostFacts host, String what, List<Command> undo) {
        Change change = new Change(host, what, List.copyOf(undo));
        open.add(change);
        written.add(what);
        return () -> open.remove(change);
    }

    List<String> openWhats() {
        return new ArrayList<>(open.stream().map(Change::what).toList());
    }
}
