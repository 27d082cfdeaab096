package io.inquest.checkers.oracle.txn;

import java.util.List;

/** Transactional causal consistency (Biswas & Enea 2019), by trying all total orders of the committed transactions. */
final class Causality {
    private final Txns txns;
    private final Graph graph;

    /** @param graph what depends on what; of registers only what was read counts */
    Causality(Txns txns, Graph graph) {
        this.txns = txns;
        this.graph = graph;
    }

    boolean isThereAnOrder() {
        Graph before = graph.with(Txn::so);
        return Registers.permutations(txns.committed).stream().anyMatch(order -> fits(order, before));
    }

    private boolean fits(List<Txn> order, Graph before) {
        for (Graph.Edge edge : before.edges) {
            boolean counts = edge.kind() == Graph.Kind.ORDER
                    || edge.kind() == Graph.Kind.WR
                    || (edge.kind() == Graph.Kind.WW && txns.areLists);
            if (counts && order.indexOf(edge.from()) > order.indexOf(edge.to())) {
                return false;
            }
        }
        return txns.keys.stream().allMatch(key -> txns.committed.stream().allMatch(t3 -> fits(order, before, key, t3)));
    }

    private boolean fits(List<Txn> order, Graph before, Object key, Txn t3) {
        Mop read = t3.firstRead(key);
        if (read == null) {
            return true;
        }
        Txn t1 = txns.writer(key, read.lastSeen()); // null: nothing was there, which comes before all
        for (Txn t2 : txns.committed) {
            boolean isKnownToT3 =
                    t2 != t3 && before.leads(t2, t3, kind -> kind == Graph.Kind.ORDER || kind == Graph.Kind.WR);
            if (t2 != t1 && t2.writes(key) && isKnownToT3 && (t1 == null || order.indexOf(t2) > order.indexOf(t1))) {
                return false;
            }
        }
        return true;
    }
}
