package io.inquest.checkers.oracle.txn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The one order that reads of lists show, and all anomalies there are in it. */
final class Lists {
    private final Txns txns;
    private final Reads reads;

    Lists(Txns txns) {
        this.txns = txns;
        this.reads = new Reads(txns);
    }

    Set<String> anomalies() {
        Set<String> all = new TreeSet<>(reads.anomalies());
        all.addAll(new Cycles(graph()).anomalies());
        return Anomalies.closed(all);
    }

    Graph graph() {
        Graph graph = txns.readsFrom();
        for (Object key : txns.keys) {
            if (reads.areOfOneOrder(key)) {
                graph.add(versions(key));
            }
        }
        return graph;
    }

    private Versions versions(Object key) {
        List<Object> longest = new ArrayList<>();
        for (Mop read : txns.reads(key)) {
            longest = read.seen().size() > longest.size() ? read.seen() : longest;
        }
        List<Txn> later = new ArrayList<>();
        boolean isEverRead = !txns.reads(key).isEmpty();
        for (Txn txn : txns.committed) {
            if (isEverRead && !longest.containsAll(txn.written(key))) {
                later.add(txn);
            }
        }
        Versions versions = Versions.of(key, writersOf(key, longest), later);
        for (Txn reader : txns.committed) {
            Mop read = reader.firstRead(key);
            if (read != null) {
                versions.seen().put(reader, writersOf(key, read.seen()).size());
            }
        }
        return versions;
    }

    /** What others than committed transactions appended has its place, but nothing depends on it. */
    private List<Txn> writersOf(Object key, List<Object> elements) {
        return elements.stream()
                .map(element -> txns.writer(key, element))
                .filter(Objects::nonNull)
                .toList();
    }
}
