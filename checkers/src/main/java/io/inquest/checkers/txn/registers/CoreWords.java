package io.inquest.checkers.txn.registers;

import io.inquest.checkers.Finding;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnWords;
import java.util.TreeSet;

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
        TreeSet<Integer> transactions = new TreeSet<>();
        TreeSet<Integer> keys = new TreeSet<>();
        for (int i = 0; i < inference.open(); i++) {
            int first = inference.versions.writer(inference.first(i));
            int second = inference.versions.writer(inference.second(i));
            if (isInvolved[search.variable(first, second)]) {
                transactions.add(committed.number[first]);
                transactions.add(committed.number[second]);
                keys.add(inference.versions.key[inference.first(i)]);
            }
        }
        TxnWords words = new TxnWords(committed.transactions);
        StringBuilder named = new StringBuilder();
        for (int key : keys) {
            named.append(named.isEmpty() ? "" : ", ").append(words.key(key));
        }
        String text = "In whatever order these wrote " + named + ", there is such a cycle. No single cycle is in all of those orders: "
                + search.cycles() + " cycles, each in some of them, leave none.";
        int shown = Math.min(SHOWN_MAX, transactions.size());
        if (shown < transactions.size()) {
            text += " Of the " + transactions.size() + " transactions " + shown + " are shown.";
        }
        return words.finding(
                anomaly,
                text,
                transactions.stream().limit(shown).mapToInt(Integer::intValue).toArray());
    }
}
