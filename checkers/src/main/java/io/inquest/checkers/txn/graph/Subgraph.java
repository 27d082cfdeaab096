package io.inquest.checkers.txn.graph;

import io.inquest.checkers.common.Meter;

/** The part of a graph that its cycles are in: the components of more than one node, and the edges inside them. */
public final class Subgraph {
    private final Dependencies graph;
    /** By node of the part: the node of the whole. */
    private final int[] whole;

    private Subgraph(Dependencies graph, int[] whole) {
        this.graph = graph;
        this.whole = whole;
    }

    /** @param components of the whole, by all its edges */
    public static Subgraph ofCycles(Dependencies whole, Components components, Meter meter) {
        int[] sizes = components.sizes(meter);
        int[] inside = meter.ints(components.nodesInCycles());
        int[] part = meter.ints(whole.nodes());
        int count = 0;
        int transactions = 0;
        for (int node = 0; node < whole.nodes(); node++) {
            if (sizes[components.of(node)] > 1) {
                part[node] = count;
                inside[count++] = node;
                transactions += node < whole.transactions() ? 1 : 0;
            }
        }
        int auxiliary = count - transactions;
        Dependencies graph = Dependencies.of(transactions, meter, builder -> {
            for (int i = 0; i < auxiliary; i++) {
                builder.node();
            }
            for (int node : inside) {
                meter.step();
                for (int edge = whole.begin(node); edge < whole.end(node); edge++) {
                    int target = whole.target(edge);
                    if (components.of(target) == components.of(node)) {
                        builder.add(part[node], part[target], whole.type(edge));
                    }
                }
            }
        });
        meter.release(4L * (sizes.length + part.length));
        return new Subgraph(graph, inside);
    }

    public Dependencies graph() {
        return graph;
    }

    /** The node of the whole that a node is. */
    public int whole(int node) {
        return whole[node];
    }
}
