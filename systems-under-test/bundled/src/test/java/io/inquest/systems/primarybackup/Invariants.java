package io.inquest.systems.primarybackup;

import io.inquest.systems.keyvalue.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What keeps a synchronous store safe, looked at whenever a node takes over or applies something: a view has one primary,
 * once; all nodes apply the same entries in the same order; and nothing that was applied is ever undone.
 */
final class Invariants implements Observer {
    final List<String> violations = new ArrayList<>();
    long failovers;
    long rollbacks;

    private final Map<Long, Integer> primaries = new HashMap<>();
    private final Map<Integer, Long> applied = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    /** The log, as far as any node has applied it. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void started(int node) {
        applied.put(node, 0L);
    }

    @Override
    public void tookOver(int node, long view) {
        failovers++;
        Integer other = primaries.putIfAbsent(view, node);
        if (other != null) {
            violations.add("one primary: nodes " + other + " and " + node + " take over in view " + view);
        }
    }

    @Override
    public void applied(int node, long index, Entry entry) {
        long expected = applied.get(node) + 1;
        if (index != expected) {
            violations.add("node " + node + " applies " + index + " where " + expected + " comes next");
        }
        applied.put(node, index);
        if (index == entries.size() + 1) {
            entries.add(entry);
        } else if (index > entries.size() || !entries.get((int) index - 1).equals(entry)) {
            violations.add("one order: node " + node + " applies " + entry + " at " + index);
        }
    }

    @Override
    public void rolledBack(int node, long index) {
        rollbacks++;
        applied.put(node, index);
        violations.add("nothing undone: node " + node + " goes back to " + index);
    }
}
