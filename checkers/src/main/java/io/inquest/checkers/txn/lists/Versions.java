package io.inquest.checkers.txn.lists;

import io.inquest.checkers.common.Meter;
import io.inquest.history.EventType;
import io.inquest.history.Transactions;
import java.util.Arrays;

/**
 * The versions of each key that is a list, in the order of its longest read: who appended each element, and what committed
 * transactions appended that no read shows, which comes after it. A transaction is committed that is ok, and one whose end
 * nobody knows of which a read of an ok one shows an element.
 */
final class Versions {
    static final int NONE = -1;

    private static final byte FAILED = 0;
    private static final byte UNSEEN = 1;
    private static final byte SEEN = 2;
    private static final byte OK = 3;

    private final Transactions transactions;
    private final Appends appends;
    private final byte[] status;
    /** By key: where its versions begin. */
    private final int[] begin;
    /** By version: the committed transaction that made it, or the complement of the next version that has one. */
    private final int[] writer;
    /** By version: whether its writer appended to the key again; a bit each. */
    private final long[] intermediate;
    /** By micro-operation: of an append the place of its element in the longest read, or {@link #NONE}. */
    private final int[] position;

    /** By micro-operation: whether it is the first of its transaction about its key, and a read that returned; a bit each. */
    private final long[] firstRead;

    private final boolean[] incompatible;
    /** Whether a list is such that it takes a closer look: it has something twice, or of nobody, or is beside the longest. */
    private boolean isStrange;

    private int[] unreadBegin;
    private int[] unread;

    Versions(Transactions transactions, Meter meter) {
        this.transactions = transactions;
        appends = new Appends(transactions, meter);
        int keys = transactions.keyCount();
        meter.reserve(transactions.count());
        status = new byte[transactions.count()];
        for (int t = 0; t < status.length; t++) {
            EventType outcome = transactions.outcome(t);
            status[t] = outcome == EventType.OK ? OK : outcome == EventType.FAIL ? FAILED : UNSEEN;
        }
        begin = meter.ints(keys + 1L);
        for (int key = 0; key < keys; key++) {
            begin[key + 1] = begin[key] + (transactions.isList(key) ? transactions.longestLength(key) : 0);
        }
        writer = meter.ints(begin[keys]);
        meter.reserve(begin[keys] / 8);
        intermediate = new long[(begin[keys] >> 6) + 1];
        position = meter.ints(transactions.size());
        Arrays.fill(position, NONE);
        meter.reserve(transactions.size() / 8);
        firstRead = new long[(transactions.size() >> 6) + 1];
        incompatible = new boolean[keys];
        findFirstReads(meter);
        findWriters(meter);
        findIncompatible(meter);
        skipUncommitted();
        collectUnread(meter);
    }

    private void findFirstReads(Meter meter) {
        int[] last = meter.ints(incompatible.length);
        Arrays.fill(last, NONE);
        for (int t = 0; t < status.length; t++) {
            for (int m = transactions.begin(t); status[t] == OK && m < transactions.end(t); m++) {
                int key = transactions.key(m);
                if (last[key] != t && transactions.length(m) != Transactions.NO_LIST) {
                    firstRead[m >> 6] |= 1L << m;
                }
                last[key] = t;
            }
        }
        meter.steps(transactions.size());
        meter.release(4L * last.length);
    }

    private void findWriters(Meter meter) {
        for (int key = 0; key < incompatible.length; key++) {
            int length = length(key);
            meter.steps(length);
            for (int i = 0; i < length; i++) {
                long handle = transactions.longestElement(key, i);
                int t = appends.find(key, handle);
                int m = t == NONE ? NONE : appends.operation(t, key, handle);
                if (t == NONE || position[m] != NONE) {
                    isStrange = true;
                    writer[begin[key] + i] = NONE;
                    continue;
                }
                position[m] = i;
                writer[begin[key] + i] = t;
                see(t);
                for (int later = m + 1; later < transactions.end(t); later++) {
                    if (isAppend(later, key)) {
                        int version = begin[key] + i;
                        intermediate[version >> 6] |= 1L << version;
                        break;
                    }
                }
            }
        }
    }

    private void see(int t) {
        if (status[t] == UNSEEN) {
            status[t] = SEEN;
        }
        isStrange |= status[t] == FAILED;
    }

    private boolean isAppend(int m, int key) {
        return transactions.key(m) == key && transactions.kind(m) == Transactions.APPEND;
    }

    private void findIncompatible(Meter meter) {
        for (int m = 0; m < transactions.size(); m++) {
            int length = transactions.length(m);
            if (length > 0 && !transactions.isPrefix(m)) {
                int key = transactions.key(m);
                incompatible[key] = true;
                isStrange = true;
                meter.steps(length);
                for (int i = 0; i < length; i++) {
                    int t = appends.find(key, transactions.element(m, i));
                    if (t != NONE) {
                        see(t);
                    }
                }
            }
        }
        meter.steps(transactions.size());
    }

    private void skipUncommitted() {
        for (int key = 0; key < incompatible.length; key++) {
            int next = length(key);
            for (int i = next - 1; i >= 0; i--) {
                int version = begin[key] + i;
                if (writer[version] == NONE || !isCommitted(writer[version])) {
                    writer[version] = ~next;
                } else {
                    next = i;
                }
            }
        }
    }

    private void collectUnread(Meter meter) {
        unreadBegin = meter.ints(incompatible.length + 2L);
        int[] last = meter.ints(incompatible.length);
        for (int pass = 0; pass < 2; pass++) {
            Arrays.fill(last, NONE);
            for (int t = 0; t < status.length; t++) {
                meter.step();
                for (int m = transactions.begin(t); isCommitted(t) && m < transactions.end(t); m++) {
                    int key = transactions.key(m);
                    if (transactions.kind(m) == Transactions.APPEND && position[m] == NONE && last[key] != t) {
                        last[key] = t;
                        if (pass == 0) {
                            unreadBegin[key + 2]++;
                        } else {
                            unread[unreadBegin[key + 1]++] = t;
                        }
                    }
                }
            }
            if (pass == 0) {
                for (int key = 2; key < unreadBegin.length; key++) {
                    unreadBegin[key] += unreadBegin[key - 1];
                }
                unread = meter.ints(unreadBegin[unreadBegin.length - 1]);
            }
        }
        meter.release(4L * last.length);
    }

    Transactions transactions() {
        return transactions;
    }

    Appends appends() {
        return appends;
    }

    boolean isCommitted(int t) {
        return status[t] >= SEEN;
    }

    /** Whether it completed, and so returned what it read. */
    boolean isOk(int t) {
        return status[t] == OK;
    }

    boolean hasFailed(int t) {
        return status[t] == FAILED;
    }

    /** Whether reads take a closer look. */
    boolean isStrange() {
        return isStrange;
    }

    /** Whether two of its reads are such that neither begins as the other: the order of its versions is not known. */
    boolean isIncompatible(int key) {
        return incompatible[key];
    }

    /** How many elements the longest read of a key shows. */
    int length(int key) {
        return begin[key + 1] - begin[key];
    }

    /** The committed transaction that appended the element at that place of the longest read, or a negative number. */
    int writer(int key, int place) {
        return writer[begin[key] + place];
    }

    /** The first place from a given one on whose element a committed transaction appended; the length if there is none. */
    int next(int key, int place) {
        if (place >= length(key)) {
            return place;
        }
        int at = writer[begin[key] + place];
        return at >= 0 ? place : ~at;
    }

    /** The last element of committed transactions in the longest read, or {@link #NONE}. */
    int last(int key) {
        int place = length(key) - 1;
        while (place >= 0 && writer(key, place) < 0) {
            place--;
        }
        return place;
    }

    /** Whether its writer, who may have failed, appended to the key again later. */
    boolean isIntermediate(int key, int place) {
        int version = begin[key] + place;
        return (intermediate[version >> 6] >> version & 1) != 0;
    }

    /** The place of an append's element in the longest read, or {@link #NONE}. */
    int position(int append) {
        return position[append];
    }

    /** Where the committed transactions begin that appended to a key what no read of the longest shows. */
    int unreadBegin(int key) {
        return unreadBegin[key];
    }

    int unreadEnd(int key) {
        return unreadBegin[key + 1];
    }

    int unread(int index) {
        return unread[index];
    }

    /** Where a transaction is among those, or a negative number. */
    int findUnread(int key, int transaction) {
        return Arrays.binarySearch(unread, unreadBegin(key), unreadEnd(key), transaction);
    }

    /** Whether it is the read of a list by an ok transaction that has neither read nor written the key before. */
    boolean isFirstRead(int m) {
        return (firstRead[m >> 6] >> m & 1) != 0;
    }

    long bytes() {
        return appends.bytes()
                + status.length
                + 4L * (writer.length + position.length + unread.length)
                + 4L * (begin.length + unreadBegin.length);
    }
}
