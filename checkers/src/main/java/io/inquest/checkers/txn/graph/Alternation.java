package io.inquest.checkers.txn.graph;

import io.inquest.checkers.common.Meter;

/**
 * The graph of which a closed walk is one of another graph without two read-write dependencies next to each other: each
 * node twice, the second time as reached by such a dependency.
 */
final class Alternation {
    private Alternation() {}

    static Dependencies of(Dependencies graph, int types, Meter meter) {
        int nodes = graph.nodes();
        return Dependencies.of(2 * nodes, meter, builder -> {
            for (int node = 0; node < nodes; node++) {
                meter.step();
                for (int edge = graph.begin(node); edge < graph.end(node); edge++) {
                    if (!graph.isOf(edge, types)) {
                        continue;
                    }
                    EdgeType type = graph.type(edge);
                    int target = graph.target(edge);
                    if (type == EdgeType.RW) {
                        builder.add(node, nodes + target, type);
                    } else if (type == EdgeType.RW_ON) {
                        builder.add(nodes + node, nodes + target, type);
                    } else {
                        builder.add(node, target, type);
                        builder.add(nodes + node, target, type);
                    }
                }
            }
        });
    }
}
