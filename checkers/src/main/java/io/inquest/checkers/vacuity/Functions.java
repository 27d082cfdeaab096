package io.inquest.checkers.vacuity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The functions of a workload. One that both changes and returns, such as a transaction, is in both sets; but what proves
 * nothing unless something else has happened, such as a dequeue that finds nothing, passes for no update: it only reads.
 *
 * @param reads those that show the state
 * @param updates those that change it
 */
public record Functions(Set<String> reads, Set<String> updates) {
    public Functions {
        reads = sorted(reads);
        updates = sorted(updates);
    }

    private static Set<String> sorted(Set<String> names) {
        return Collections.unmodifiableSet(new TreeSet<>(names));
    }

    /** All of them, each once, in alphabetical order. */
    public List<String> all() {
        SortedSet<String> all = new TreeSet<>(reads);
        all.addAll(updates);
        return new ArrayList<>(all);
    }
}
