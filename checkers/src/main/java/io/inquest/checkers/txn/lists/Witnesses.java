package io.inquest.checkers.txn.lists;

import io.inquest.history.Transactions;

/** Looks up, for explanations, who has seen the order of a key's versions. */
final class Witnesses {
    static final int NONE = -1;

    private Witnesses() {}

    /** The first read that returned the longest read of a key, or {@link #NONE} if it was never read. */
    static int find(Versions versions, int key) {
        Transactions transactions = versions.transactions();
        for (int m = 0; m < transactions.size(); m++) {
            if (transactions.key(m) == key
                    && transactions.length(m) != Transactions.NO_LIST
                    && transactions.length(m) == versions.length(key)
                    && transactions.isPrefix(m)) {
                return m;
            }
        }
        return NONE;
    }

    /** The shortest read of a key that shows the element at that place of the longest one, and is a beginning of that. */
    static int showing(Versions versions, int key, int place) {
        Transactions transactions = versions.transactions();
        int shortest = NONE;
        for (int m = 0; m < transactions.size(); m++) {
            if (transactions.key(m) == key
                    && transactions.length(m) > place
                    && transactions.isPrefix(m)
                    && (shortest == NONE || transactions.length(m) < transactions.length(shortest))) {
                shortest = m;
            }
        }
        return shortest;
    }

    /** The transaction that a micro-operation is of. */
    static int transactionOf(Transactions transactions, int m) {
        int low = 0;
        int high = transactions.count() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (transactions.begin(middle) <= m) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
