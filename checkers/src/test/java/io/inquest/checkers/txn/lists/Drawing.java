package io.inquest.checkers.txn.lists;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.Evidence;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnModel;
import io.inquest.history.HistoryNotation;
import io.inquest.history.Transactions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds what is wrong with drawn transactions: a line for each, all side by side, or one drawing. */
final class Drawing {
    private Drawing() {}

    /** Transactions that overlap, each of a process of its own, such as {@code r x [1] append y 2}. */
    static String sideBySide(String... transactions) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < transactions.length; i++) {
            String process = i + ":";
            String transaction = "[txn " + transactions[i];
            text.append(process).append(" ".repeat(6 - process.length())).append(transaction);
            text.append(" ".repeat(120 - transaction.length())).append("]\n");
        }
        return text.toString();
    }

    static Evidence evidence(String drawing) {
        Evidence evidence = new Evidence(9);
        Transactions transactions = Transactions.of(HistoryNotation.parse(drawing));
        ListAnalysis.of(transactions, evidence, Meter.start(CheckContext.defaults()));
        return evidence;
    }

    /** The names of what was found. */
    static Set<String> anomalies(String drawing) {
        return new TreeSet<>(evidence(drawing).counts().keySet());
    }

    /** All findings. */
    static List<Finding> findings(String drawing) {
        return evidence(drawing).of(TxnModel.STRICT_SERIALIZABLE.forbidden());
    }

    static Finding only(String drawing, TxnAnomaly anomaly) {
        return findings(drawing).stream()
                .filter(finding -> finding.type().equals(anomaly.label()))
                .findFirst()
                .orElseThrow();
    }
}
