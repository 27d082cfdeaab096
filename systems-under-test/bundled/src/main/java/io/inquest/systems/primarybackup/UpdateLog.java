package io.inquest.systems.primarybackup;

import io.inquest.systems.keyvalue.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * A node's log in memory. Indexes count from 1. Two logs that have an entry of one view at one index are the same up to
 * there: only one node is ever primary of a view, it made the entry once, and whoever has the entry took it together with
 * all that preceded it.
 */
final class UpdateLog {
    private final List<Entry> entries = new ArrayList<>();
    private long view;

    /** The view whose primary's log this is a beginning of, at least as long as that was when the view began. */
    long view() {
        return view;
    }

    long length() {
        return entries.size();
    }

    Entry get(long index) {
        return entries.get((int) index - 1);
    }

    /** The view in which an entry was made; 0 before the first. */
    long viewAt(long index) {
        return index == 0 ? 0 : get(index).term();
    }

    LogEnd end() {
        return new LogEnd(view, length(), viewAt(length()));
    }

    /** Whether this log has, at this index, the entry that was made in that view. */
    boolean has(long index, long entryView) {
        return index <= length() && viewAt(index) == entryView;
    }

    /** A copy of what comes after an index. */
    List<Entry> after(long index) {
        return index == length() ? List.of() : List.copyOf(entries.subList((int) index, entries.size()));
    }

    void append(Entry entry) {
        entries.add(entry);
    }

    /**
     * Becomes a beginning of the log of that view's primary: what it has up to an index, and then these.
     *
     * @return how many of its first entries it had before
     */
    long adopt(long newView, long index, List<Entry> rest) {
        view = newView;
        int same = 0;
        while (same < rest.size() && has(index + same + 1, rest.get(same).term())) {
            same++;
        }
        int kept = (int) index + same;
        entries.subList(kept, entries.size()).clear();
        entries.addAll(rest.subList(same, rest.size()));
        return kept;
    }
}
