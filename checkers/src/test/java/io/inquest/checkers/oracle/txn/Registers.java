package io.inquest.checkers.oracle.txn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All orders there can be of the versions of registers, and the anomalies there are in each. In an order stands what each
 * committed transaction wrote last to the key: what it overwrote itself would stand just before, and changes nothing.
 */
final class Registers {
    private final Txns txns;
    private final Set<String> ofReads;
    private final Set<Set<String>> found = new LinkedHashSet<>();

    Registers(Txns txns) {
        this.txns = txns;
        this.ofReads = new Reads(txns).anomalies();
    }

    /** How many choices of an order for each key there are. */
    static long choices(Txns txns) {
        long choices = 1;
        for (Object key : txns.keys) {
            for (int n = writers(txns, key).size(); n > 1; n--) {
                choices *= n;
            }
        }
        return choices;
    }

    /** For each choice of orders what is there; choices without a difference are one. */
    Set<Set<String>> anomaliesOfEachOrder() {
        choose(new ArrayList<>(txns.keys), new ArrayList<>());
        return found;
    }

    private void choose(List<Object> keys, List<Versions> chosen) {
        if (chosen.size() == keys.size()) {
            found.add(anomalies(chosen));
            return;
        }
        Object key = keys.get(chosen.size());
        for (List<Txn> order : permutations(writers(txns, key))) {
            List<Versions> more = new ArrayList<>(chosen);
            more.add(versions(key, order));
            choose(keys, more);
        }
    }

    private Set<String> anomalies(List<Versions> chosen) {
        Graph graph = txns.readsFrom();
        chosen.forEach(graph::add);
        Set<String> all = new TreeSet<>(ofReads);
        all.addAll(new Cycles(graph).anomalies());
        return Anomalies.closed(all);
    }

    private Versions versions(Object key, List<Txn> order) {
        Versions versions = Versions.of(key, order, List.of());
        for (Txn reader : txns.committed) {
            Mop read = reader.firstRead(key);
            if (read == null) {
                continue;
            }
            Txn writer = txns.writer(key, read.value());
            if (read.value() == null) {
                versions.seen().put(reader, 0);
            } else if (writer != null && writer != reader) {
                List<Object> written = writer.written(key);
                boolean isLast = written.get(written.size() - 1).equals(read.value());
                versions.seen().put(reader, order.indexOf(writer) + (isLast ? 1 : 0));
            }
        }
        return versions;
    }

    private static List<Txn> writers(Txns txns, Object key) {
        return txns.committed.stream().filter(txn -> txn.writes(key)).toList();
    }

    static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (T first : items) {
            List<T> rest = new ArrayList<>(items);
            rest.remove(first);
            for (List<T> order : permutations(rest)) {
                List<T> longer = new ArrayList<>(List.of(first));
                longer.addAll(order);
                all.add(longer);
            }
        }
        return all;
    }
}
