package io.inquest.checkers.shrink;

import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Transactions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Transactions that append to lists, or write registers: who reads something needs all that appended the elements of the
 * list, or that wrote the value.
 *
 * <p>So what is left of each list is a beginning of what it was, in the same order. What no read shows any more comes after
 * it, as it did before: where there was a chain of write-write dependencies there may be one that leads past it, and from a
 * reader one that leads further, and so no closed walk without one of the whole that the same models forbid. Less is
 * committed of what nobody knows, as fewer reads show it. The same goes for registers, in whatever order of the versions
 * satisfied the model: what is left of it does.
 *
 * <p>Of a list that was read in two orders nobody knows the order of its versions. {@code read-uncommitted} does not
 * forbid that, and so with one of the two reads gone an order could come to light that violates it: there, who appends to such a
 * list needs both.
 */
final class VersionNeeds {
    private record Element(int key, long value) {}

    private final Transactions transactions;
    private final Needs needs;
    private final Map<Element, Integer> done = new LinkedHashMap<>();
    private final Map<Element, Integer> failed = new LinkedHashMap<>();

    private VersionNeeds(History history) {
        transactions = Transactions.of(history);
        needs = new Needs(history);
    }

    /** @param anyOrder whether the model is satisfied by a list that was read in two orders */
    static Needs of(History history, boolean anyOrder) {
        VersionNeeds of = new VersionNeeds(history);
        of.addWriters();
        of.addReaders();
        if (anyOrder) {
            of.addTwoOrders();
        }
        return of.needs;
    }

    private void addWriters() {
        for (int t = 0; t < transactions.count(); t++) {
            Map<Element, Integer> writers = transactions.outcome(t) == EventType.FAIL ? failed : done;
            for (int m = transactions.begin(t); m < transactions.end(t); m++) {
                if (transactions.kind(m) != Transactions.READ) {
                    Element element = new Element(transactions.key(m), transactions.value(m));
                    needs.add(writers.computeIfAbsent(element, any -> needs.node()), transactions.invocation(t));
                }
            }
        }
    }

    private void addReaders() {
        int[][] upTo = new int[transactions.keyCount()][];
        for (int t = 0; t < transactions.count(); t++) {
            boolean isOk = transactions.outcome(t) == EventType.OK;
            for (int m = transactions.begin(t); isOk && m < transactions.end(t); m++) {
                int length = transactions.length(m);
                int key = transactions.key(m);
                if (transactions.kind(m) != Transactions.READ) {
                    continue;
                }
                if (length > 0 && transactions.isPrefix(m)) {
                    upTo[key] = upTo[key] == null ? upTo(key) : upTo[key];
                    needs.add(transactions.invocation(t), upTo[key][length - 1]);
                } else if (length == Transactions.NO_LIST) {
                    addWriter(transactions.invocation(t), key, transactions.value(m));
                } else {
                    for (int i = 0; i < length; i++) {
                        addWriter(transactions.invocation(t), key, transactions.element(m, i));
                    }
                }
            }
        }
    }

    private void addTwoOrders() {
        int[] one = readers(true);
        int[] other = readers(false);
        int[] both = new int[one.length];
        for (int key = 0; key < both.length; key++) {
            both[key] = needs.node();
            if (one[key] >= 0 && other[key] >= 0) {
                needs.add(both[key], transactions.invocation(one[key]));
                needs.add(both[key], transactions.invocation(other[key]));
            }
        }
        for (int t = 0; t < transactions.count(); t++) {
            for (int m = transactions.begin(t); m < transactions.end(t); m++) {
                if (transactions.kind(m) == Transactions.APPEND) {
                    needs.add(transactions.invocation(t), both[transactions.key(m)]);
                }
            }
        }
    }

    /** By key: a transaction that read the longest list, or one that read a list which is no beginning of that; -1 if none. */
    private int[] readers(boolean ofLongest) {
        int[] readers = new int[transactions.keyCount()];
        Arrays.fill(readers, -1);
        for (int t = 0; t < transactions.count(); t++) {
            boolean isOk = transactions.outcome(t) == EventType.OK;
            for (int m = transactions.begin(t); isOk && m < transactions.end(t); m++) {
                int key = transactions.key(m);
                int length = transactions.length(m);
                boolean isWanted = ofLongest
                        ? transactions.isPrefix(m) && length == transactions.longestLength(key)
                        : length > 0 && !transactions.isPrefix(m);
                if (isWanted) {
                    readers[key] = t;
                }
            }
        }
        return readers;
    }

    /** By place of a key's longest read: a node that needs all that appended an element up to there. */
    private int[] upTo(int key) {
        int[] nodes = new int[transactions.longestLength(key)];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = needs.node();
            if (i > 0) {
                needs.add(nodes[i], nodes[i - 1]);
            }
            addWriter(nodes[i], key, transactions.longestElement(key, i));
        }
        return nodes;
    }

    /** Only failed writers are the evidence where there are no others. */
    private void addWriter(int node, int key, long value) {
        Element element = new Element(key, value);
        Integer writer = done.getOrDefault(element, failed.get(element));
        if (writer != null) {
            needs.add(node, writer);
        }
    }
}
