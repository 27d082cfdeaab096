package io.inquest.checkers.txn.registers;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.Edge;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnWords;
import io.inquest.history.Transactions;
import java.util.ArrayList;
import java.util.List;

/** Two transactions that read the same version of a key and both write it: one of them overwrites the other unseen. */
final class LostUpdates {
    private static final int SHOWN_MAX = 3;

    private final Committed committed;
    private final Meter meter;

    LostUpdates(Committed committed, Meter meter) {
        this.committed = committed;
        this.meter = meter;
    }

    /** The first few. */
    List<Finding> find() {
        Versions versions = new Versions(committed, meter);
        List<Finding> findings = new ArrayList<>();
        int[] updates = new int[committed.keys()];
        for (int version = 0; version <= versions.nothing() && findings.size() < SHOWN_MAX; version++) {
            boolean isOfNothing = version == versions.nothing();
            int update = 0;
            for (int i = versions.readStart[version]; i < versions.readStart[version + 1]; i++) {
                meter.step();
                int read = versions.reads[i];
                int key = committed.readKey[read];
                if (versions.of(versions.reader[read], key) >= 0) {
                    int other = isOfNothing ? updates[key] : update;
                    if (other != 0 && findings.size() < SHOWN_MAX) {
                        findings.add(finding(other - 1, read, versions));
                    }
                    update = read + 1;
                    updates[key] = isOfNothing ? update : updates[key];
                }
            }
        }
        return findings;
    }

    private Finding finding(int read, int other, Versions versions) {
        meter.decided();
        Transactions all = committed.transactions;
        TxnWords words = new TxnWords(all);
        int key = committed.readKey[read];
        int source = committed.readSource[read];
        String of = words.key(key);
        String what = source == Committed.INIT
                ? "found nothing in " + of
                : "read " + words.value(all.value(committed.readOperation[read])) + " from " + of;
        int first = committed.number[versions.reader[read]];
        int second = committed.number[versions.reader[other]];
        String text = words.name(first) + " and " + words.name(second) + " both " + what + ", and both wrote " + of
                + ": whichever came later overwrote what it had not seen.";
        List<Edge> edges = List.of(edge(read, other, versions, words), edge(other, read, versions, words));
        return words.finding(TxnAnomaly.LOST_UPDATE, text, edges, first, second);
    }

    private Edge edge(int read, int other, Versions versions, TxnWords words) {
        int key = committed.readKey[read];
        int from = versions.reader[read];
        int to = versions.reader[other];
        int write = committed.writeOperation[committed.write(to, key)];
        return new Edge(
                committed.number[from],
                committed.number[to],
                "rw",
                committed.transactions.keyValue(key),
                committed.readOperation[read] - committed.transactions.begin(committed.number[from]),
                write - committed.transactions.begin(committed.number[to]),
                words.name(committed.number[to]) + " overwrote what " + words.name(committed.number[from]) + " read");
    }
}
