package io.inquest.checkers.txn.lists;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.Evidence;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnWords;
import io.inquest.history.History;
import io.inquest.history.Transactions;
import java.util.Arrays;
import java.util.List;

/**
 * What a transaction reads that contradicts what it read or appended before (internal), and what it reads that it appends
 * only later (future-read).
 */
final class InternalChecks {
    private static final int NONE = -1;

    private final Versions versions;
    private final Transactions transactions;
    private final TxnWords words;
    private final Evidence evidence;
    private final Meter meter;
    /** By key: its last read in the transaction, and how many appends came since; older than the transaction: none. */
    private final int[] lastRead;

    private final int[] appends;
    private final int[] lastAppend;
    /** By key: the longest read of it in the transaction. */
    private final int[] longest;

    InternalChecks(Versions versions, TxnWords words, Evidence evidence, Meter meter) {
        this.versions = versions;
        this.transactions = versions.transactions();
        this.words = words;
        this.evidence = evidence;
        this.meter = meter;
        int keys = transactions.keyCount();
        lastRead = filled(keys);
        lastAppend = filled(keys);
        longest = filled(keys);
        appends = meter.ints(keys);
    }

    private int[] filled(int length) {
        int[] array = meter.ints(length);
        Arrays.fill(array, NONE);
        return array;
    }

    void run() {
        for (int t = 0; t < transactions.count(); t++) {
            meter.step();
            int begin = transactions.begin(t);
            for (int m = begin; versions.isOk(t) && m < transactions.end(t); m++) {
                int key = transactions.key(m);
                if (transactions.kind(m) == Transactions.APPEND) {
                    boolean isFirst = Math.max(lastAppend[key], lastRead[key]) < begin;
                    appends[key] = isFirst ? 1 : appends[key] + 1;
                    lastAppend[key] = m;
                    fromFuture(t, m);
                } else if (transactions.kind(m) == Transactions.READ) {
                    if (Math.max(lastAppend[key], lastRead[key]) >= begin) {
                        compare(t, m);
                    }
                    appends[key] = 0;
                    lastRead[key] = m;
                    if (longest[key] < begin || transactions.length(longest[key]) < transactions.length(m)) {
                        longest[key] = m;
                    }
                }
            }
        }
    }

    private void compare(int t, int m) {
        int key = transactions.key(m);
        int before = lastRead[key] >= transactions.begin(t) ? lastRead[key] : NONE;
        if (!transactions.isList(key)) {
            if (content(before) != content(m)) {
                told(t, before, m);
            }
            return;
        }
        int length = transactions.length(m);
        int start = length - appends[key];
        boolean fits = start >= 0 && (before == NONE || transactions.length(before) == start);
        if (fits && before != NONE && !(transactions.isPrefix(before) && transactions.isPrefix(m))) {
            for (int i = 0; fits && i < start; i++) {
                fits = transactions.element(before, i) == transactions.element(m, i);
            }
        }
        int place = length;
        for (int own = m - 1; fits && place > start; own--) {
            if (transactions.key(own) == key) {
                fits = transactions.element(m, --place) == transactions.value(own);
            }
        }
        if (!fits) {
            told(t, before, m);
        }
    }

    /** What the read of a key returned to which nobody appends: null and an empty list are the same. */
    private long content(int m) {
        long value = transactions.value(m);
        return transactions.valueOf(value) instanceof List<?> list && list.isEmpty() ? History.NULL : value;
    }

    private void told(int t, int before, int m) {
        evidence.add(TxnAnomaly.INTERNAL, () -> {
            String own = own(t, before, m);
            String earlier = before == NONE ? "" : "read " + words.read(t, before);
            String then = earlier.isEmpty() || own.isEmpty() ? "" : " and then ";
            return words.finding(
                    TxnAnomaly.INTERNAL,
                    words.name(t) + " read " + words.read(t, m) + " from " + words.key(transactions.key(m))
                            + ", where it had " + earlier + then + own + " before.",
                    t);
        });
    }

    private String own(int t, int before, int m) {
        StringBuilder text = new StringBuilder();
        for (int own = Math.max(before + 1, transactions.begin(t)); own < m; own++) {
            if (transactions.key(own) == transactions.key(m)) {
                text.append(text.isEmpty() ? "appended " : ", ").append(words.value(transactions.value(own)));
            }
        }
        return text.toString();
    }

    /** Whether an append is in the longest list that the transaction has read before. */
    private void fromFuture(int t, int append) {
        int key = transactions.key(append);
        int read = longest[key];
        if (read < transactions.begin(t) || !versions.isIncompatible(key) && !shows(read, append)) {
            return;
        }
        for (int m = transactions.begin(t); m < append; m++) {
            if (transactions.key(m) == key && transactions.kind(m) == Transactions.READ && shows(m, append)) {
                int early = m;
                evidence.add(
                        TxnAnomaly.FUTURE_READ,
                        () -> words.finding(
                                TxnAnomaly.FUTURE_READ,
                                words.name(t) + " read " + words.read(t, early) + " from " + words.key(key)
                                        + " before it appended " + words.value(transactions.value(append))
                                        + " itself.",
                                t));
                return;
            }
        }
    }

    private boolean shows(int read, int append) {
        int length = transactions.length(read);
        if (transactions.isPrefix(read)) {
            int position = versions.position(append);
            return position != Versions.NONE && position < length;
        }
        meter.steps(length);
        for (int i = 0; i < length; i++) {
            if (transactions.element(read, i) == transactions.value(append)) {
                return true;
            }
        }
        return false;
    }
}
