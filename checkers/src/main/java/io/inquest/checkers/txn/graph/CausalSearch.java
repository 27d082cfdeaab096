package io.inquest.checkers.txn.graph;

import io.inquest.checkers.common.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Looks for closed walks of one read-write dependency and then write-read ones and steps of sessions, at least one: reads of a
 * version by who depends on a transaction that made a later one. Exact.
 */
public final class CausalSearch {
    private static final int TYPES = CycleKind.SINGLE.types() | EdgeType.SO.bit();
    private static final int ALL_TYPES = TYPES | EdgeType.RW.bit();

    private final Dependencies layers;
    private final Meter meter;

    private CausalSearch(Dependencies layers, Meter meter) {
        this.layers = layers;
        this.meter = meter;
    }

    /** Takes the edges: each transaction is there twice, so that what follows a read-write dependency is no other one. */
    public static final class Sink {
        private final Dependencies.Builder builder;

        private Sink(Dependencies.Builder builder) {
            this.builder = builder;
        }

        /** The second depends on the first by {@code WR} or {@code SO}. */
        public void follows(int first, int second, EdgeType type) {
            builder.add(2 * first, 2 * second + 1, type);
            builder.add(2 * first + 1, 2 * second + 1, type);
        }

        /** A node for a version: it leads to who made that, and to later versions. */
        public int version() {
            return builder.node();
        }

        public void madeBy(int version, int transaction) {
            builder.add(version, 2 * transaction, EdgeType.RW_ON);
        }

        public void replacedBy(int version, int later) {
            builder.add(version, later, EdgeType.RW_ON);
        }

        /** A transaction has read the version before that one. */
        public void misses(int transaction, int version) {
            builder.add(2 * transaction + 1, version, EdgeType.RW);
        }
    }

    /**
     * Such walks, one of each component that has any, at most so many. Between the transactions that a read-write dependency
     * of them joins there may be other versions.
     *
     * @param edges adds all edges, in the same order each time that it is asked
     */
    public static List<Cycle> find(int transactions, Consumer<Sink> edges, int atMost, Meter meter) {
        meter.enter("look for reads of what was replaced before in causal order");
        Dependencies layers = Dependencies.of(2 * transactions, meter, builder -> edges.accept(new Sink(builder)));
        Components all = Components.of(layers, ALL_TYPES, meter);
        return all.nodesInCycles() == 0 ? List.of() : new CausalSearch(layers, meter).find(all, atMost);
    }

    private List<Cycle> find(Components all, int atMost) {
        Components without = Components.of(layers, TYPES, meter);
        Components alternating = Components.of(Alternation.of(layers, ALL_TYPES, meter), ALL_TYPES, meter);
        int[] singles = Singles.find(layers, TYPES, without, all, alternating, meter);
        List<Cycle> cycles = new ArrayList<>();
        Walks walks = new Walks(layers, null, meter);
        for (int node = 0; node < layers.nodes(); node++) {
            for (int edge = layers.begin(node); edge < layers.end(node) && cycles.size() < atMost; edge++) {
                if (singles[all.of(node)] == edge) {
                    List<TypedEdge> walk =
                            walks.closed(node, edge, CycleKind.SINGLE, EdgeType.SO.bit(), all, Integer.MAX_VALUE);
                    cycles.add(cycle(walk));
                }
            }
        }
        return cycles;
    }

    private Cycle cycle(List<TypedEdge> walk) {
        List<Integer> passed = new ArrayList<>();
        List<EdgeType> types = new ArrayList<>();
        for (TypedEdge edge : walk) {
            if (edge.from() < layers.transactions()) {
                passed.add(edge.from() / 2);
                types.add(edge.type());
            }
        }
        return new Cycle(passed, types);
    }
}
