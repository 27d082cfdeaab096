package io.inquest.checkers.oracle.txn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What depends on what, among committed transactions; none on itself. */
final class Graph {
    enum Kind {
        /** The next version. */
        WW,
        /** Read what was written. */
        WR,
        /** Read the version before the one that was written. */
        RW,
        /** Came later, in a session or in real time. */
        ORDER
    }

    record Edge(Kind kind, Object key, Txn from, Txn to) {}

    final List<Txn> txns;
    final List<Edge> edges = new ArrayList<>();
    final List<Versions> versions = new ArrayList<>();

    Graph(List<Txn> committed) {
        this.txns = committed;
    }

    /** Adds the edge if both are there, and not the same. */
    void add(Kind kind, Object key, Txn from, Txn to) {
        if (from != to && txns.contains(from) && txns.contains(to)) {
            edges.add(new Edge(kind, key, from, to));
        }
    }

    void add(Versions order) {
        versions.add(order);
        order.addTo(this);
    }

    boolean has(Kind kind, Txn from, Txn to) {
        return edges.stream().anyMatch(edge -> edge.kind() == kind && edge.from() == from && edge.to() == to);
    }

    /** The same, with what came later in an order of other origin. */
    Graph with(BiPredicate<Txn, Txn> order) {
        Graph more = new Graph(txns);
        more.edges.addAll(edges);
        for (Txn one : txns) {
            for (Txn other : txns) {
                if (order.test(one, other)) {
                    more.add(Kind.ORDER, null, one, other);
                }
            }
        }
        return more;
    }

    /** Whether edges of these kinds lead from one to the other; from a transaction to itself none are needed. */
    boolean leads(Txn from, Txn to, Predicate<Kind> kinds) {
        List<Txn> reached = new ArrayList<>(List.of(from));
        for (int i = 0; i < reached.size(); i++) {
            for (Edge edge : edges) {
                if (edge.from() == reached.get(i) && kinds.test(edge.kind()) && !reached.contains(edge.to())) {
                    reached.add(edge.to());
                }
            }
        }
        return reached.contains(to);
    }
}
