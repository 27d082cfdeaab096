package io.inquest.checkers.txn.graph;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Transactions;
import java.util.function.IntPredicate;

/**
 * The orders of sessions and of real time, in edges of which there are only a few for each transaction: along each
 * session, and along one chain of auxiliary nodes in time. Each such node stands for completions between which nothing was
 * invoked: what completed leads to it, and it to what was invoked next.
 *
 * <p>A transaction whose completion nobody knows comes after others, and before none.
 */
public final class Orders {
    private static final int NONE = -1;

    private Orders() {}

    /** @param counts which transactions are ordered: the committed ones */
    public static void addSessions(Transactions transactions, IntPredicate counts, Dependencies.Builder builder) {
        LongIntMap last = new LongIntMap();
        for (int t = 0; t < transactions.count(); t++) {
            if (counts.test(t)) {
                int process = transactions.process(t);
                int before = last.get(process);
                if (before != LongIntMap.ABSENT) {
                    builder.add(before, t, EdgeType.SO);
                }
                if (transactions.outcome(t) == EventType.OK) {
                    last.put(process, t);
                }
            }
        }
    }

    /** @param counts which transactions are ordered: the committed ones */
    public static void addRealTime(Transactions transactions, IntPredicate counts, Dependencies.Builder builder) {
        History history = transactions.history();
        int[] numbers = new int[history.size()];
        int next = 0;
        int node = NONE;
        boolean isOpen = false; // for the completions that come now
        for (int i = 0; i < history.size(); i++) {
            if (next < transactions.count() && transactions.invocation(next) == i) {
                numbers[i] = next + 1;
                if (counts.test(next)) {
                    if (node != NONE) {
                        builder.add(node, next, EdgeType.RT);
                    }
                    isOpen = false;
                }
                next++;
            } else if (history.type(i) == EventType.OK) {
                int invocation = history.invocation(i);
                int t = invocation == History.NONE ? NONE : numbers[invocation] - 1;
                if (t != NONE && counts.test(t)) {
                    if (!isOpen) {
                        int before = node;
                        node = builder.node();
                        isOpen = true;
                        if (before != NONE) {
                            builder.add(before, node, EdgeType.RT);
                        }
                    }
                    builder.add(t, node, EdgeType.RT);
                }
            }
        }
    }
}
