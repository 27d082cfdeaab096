package io.inquest.checkers.txn.graph;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Typed edges between transactions in compressed rows: no object for a node or an edge. The nodes from 0 are the
 * transactions, by their numbers; those from {@link #transactions} on are auxiliary, and stand between transactions so that
 * an order of many before many takes few edges.
 *
 * <p>A set of types is a sum of {@linkplain EdgeType#bit bits}.
 */
public final class Dependencies {
    private final int transactions;
    private final int nodes;
    /** By node: where its edges begin; one more entry than there are nodes. */
    private final int[] begin;

    private final int[] target;
    private final byte[] type;

    private Dependencies(int transactions, int nodes, int[] begin, int[] target, byte[] type) {
        this.transactions = transactions;
        this.nodes = nodes;
        this.begin = begin;
        this.target = target;
        this.type = type;
    }

    /**
     * Puts a graph together. The edges are told twice: once to be counted, once to be kept.
     *
     * @param edges adds all edges, and asks for auxiliary nodes, in the same order each time; an edge from a node to itself
     *     is passed over
     */
    public static Dependencies of(int transactions, Meter meter, Consumer<Builder> edges) {
        Builder builder = new Builder(transactions, meter);
        edges.accept(builder);
        builder.startKeeping();
        edges.accept(builder);
        return builder.build();
    }

    public int transactions() {
        return transactions;
    }

    /** With the auxiliary ones. */
    public int nodes() {
        return nodes;
    }

    public int edges() {
        return begin[nodes];
    }

    /** The first edge of a node. */
    public int begin(int node) {
        return begin[node];
    }

    /** The one after its last. */
    public int end(int node) {
        return begin[node + 1];
    }

    /** The node that an edge leads to. */
    public int target(int edge) {
        return target[edge];
    }

    public EdgeType type(int edge) {
        return EdgeType.of(type[edge]);
    }

    /** Whether the type of an edge is among those of a set. */
    public boolean isOf(int edge, int types) {
        return (types >> type[edge] & 1) != 0;
    }

    /** What it takes in memory. */
    public long bytes() {
        return 4L * begin.length + 5L * target.length;
    }

    /** Takes the edges of a graph. */
    public static final class Builder {
        private final int transactions;
        private final Meter meter;
        /** While counting: by node, two further, how many edges it has. While keeping: one further, where the next one goes. */
        private int[] place;

        private int[] target;
        private byte[] type;
        private int nodes;

        private Builder(int transactions, Meter meter) {
            this.transactions = transactions;
            this.meter = meter;
            this.nodes = transactions;
            this.place = meter.ints(transactions + 2L);
        }

        /** A new auxiliary node. */
        public int node() {
            int length = place.length;
            if (nodes + 3 > length) {
                meter.reserve(2L * length);
                place = Arrays.copyOf(place, length + length / 2 + 16);
            }
            return nodes++;
        }

        public void add(int from, int to, EdgeType of) {
            if (from == to) {
                return;
            }
            if (target == null) {
                place[from + 2]++;
            } else {
                int edge = place[from + 1]++;
                target[edge] = to;
                type[edge] = (byte) of.ordinal();
            }
        }

        private void startKeeping() {
            long edges = 0;
            for (int i = 2; i < nodes + 2; i++) {
                edges += place[i];
                place[i] += place[i - 1];
            }
            target = meter.ints(edges);
            meter.reserve(edges);
            type = new byte[(int) edges];
            nodes = transactions;
        }

        private Dependencies build() {
            return new Dependencies(transactions, nodes, place, target, type);
        }
    }
}
