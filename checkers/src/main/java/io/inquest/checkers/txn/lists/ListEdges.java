package io.inquest.checkers.txn.lists;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.graph.Dependencies;
import io.inquest.checkers.txn.graph.EdgeType;
import io.inquest.checkers.txn.graph.Orders;
import io.inquest.history.Transactions;
import java.util.Arrays;

/**
 * What depends on what among the transactions of lists. Of each key: who appended the next element depends on who appended
 * the one before; who reads, on who appended the last element that it shows; who appended the next element, on whoever
 * read up to there. What no read shows was appended after all that the longest one shows, in no known order.
 */
final class ListEdges {
    private static final int NONE = -1;
    /** Readers of the longest version times appends that no read shows, of one key, above which they are not told pair by pair. */
    private static final long PAIRS_MAX = 256;

    private final Versions versions;
    private final Transactions transactions;
    private final Meter meter;
    /** By key: how many transactions have read its last version first. */
    private final int[] readers;

    private ListEdges(Versions versions, Meter meter) {
        this.versions = versions;
        this.transactions = versions.transactions();
        this.meter = meter;
        this.readers = meter.ints(transactions.keyCount());
    }

    /** With the orders of sessions and, where it is known, of real time. */
    static Dependencies of(Versions versions, Meter meter) {
        ListEdges edges = new ListEdges(versions, meter);
        edges.countReaders();
        Transactions transactions = versions.transactions();
        return Dependencies.of(transactions.count(), meter, builder -> {
            edges.addWrites(builder);
            edges.addReads(builder);
            Orders.addSessions(transactions, versions::isCommitted, builder);
            if (transactions.history().isRealTimeKnown()) {
                Orders.addRealTime(transactions, versions::isCommitted, builder);
            }
        });
    }

    private void countReaders() {
        for (int m = 0; m < transactions.size(); m++) {
            if (versions.isFirstRead(m) && !versions.isIncompatible(transactions.key(m))) {
                int key = transactions.key(m);
                boolean isLast = versions.next(key, transactions.length(m)) >= versions.length(key);
                readers[key] += isLast ? 1 : 0;
            }
        }
        meter.steps(transactions.size());
    }

    private void addWrites(Dependencies.Builder builder) {
        for (int key = 0; key < readers.length; key++) {
            if (versions.isIncompatible(key)) {
                continue;
            }
            int length = versions.length(key);
            meter.steps(length);
            int before = NONE;
            for (int place = versions.next(key, 0); place < length; place = versions.next(key, place + 1)) {
                int writer = versions.writer(key, place);
                if (before != NONE) {
                    builder.add(before, writer, EdgeType.WW);
                }
                before = writer;
            }
            for (int i = versions.unreadBegin(key); before != NONE && i < versions.unreadEnd(key); i++) {
                builder.add(before, versions.unread(i), EdgeType.WW);
            }
        }
    }

    private void addReads(Dependencies.Builder builder) {
        int[] firstNode = null;
        for (int t = 0; t < transactions.count(); t++) {
            meter.step();
            for (int m = transactions.begin(t); m < transactions.end(t); m++) {
                if (!versions.isFirstRead(m)) {
                    continue;
                }
                int key = transactions.key(m);
                int length = transactions.length(m);
                int writer = lastWriter(m);
                if (writer != NONE) {
                    builder.add(writer, t, EdgeType.WR);
                }
                if (versions.isIncompatible(key)) {
                    continue;
                }
                int next = versions.next(key, length);
                if (next < versions.length(key)) {
                    builder.add(t, versions.writer(key, next), EdgeType.RW);
                } else if (!isCrowded(key)) {
                    for (int i = versions.unreadBegin(key); i < versions.unreadEnd(key); i++) {
                        builder.add(t, versions.unread(i), EdgeType.RW);
                    }
                } else {
                    firstNode = firstNode == null ? firstNodes() : firstNode;
                    firstNode[key] = firstNode[key] == NONE ? addUnread(key, builder) : firstNode[key];
                    addToUnread(t, key, firstNode[key], builder);
                }
            }
        }
    }

    private int lastWriter(int m) {
        return lastWriter(versions, m);
    }

    /** The committed transaction that appended the last element of a read, or a negative number. */
    static int lastWriter(Versions versions, int m) {
        Transactions transactions = versions.transactions();
        int length = transactions.length(m);
        if (length == 0) {
            return NONE;
        }
        int key = transactions.key(m);
        if (transactions.isPrefix(m)) {
            return Math.max(NONE, versions.writer(key, length - 1));
        }
        int writer = versions.appends().find(key, transactions.element(m, length - 1));
        return writer != NONE && versions.isCommitted(writer) ? writer : NONE;
    }

    private int[] firstNodes() {
        int[] nodes = meter.ints(readers.length);
        Arrays.fill(nodes, NONE);
        return nodes;
    }

    private boolean isCrowded(int key) {
        return (long) readers[key] * (versions.unreadEnd(key) - versions.unreadBegin(key)) > PAIRS_MAX;
    }

    /**
     * Two nodes for each append that no read shows: one leads to it and to those before it in the list, one to it and those
     * after it. So a reader that is one of them has edges to all others, and none to itself.
     *
     * @return the first node: twice the index of the append from there on is its node for those before it
     */
    private int addUnread(int key, Dependencies.Builder builder) {
        int first = NONE;
        int begin = versions.unreadBegin(key);
        int count = versions.unreadEnd(key) - begin;
        for (int i = 0; i < count; i++) {
            int before = builder.node();
            int after = builder.node();
            first = i == 0 ? before : first;
            builder.add(before, versions.unread(begin + i), EdgeType.RW_ON);
            builder.add(after, versions.unread(begin + i), EdgeType.RW_ON);
            if (i > 0) {
                builder.add(before, before - 2, EdgeType.RW_ON);
                builder.add(after - 2, after, EdgeType.RW_ON);
            }
        }
        return first;
    }

    private void addToUnread(int t, int key, int first, Dependencies.Builder builder) {
        int begin = versions.unreadBegin(key);
        int end = versions.unreadEnd(key);
        int own = versions.findUnread(key, t);
        if (own < 0) {
            builder.add(t, first + 1, EdgeType.RW);
            return;
        }
        if (own > begin) {
            builder.add(t, first + 2 * (own - 1 - begin), EdgeType.RW);
        }
        if (own + 1 < end) {
            builder.add(t, first + 2 * (own + 1 - begin) + 1, EdgeType.RW);
        }
    }
}
