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
 * What single reads of lists show that no read may: elements of transactions that failed (G1a), states that a transaction
 * left behind on its way (G1b), elements twice or of nobody, and orders that contradict the longest read.
 */
final class ReadChecks {
    private static final int NONE = -1;

    private final Versions versions;
    private final Transactions transactions;
    private final TxnWords words;
    private final Evidence evidence;
    private final Meter meter;
    /** Whether an element says who appended it. */
    private final boolean isUnique;
    /** By key: the first places of the longest read that are a failed transaction's, nobody's, and there already; or null. */
    private int[] failed;

    private int[] unknown;
    private int[] again;
    private boolean[] told;

    ReadChecks(Versions versions, TxnWords words, Evidence evidence, Meter meter) {
        this.versions = versions;
        this.transactions = versions.transactions();
        this.words = words;
        this.evidence = evidence;
        this.meter = meter;
        this.isUnique = versions.appends().collision() == null;
    }

    void run() {
        if (versions.isStrange()) {
            lookAtLongest();
            told = new boolean[transactions.keyCount()];
        }
        for (int t = 0; t < transactions.count(); t++) {
            meter.step();
            for (int m = transactions.begin(t); versions.isOk(t) && m < transactions.end(t); m++) {
                int length = transactions.length(m);
                if (length > 0 && transactions.isPrefix(m)) {
                    prefix(t, m, length);
                } else if (length > 0) {
                    beside(t, m, length);
                } else if (transactions.kind(m) == Transactions.READ) {
                    neverAppended(t, m);
                }
            }
        }
    }

    private void lookAtLongest() {
        int keys = transactions.keyCount();
        failed = meter.ints(keys);
        unknown = meter.ints(keys);
        again = meter.ints(keys);
        for (int key = 0; key < keys; key++) {
            int length = versions.length(key);
            meter.steps(length);
            failed[key] = length;
            unknown[key] = length;
            again[key] = length;
            long[] strangers = new long[0];
            for (int i = 0; i < length; i++) {
                long handle = transactions.longestElement(key, i);
                if (versions.writer(key, i) >= 0) {
                    continue;
                }
                int writer = versions.appends().find(key, handle);
                if (writer == NONE) {
                    unknown[key] = Math.min(unknown[key], i);
                    strangers = Arrays.copyOf(strangers, strangers.length + 1);
                    strangers[strangers.length - 1] = handle;
                } else if (versions.position(versions.appends().operation(writer, key, handle)) != i) {
                    again[key] = Math.min(again[key], i);
                } else if (failed[key] == length) {
                    failed[key] = i;
                }
            }
            if (hasTwice(strangers)) {
                again[key] = Math.min(again[key], length - 1);
            }
            if (isUnique) {
                dirtyUpdate(key);
            }
        }
    }

    private static boolean hasTwice(long[] handles) {
        long[] sorted = handles.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return true;
            }
        }
        return false;
    }

    private void dirtyUpdate(int key) {
        int next = versions.next(key, failed[key]);
        if (next >= versions.length(key)) {
            return;
        }
        int first = versions.appends().find(key, transactions.longestElement(key, failed[key]));
        int second = versions.writer(key, next);
        int read = Witnesses.showing(versions, key, next);
        dirty(first, second, Witnesses.transactionOf(transactions, read), read, failed[key], next);
    }

    /** The second appended what stands at a later place of what a transaction read. */
    private void dirty(int first, int second, int t, int read, int place, int later) {
        evidence.add(
                TxnAnomaly.DIRTY_UPDATE,
                () -> words.finding(
                        TxnAnomaly.DIRTY_UPDATE,
                        words.name(second) + " appended " + words.value(transactions.element(read, later)) + " to "
                                + words.key(transactions.key(read)) + " behind the "
                                + words.value(transactions.element(read, place)) + " that " + words.name(first)
                                + " appended, which failed: " + words.name(t) + " read " + words.list(read, later + 1)
                                + ".",
                        first,
                        second,
                        t));
    }

    private void prefix(int t, int m, int length) {
        int key = transactions.key(m);
        if (failed != null) {
            if (failed[key] < length) {
                aborted(t, m, transactions.element(m, failed[key]));
            }
            if (unknown[key] < length) {
                garbage(t, m, transactions.element(m, unknown[key]));
            }
            if (again[key] < length) {
                duplicate(t, m);
            }
        }
        if (again != null && again[key] < length) {
            replaced(t, m, transactions.element(m, length - 1)); // its last element may stand elsewhere, too
        } else if (versions.isIntermediate(key, length - 1)) {
            int writer = versions.appends().find(key, transactions.element(m, length - 1));
            if (writer != t) {
                intermediate(t, m, writer);
            }
        }
    }

    private void replaced(int t, int m, long last) {
        int key = transactions.key(m);
        int writer = versions.appends().find(key, last);
        if (writer != NONE && writer != t && appendsAgain(writer, key, last)) {
            intermediate(t, m, writer);
        }
    }

    private void beside(int t, int m, int length) {
        int key = transactions.key(m);
        meter.steps(length);
        int aborted = NONE;
        boolean isUpdated = false;
        boolean isGarbage = false;
        long[] elements = new long[length];
        for (int i = 0; i < length; i++) {
            elements[i] = transactions.element(m, i);
            int writer = versions.appends().find(key, elements[i]);
            if (writer == NONE && !isGarbage) {
                isGarbage = true;
                garbage(t, m, elements[i]);
            } else if (writer != NONE && versions.hasFailed(writer) && aborted == NONE) {
                aborted = i;
                aborted(t, m, elements[i]);
            } else if (isUnique && writer != NONE && aborted != NONE && !isUpdated && versions.isCommitted(writer)) {
                isUpdated = true;
                dirty(versions.appends().find(key, elements[aborted]), writer, t, m, aborted, i);
            }
        }
        replaced(t, m, elements[length - 1]);
        if (hasTwice(elements)) {
            duplicate(t, m);
        }
        if (isUnique && !told[key]) {
            told[key] = true;
            incompatible(t, m);
        }
    }

    private boolean appendsAgain(int writer, int key, long handle) {
        for (int m = versions.appends().operation(writer, key, handle) + 1; m < transactions.end(writer); m++) {
            if (transactions.key(m) == key && transactions.kind(m) == Transactions.APPEND) {
                return true;
            }
        }
        return false;
    }

    private void neverAppended(int t, int m) {
        int key = transactions.key(m);
        long value = transactions.value(m);
        boolean isEmpty =
                value == History.NULL || transactions.valueOf(value) instanceof List<?> list && list.isEmpty();
        if (!transactions.isList(key) && !isEmpty) {
            evidence.add(
                    TxnAnomaly.GARBAGE_READ,
                    () -> words.finding(
                            TxnAnomaly.GARBAGE_READ,
                            words.name(t) + " read " + words.value(value) + " from " + words.key(key)
                                    + ", to which nobody appended anything.",
                            t));
        }
    }

    private String read(int t, int m) {
        return words.name(t) + " read " + words.read(t, m) + " from " + words.key(transactions.key(m));
    }

    private void aborted(int t, int m, long element) {
        int writer = versions.appends().find(transactions.key(m), element);
        evidence.add(
                TxnAnomaly.G1A,
                () -> words.finding(
                        TxnAnomaly.G1A,
                        read(t, m) + "; " + words.name(writer) + ", which appended " + words.value(element)
                                + ", failed.",
                        writer,
                        t));
    }

    private void garbage(int t, int m, long element) {
        evidence.add(
                TxnAnomaly.GARBAGE_READ,
                () -> words.finding(
                        TxnAnomaly.GARBAGE_READ,
                        read(t, m) + "; nobody appended " + words.value(element) + " to it.",
                        t));
    }

    private void duplicate(int t, int m) {
        if (!isUnique) {
            return;
        }
        evidence.add(
                TxnAnomaly.DUPLICATE_ELEMENTS,
                () -> words.finding(
                        TxnAnomaly.DUPLICATE_ELEMENTS,
                        read(t, m) + ", which has an element twice that nobody appended twice.",
                        t));
    }

    private void intermediate(int t, int m, int writer) {
        if (!isUnique) {
            return;
        }
        evidence.add(
                TxnAnomaly.G1B,
                () -> words.finding(
                        TxnAnomaly.G1B,
                        read(t, m) + ", whose last element " + words.name(writer)
                                + " appended, before it appended more to it: no state that it left behind.",
                        writer,
                        t));
    }

    private void incompatible(int t, int m) {
        int key = transactions.key(m);
        evidence.add(TxnAnomaly.INCOMPATIBLE_ORDER, () -> {
            int longest = Witnesses.find(versions, key);
            int other = Witnesses.transactionOf(transactions, longest);
            return words.finding(
                    TxnAnomaly.INCOMPATIBLE_ORDER,
                    read(t, m) + ", and " + read(other, longest)
                            + ": neither is the beginning of the other, so they show the elements in different orders.",
                    other,
                    t);
        });
    }
}
