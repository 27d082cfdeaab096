package io.inquest.checkers.txn.registers;

import io.inquest.checkers.Finding;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says that a search found no order of versions, and which ones it is about. */
final class CoreWords {
    private static final int SHOWN_MAX = 12;

    private final OrderSearch search;
    private final Inference inference;
    private final Committed committed;

    CoreWords(OrderSearch search, Inference inference, Committed committed) {
        this.search = search;
        this.inference = inference;
        this.committed = committed;
    }

    Finding finding(TxnAnomaly anomaly) {
        boolean[] isInvolved = search.core();
        TreeSet<Integer> writers = new TreeSet<>();
        TreeSet<Integer> readers = new TreeSet<>();
        TreeSet<Integer> keys = new TreeSet<>();
        for (int i = 0; i < inference.open(); i++) {
            int first = inference.versions.writer(inference.first(i));
            int second = inference.versions.writer(inference.second(i));
            if (isInvolved[search.variable(first, second)]) {
                writers.add(committed.number[first]);
                writers.add(committed.number[second]);
                addReaders(inference.first(i), readers);
                addReaders(inference.second(i), readers);
                keys.add(inference.versions.key[inference.first(i)]);
            }
        }
        TxnWords words = new TxnWords(committed.transactions);
        StringBuilder named = new StringBuilder();
        for (int key : keys) {
            named.append(named.isEmpty() ? "" : ", ").append(words.key(key));
        }
        readers.removeAll(writers);
        List<Integer> all = new ArrayList<>(writers);
        all.addAll(readers);
        String text = "In whatever order " + names(writers, words) + " wrote " + named + ", there is such a cycle"
                + (readers.isEmpty() ? "" : ", as " + names(readers, words) + " read what they wrote")
                + ". No single cycle is in all of these orders: " + search.cycles()
                + " cycles, each in some of them, leave none.";
        return words.finding(
                anomaly,
                text,
                all.stream().limit(SHOWN_MAX).mapToInt(Integer::intValue).toArray());
    }

    private void addReaders(int version, Set<Integer> readers) {
        Versions versions = inference.versions;
        for (int i = versions.readStart[version]; i < versions.readStart[version + 1]; i++) {
            readers.add(committed.number[versions.reader[versions.reads[i]]]);
        }
    }

    private static String names(Set<Integer> transactions, TxnWords words) {
        String some = transactions.stream().limit(SHOWN_MAX).map(words::name).collect(Collectors.joining(", "));
        int more = transactions.size() - SHOWN_MAX;
        return more > 0 ? some + " and " + more + " more" : some;
    }
}
