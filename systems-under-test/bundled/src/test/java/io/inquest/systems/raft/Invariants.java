package io.inquest.systems.raft;

import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.StateMachine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Raft's safety properties (thesis, figure 3.2), looked at whenever a node is elected or applies something: at most one
 * leader a term, and the same entry at each index wherever it is applied.
 */
final class Invariants implements Observer {
    final List<String> violations = new ArrayList<>();
    final Map<Integer, Long> applied = new HashMap<>();
    long elections;
    /** How often a running node went on from a leader's snapshot. */
    long installed;

    private final Map<Long, Integer> leaders = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Snapshot> states = new ArrayList<>();
    private final StateMachine machine = new StateMachine();

    /** The log, as far as any node has applied it. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void elected(int node, long term) {
        elections++;
        Integer other = leaders.putIfAbsent(term, node);
        if (other != null && other != node) {
            violations.add("election safety: nodes " + other + " and " + node + " lead term " + term);
        }
    }

    @Override
    public void applied(int node, long index, Entry entry) {
        long expected = applied.getOrDefault(node, 0L) + 1;
        if (index != expected) {
            violations.add("node " + node + " applies " + index + " where " + expected + " comes next");
        }
        applied.put(node, index);
        if (index == entries.size() + 1) {
            entries.add(entry);
            machine.apply(entry);
            states.add(index % 50 == 0 ? new Snapshot(index, entry.term(), machine.contents()) : null);
        } else if (index > entries.size() || !entries.get((int) index - 1).equals(entry)) {
            violations.add("state machine safety: node " + node + " applies " + entry + " at " + index);
        }
    }

    @Override
    public void restored(int node, Snapshot snapshot) {
        if (snapshot.index() > applied.getOrDefault(node, 0L)) {
            installed++;
        }
        applied.put(node, snapshot.index());
        if (snapshot.index() > entries.size()) {
            violations.add("node " + node + " restores a snapshot of what nobody has applied");
        } else if (snapshot.index() > 0
                && snapshot.term() != entries.get((int) snapshot.index() - 1).term()) {
            violations.add("node " + node + " restores a snapshot of another history");
        } else if (snapshot.index() > 0 && snapshot.index() % 50 == 0) {
            Snapshot expected = states.get((int) snapshot.index() - 1);
            if (!expected.equals(snapshot)) {
                violations.add("node " + node + " restores a snapshot that is not the state there");
            }
        }
    }
}
