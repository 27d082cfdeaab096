package io.inquest.checkers.txn.graph;

import io.inquest.checkers.common.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for transactions that read a version although they depend on one that replaced it: closed walks of one read-write
 * dependency, then write-write ones or none, then write-read ones and steps of sessions, at least one. Exact.
 */
public final class CausalSearch {
    private static final int TYPES = EdgeType.DEPENDENCIES | EdgeType.SO.bit();

    private final Subgraph part;
    private final Dependencies graph;
    private final Meter meter;

    private CausalSearch(Subgraph part, Meter meter) {
        this.part = part;
        this.graph = part.graph();
        this.meter = meter;
    }

    /** Such walks, one of each component that has any, at most so many. */
    public static List<Cycle> find(Dependencies graph, int atMost, Meter meter) {
        meter.enter("look for reads of what was replaced before in causal order");
        Components components = Components.of(graph, TYPES, meter);
        return components.nodesInCycles() == 0
                ? List.of()
                : new CausalSearch(Subgraph.ofCycles(graph, components, meter), meter).find(atMost);
    }

    private List<Cycle> find(int atMost) {
        Dependencies layers = layers();
        int types = CycleKind.SINGLE.types() | EdgeType.SO.bit();
        Components without = Components.of(layers, types, meter);
        Components all = Components.of(layers, TYPES, meter);
        Dependencies alternation = Alternation.of(layers, TYPES, meter);
        Components alternating = Components.of(alternation, TYPES, meter);
        int[] singles = Singles.find(layers, types, without, all, alternating, meter);
        List<Cycle> cycles = new ArrayList<>();
        Walks walks = new Walks(layers, meter);
        for (int node = 0; node < layers.nodes(); node++) {
            for (int edge = layers.begin(node); edge < layers.end(node) && cycles.size() < atMost; edge++) {
                if (singles[all.of(node)] == edge) {
                    int[] walk = walks.closed(node, edge, CycleKind.SINGLE, EdgeType.SO.bit(), all, Integer.MAX_VALUE);
                    cycles.add(cycle(layers, node, walk));
                }
            }
        }
        return cycles;
    }

    /**
     * Each node twice: 2n as reached by a read-write dependency and write-write ones after it, 2n + 1 as reached by others
     * behind them. Auxiliary nodes are only the former.
     */
    private Dependencies layers() {
        return Dependencies.of(2 * graph.nodes(), meter, builder -> {
            for (int node = 0; node < graph.nodes(); node++) {
                meter.step();
                for (int edge = graph.begin(node); edge < graph.end(node); edge++) {
                    int target = 2 * graph.target(edge);
                    switch (graph.type(edge)) {
                        case WW, RW_ON -> builder.add(2 * node, target, graph.type(edge));
                        case RW -> builder.add(2 * node + 1, target, EdgeType.RW);
                        case WR, SO -> {
                            builder.add(2 * node, target + 1, graph.type(edge));
                            builder.add(2 * node + 1, target + 1, graph.type(edge));
                        }
                        default -> {
                            // real time plays no part
                        }
                    }
                }
            }
        });
    }

    private Cycle cycle(Dependencies layers, int from, int[] walk) {
        int node = from;
        int[] passed = new int[walk.length];
        List<EdgeType> types = new ArrayList<>();
        int count = 0;
        for (int edge : walk) {
            if (node / 2 < graph.transactions()) {
                passed[count++] = part.whole(node / 2);
                types.add(layers.type(edge));
            }
            node = layers.target(edge);
        }
        return new Cycle(Arrays.stream(passed, 0, count).boxed().toList(), types);
    }
}
