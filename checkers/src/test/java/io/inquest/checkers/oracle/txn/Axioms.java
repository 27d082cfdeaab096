package io.inquest.checkers.oracle.txn;

import io.inquest.checkers.oracle.txn.Graph.Kind;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Read atomicity, snapshot isolation and serializability of registers in another way: there is one order of all
 * transactions that keeps an axiom (Biswas & Enea 2019). Says nothing of what reads show by themselves.
 */
final class Axioms {
    enum Axiom {
        READ_ATOMIC,
        CAUSAL,
        SNAPSHOT,
        SERIALIZABLE
    }

    private final Txns txns;
    private final Graph before;

    /** @param order what else an earlier transaction is known by, besides what was read of it */
    Axioms(Txns txns, BiPredicate<Txn, Txn> order) {
        this.txns = txns;
        this.before = txns.readsFrom().with(order);
    }

    boolean hold(Axiom axiom) {
        return Registers.permutations(txns.committed).stream().anyMatch(order -> holds(axiom, order));
    }

    private boolean holds(Axiom axiom, List<Txn> order) {
        return before.edges.stream().allMatch(edge -> order.indexOf(edge.from()) < order.indexOf(edge.to()))
                && txns.keys.stream()
                        .allMatch(key -> txns.committed.stream()
                                .filter(t3 -> t3.firstRead(key) != null)
                                .allMatch(t3 -> holds(axiom, order, key, t3)));
    }

    private boolean holds(Axiom axiom, List<Txn> order, Object key, Txn t3) {
        Txn t1 = txns.writer(key, t3.firstRead(key).value());
        return txns.committed.stream()
                .filter(t2 -> t2 != t1 && t2 != t3 && t2.writes(key))
                .filter(t2 -> order.indexOf(t2) > order.indexOf(t1)) // nothing is before all: its index is -1
                .noneMatch(t2 -> isSeen(axiom, order, t2, t3));
    }

    private boolean isSeen(Axiom axiom, List<Txn> order, Txn t2, Txn t3) {
        switch (axiom) {
            case READ_ATOMIC:
                return isBefore(t2, t3);
            case CAUSAL:
                return before.leads(t2, t3, any -> true);
            case SERIALIZABLE:
                return order.indexOf(t2) < order.indexOf(t3);
            default:
                return txns.committed.stream()
                        .filter(t4 -> order.indexOf(t2) <= order.indexOf(t4))
                        .anyMatch(t4 ->
                                isBefore(t4, t3) || (order.indexOf(t4) < order.indexOf(t3) && writeTheSame(t4, t3)));
        }
    }

    private boolean isBefore(Txn one, Txn other) {
        return before.has(Kind.WR, one, other) || before.has(Kind.ORDER, one, other);
    }

    private static boolean writeTheSame(Txn one, Txn other) {
        return one.keysWritten().stream().anyMatch(other::writes);
    }
}
