package io.inquest.checkers.txn.registers;

import io.inquest.checkers.txn.TxnModel;
import io.inquest.checkers.txn.TxnOrder;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Transactions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Decides the models of register transactions by trying every order of the versions of every key. For small histories. */
final class AllOrders {
    private final Transactions tx;
    private final int n;
    private final boolean[] committed;
    /** By transaction and key: what its first read of it returned (a transaction, -1 for nothing, -2 for no read). */
    private final int[][] reads;

    private final boolean[][] writes;
    private boolean hasGarbage;
    private boolean hasAborted;
    private boolean hasIntermediate;
    private boolean hasFuture;
    private boolean isInternal;

    AllOrders(Transactions tx) {
        this.tx = tx;
        this.n = tx.count();
        committed = new boolean[n];
        reads = new int[n][tx.keyCount()];
        writes = new boolean[n][tx.keyCount()];
        for (int t = 0; t < n; t++) {
            Arrays.fill(reads[t], -2);
            committed[t] = tx.outcome(t) == EventType.OK;
        }
        for (int t = 0; t < n; t++) {
            if (tx.outcome(t) == EventType.OK) {
                read(t);
            }
        }
        for (int t = 0; t < n; t++) {
            for (int m = tx.begin(t); m < tx.end(t); m++) {
                writes[t][tx.key(m)] |= tx.kind(m) == Transactions.WRITE && committed[t];
            }
        }
    }

    /** How many combinations of orders there are. */
    long combinations() {
        long combinations = 1;
        for (int key = 0; key < tx.keyCount(); key++) {
            int writers = 0;
            for (int t = 0; t < n; t++) {
                writers += writes[t][key] ? 1 : 0;
                combinations *= writes[t][key] ? writers : 1;
            }
        }
        return combinations;
    }

    private void read(int t) {
        for (int m = tx.begin(t); m < tx.end(t); m++) {
            if (tx.kind(m) != Transactions.READ) {
                continue;
            }
            int previous = -1;
            for (int p = tx.begin(t); p < m; p++) {
                previous = tx.key(p) == tx.key(m) ? p : previous;
            }
            isInternal |= previous >= 0 && tx.value(previous) != tx.value(m);
            int from = -1;
            if (tx.value(m) != History.NULL) {
                from = writer(m);
                if (from == -3) {
                    hasGarbage = true;
                } else if (tx.outcome(from) == EventType.FAIL) {
                    hasAborted = true;
                } else {
                    int write = write(from, m);
                    if (from == t) {
                        hasFuture |= write > m;
                    } else {
                        committed[from] = true;
                        for (int later = write + 1; later < tx.end(from); later++) {
                            hasIntermediate |= tx.kind(later) == Transactions.WRITE && tx.key(later) == tx.key(m);
                        }
                    }
                }
            }
            if (previous < 0 && from != t && from != -3) {
                reads[t][tx.key(m)] = from;
            }
        }
    }

    private int write(int t, int read) {
        for (int m = tx.begin(t); m < tx.end(t); m++) {
            if (tx.kind(m) == Transactions.WRITE && tx.key(m) == tx.key(read) && tx.value(m) == tx.value(read)) {
                return m;
            }
        }
        return -1;
    }

    /** A transaction that wrote it, one that did not fail if there is one; -3 for none. */
    private int writer(int read) {
        int found = -3;
        for (int t = 0; t < n; t++) {
            if (write(t, read) >= 0 && (found == -3 || tx.outcome(t) != EventType.FAIL)) {
                found = t;
            }
        }
        return found;
    }

    private boolean ordered(TxnOrder order, int a, int b) {
        if (order == TxnOrder.DEPENDENCIES || tx.outcome(a) != EventType.OK || a == b) {
            return false;
        }
        boolean isBefore = tx.completion(a) < tx.invocation(b);
        return isBefore && (order == TxnOrder.REAL_TIME || tx.process(a) == tx.process(b));
    }

    boolean satisfies(TxnModel model) {
        if (hasGarbage) {
            return false;
        }
        TxnModel plain = model.plain();
        if (plain != TxnModel.READ_UNCOMMITTED && (hasAborted || hasIntermediate || hasFuture)) {
            return false;
        }
        boolean isAtomic = plain != TxnModel.READ_UNCOMMITTED && plain != TxnModel.READ_COMMITTED;
        return !(isAtomic && isInternal) && some(model, 0, new ArrayList<>());
    }

    private boolean some(TxnModel model, int key, List<List<Integer>> orders) {
        if (key == tx.keyCount()) {
            return isFree(model, orders);
        }
        List<Integer> writers = new ArrayList<>();
        for (int t = 0; t < n; t++) {
            if (writes[t][key]) {
                writers.add(t);
            }
        }
        return permute(model, key, orders, writers, 0);
    }

    private boolean permute(TxnModel model, int key, List<List<Integer>> orders, List<Integer> writers, int at) {
        if (at >= writers.size()) {
            orders.add(List.copyOf(writers));
            boolean found = some(model, key + 1, orders);
            orders.remove(orders.size() - 1);
            return found;
        }
        for (int i = at; i < writers.size(); i++) {
            Collections.swap(writers, at, i);
            boolean found = permute(model, key, orders, writers, at + 1);
            Collections.swap(writers, at, i);
            if (found) {
                return true;
            }
        }
        return false;
    }

    private boolean isFree(TxnModel model, List<List<Integer>> orders) {
        boolean[][] ww = new boolean[n][n];
        boolean[][] dep = new boolean[n][n];
        boolean[][] seen = new boolean[n][n];
        boolean[][] rw = new boolean[n][n];
        for (int key = 0; key < orders.size(); key++) {
            List<Integer> order = orders.get(key);
            for (int i = 0; i + 1 < order.size(); i++) {
                ww[order.get(i)][order.get(i + 1)] = true;
            }
            for (int t = 0; t < n; t++) {
                if (committed[t] && reads[t][key] != -2) {
                    int place = reads[t][key] == -1 ? -1 : order.indexOf(reads[t][key]);
                    if (reads[t][key] >= 0) {
                        seen[reads[t][key]][t] = true;
                        if (place < 0) {
                            continue; // of a transaction that failed: only models that do not look get here
                        }
                    }
                    if (place + 1 < order.size() && order.get(place + 1) != t) {
                        rw[t][order.get(place + 1)] = true;
                    }
                }
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                boolean isBefore = committed[a] && committed[b] && ordered(model.order(), a, b);
                seen[a][b] |= isBefore;
                ww[a][b] |= isBefore;
                dep[a][b] = ww[a][b] || seen[a][b];
            }
        }
        TxnModel plain = model.plain();
        if (plain == TxnModel.READ_UNCOMMITTED) {
            return !isCyclic(ww);
        }
        if (isCyclic(dep)) {
            return false;
        }
        if (plain == TxnModel.READ_COMMITTED) {
            return true;
        }
        if (plain == TxnModel.READ_ATOMIC) {
            return !isFractured(seen, orders);
        }
        boolean[][] reach = closure(dep);
        if (plain == TxnModel.PARALLEL_SNAPSHOT_ISOLATION || plain == TxnModel.SNAPSHOT_ISOLATION) {
            boolean[][] steps = new boolean[n][n];
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    if (rw[a][b] && (a == b || reach[b][a])) {
                        return false;
                    }
                    steps[a][b] |= dep[a][b];
                    for (int c = 0; c < n; c++) {
                        steps[a][c] |= dep[a][b] && rw[b][c];
                    }
                }
            }
            return plain == TxnModel.PARALLEL_SNAPSHOT_ISOLATION || !isCyclic(steps);
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                dep[a][b] |= rw[a][b];
            }
        }
        return !isCyclic(dep);
    }

    private boolean isFractured(boolean[][] seen, List<List<Integer>> orders) {
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                for (int key = 0; seen[a][b] && key < orders.size(); key++) {
                    if (writes[a][key] && reads[b][key] != -2) {
                        int place = reads[b][key] == -1 ? -1 : orders.get(key).indexOf(reads[b][key]);
                        if (place < orders.get(key).indexOf(a)) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private boolean[][] closure(boolean[][] relation) {
        boolean[][] closed = new boolean[n][];
        for (int i = 0; i < n; i++) {
            closed[i] = relation[i].clone();
        }
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    closed[i][j] |= closed[i][k] && closed[k][j];
                }
            }
        }
        return closed;
    }

    private boolean isCyclic(boolean[][] relation) {
        boolean[][] closed = closure(relation);
        for (int i = 0; i < n; i++) {
            if (closed[i][i]) {
                return true;
            }
        }
        return false;
    }

    /** Transactional causal consistency, by every order of all transactions. */
    boolean isCausal() {
        if (!satisfies(TxnModel.READ_ATOMIC)) {
            return false;
        }
        boolean[][] before = new boolean[n][n];
        List<Integer> all = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            if (committed[a]) {
                all.add(a);
            }
            for (int b = 0; b < n; b++) {
                before[a][b] |= committed[a] && committed[b] && ordered(TxnOrder.SESSION, a, b);
            }
            for (int from : reads[a]) {
                if (from >= 0) {
                    before[from][a] = true;
                }
            }
        }
        boolean[][] causes = closure(before);
        boolean[][] must = new boolean[n][n];
        for (int t3 : all) {
            for (int key = 0; key < tx.keyCount(); key++) {
                int t1 = reads[t3][key];
                for (int t2 : all) {
                    if (t1 != -2 && t1 != t2 && t2 != t3 && writes[t2][key] && causes[t2][t3]) {
                        if (t1 == -1) {
                            return false;
                        }
                        must[t2][t1] = true;
                    }
                }
            }
        }
        return causalOrder(all, 0, causes, must);
    }

    private boolean causalOrder(List<Integer> all, int at, boolean[][] causes, boolean[][] must) {
        if (at == all.size()) {
            for (int i = 0; i < at; i++) {
                for (int j = 0; j <= i; j++) {
                    if (causes[all.get(i)][all.get(j)] || must[all.get(i)][all.get(j)]) {
                        return false;
                    }
                }
            }
            return true;
        }
        for (int i = at; i < all.size(); i++) {
            Collections.swap(all, at, i);
            boolean found = causalOrder(all, at + 1, causes, must);
            Collections.swap(all, at, i);
            if (found) {
                return true;
            }
        }
        return false;
    }
}
