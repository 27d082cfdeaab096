package io.inquest.checkers.oracle.txn;

import io.inquest.checkers.oracle.txn.Graph.Kind;
import java.util.ArrayList;
import java.util.List;

/** Transactional causal consistency (Biswas & Enea 2019), by trying all total orders of the committed transactions. */
final class Causality {
    /** What has to come before what. */
    private record Before(Txn one, Txn other) {}

    private final Txns txns;
    private final Graph graph;
    private final List<Before> required = new ArrayList<>();
    private boolean isInitOverwritten;

    /** @param depends what depends on what; of registers only what was read */
    Causality(Txns txns, Graph depends) {
        this.txns = txns;
        this.graph = depends.with(Txn::so);
        for (Graph.Edge edge : graph.edges) {
            if (isKnown(edge.kind()) || (edge.kind() == Kind.WW && txns.areLists)) {
                required.add(new Before(edge.from(), edge.to()));
            }
        }
        for (Object key : txns.keys) {
            txns.committed.forEach(reader -> require(key, reader));
        }
    }

    private static boolean isKnown(Kind kind) {
        return kind == Kind.ORDER || kind == Kind.WR;
    }

    private void require(Object key, Txn t3) {
        Mop read = t3.firstRead(key);
        if (read == null) {
            return;
        }
        Txn t1 = txns.writer(key, read.lastSeen()); // null: nothing was there, which comes before all
        for (Txn t2 : txns.committed) {
            if (t2 != t1 && t2 != t3 && t2.writes(key) && graph.leads(t2, t3, Causality::isKnown)) {
                required.add(new Before(t2, t1));
                isInitOverwritten |= t1 == null;
            }
        }
    }

    boolean isThereAnOrder() {
        return !isInitOverwritten
                && Registers.permutations(txns.committed).stream()
                        .anyMatch(order -> required.stream()
                                .allMatch(pair -> order.indexOf(pair.one()) < order.indexOf(pair.other())));
    }
}
