package io.inquest.checkers.txn.lists;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.Evidence;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnWords;
import io.inquest.history.Transactions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Two transactions that read the same version of a key first, and both append to it. */
final class LostUpdates {
    private static final int NONE = -1;

    private final Versions versions;
    private final Transactions transactions;
    private final TxnWords words;
    private final Evidence evidence;
    private final Meter meter;

    LostUpdates(Versions versions, TxnWords words, Evidence evidence, Meter meter) {
        this.versions = versions;
        this.transactions = versions.transactions();
        this.words = words;
        this.evidence = evidence;
        this.meter = meter;
    }

    void run() {
        int keys = transactions.keyCount();
        long[] begin = new long[keys + 1];
        for (int key = 0; key < keys; key++) {
            begin[key + 1] = begin[key] + (transactions.isList(key) ? versions.length(key) + 1 : 0);
        }
        int[] updater = meter.ints(begin[keys]);
        Arrays.fill(updater, NONE);
        Map<String, Integer> beside = new LinkedHashMap<>();
        for (int t = 0; t < transactions.count(); t++) {
            meter.step();
            for (int m = transactions.begin(t); m < transactions.end(t); m++) {
                if (!versions.isFirstRead(m) || !appendsLater(t, m)) {
                    continue;
                }
                int other;
                if (transactions.isPrefix(m)) {
                    int version = (int) (begin[transactions.key(m)] + transactions.length(m));
                    other = updater[version];
                    updater[version] = t;
                } else {
                    Integer before = beside.put(transactions.key(m) + " " + transactions.listOf(m), t);
                    other = before == null ? NONE : before;
                }
                if (other != NONE) {
                    tell(other, t, m);
                }
            }
        }
        meter.release(4 * begin[keys]);
    }

    private boolean appendsLater(int t, int read) {
        for (int m = read + 1; m < transactions.end(t); m++) {
            if (transactions.key(m) == transactions.key(read) && transactions.kind(m) == Transactions.APPEND) {
                return true;
            }
        }
        return false;
    }

    private void tell(int first, int second, int read) {
        String key = words.key(transactions.key(read));
        evidence.add(
                TxnAnomaly.LOST_UPDATE,
                () -> words.finding(
                        TxnAnomaly.LOST_UPDATE,
                        words.name(first) + " and " + words.name(second) + " both read " + words.read(second, read)
                                + " from " + key + " and then appended to " + key
                                + ": neither knew of the other's update.",
                        first,
                        second));
    }
}
