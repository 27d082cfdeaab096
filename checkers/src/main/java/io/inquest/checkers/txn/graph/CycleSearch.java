package io.inquest.checkers.txn.graph;

import io.inquest.checkers.common.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Which kinds of cycles a graph has: decided exactly, over all closed walks, by strongly connected components of the graph
 * and of parts of it; with no order, with that of sessions, and with real time. A graph without cycles takes one pass.
 *
 * <p>Each component of more than one transaction is told with the kinds that it has. A kind that follows from another one
 * of the same component, or that the component has with fewer orders, is not told again.
 */
public final class CycleSearch {
    private static final int ALL_TYPES = EdgeType.DEPENDENCIES | EdgeType.SO.bit() | EdgeType.RT.bit();
    /** Which orders count, on each of the three levels. */
    private static final int[] ORDERS = {0, EdgeType.SO.bit(), EdgeType.SO.bit() | EdgeType.RT.bit()};

    private static final int RW_KINDS = CycleKind.SINGLE.bit() | CycleKind.NONADJACENT.bit() | CycleKind.ANY.bit();

    private final Subgraph part;
    private final Dependencies graph;
    private final Listener listener;
    private final Meter meter;
    /** By node: the kinds of cycles, with fewer orders, that its component has. */
    private final int[] known;

    /** Is told of what there is. */
    public interface Listener {
        /**
         * A component has such cycles.
         *
         * @param orders 0: of dependencies alone; 1: with the order of sessions; 2: with real time
         * @param shown finds one to show, as short as can be found soon
         */
        void found(CycleKind kind, int orders, Supplier<Cycle> shown);

        /**
         * Two transactions have read-write dependencies both ways. Says whether these are on different keys: a write skew.
         */
        boolean skew(int first, int second);

        /** Of four transactions each depends on the one before, as in a long fork. Says whether it is one: on two keys. */
        boolean fork(int firstWriter, int firstReader, int secondWriter, int secondReader);
    }

    private CycleSearch(Subgraph part, Listener listener, Meter meter) {
        this.part = part;
        this.graph = part.graph();
        this.listener = listener;
        this.meter = meter;
        known = meter.ints(graph.nodes());
    }

    /** Tells the listener of all kinds of cycles that the graph has. */
    public static void search(Dependencies graph, Listener listener, Meter meter) {
        meter.enter("look for cycles");
        Components components = Components.of(graph, ALL_TYPES, meter);
        if (components.nodesInCycles() > 0) {
            Subgraph part = Subgraph.ofCycles(graph, components, meter);
            meter.release(components.bytes());
            CycleSearch search = new CycleSearch(part, listener, meter);
            for (int level = 0; level < ORDERS.length; level++) {
                search.look(level);
            }
        }
    }

    private void look(int level) {
        int orders = ORDERS[level];
        Components components = Components.of(graph, EdgeType.DEPENDENCIES | orders, meter);
        if (components.nodesInCycles() == 0) {
            return;
        }
        meter.enter("tell the kinds of cycles apart");
        Components writes = Components.of(graph, CycleKind.WRITES.types() | orders, meter);
        Components information = Components.of(graph, CycleKind.SINGLE.types() | orders, meter);
        Dependencies alternation = Alternation.of(graph, CycleKind.NONADJACENT.types() | orders, meter);
        Components alternating = Components.of(alternation, CycleKind.NONADJACENT.types() | orders, meter);
        int[] kinds = meter.ints(components.count());
        for (int node = 0; node < graph.nodes(); node++) {
            meter.step();
            for (int edge = graph.begin(node); edge < graph.end(node); edge++) {
                kinds[components.of(node)] |= kinds(node, edge, writes, information, components, alternating);
            }
        }
        int[] singles = singles(orders, information, components, alternating, kinds);
        int[] before = meter.ints(components.count());
        for (int node = 0; node < graph.nodes(); node++) {
            before[components.of(node)] |= known[node];
        }
        if (level == 0) {
            named(components, before);
        }
        tell(level, components, kinds, before, new Starts(writes, information, alternating, singles), alternation);
        for (int node = 0; node < graph.nodes(); node++) {
            known[node] |= kinds[components.of(node)] | before[components.of(node)];
        }
        meter.release(writes.bytes() + information.bytes() + alternating.bytes() + alternation.bytes());
        meter.release(components.bytes() + 4L * (2 * kinds.length + singles.length));
    }

    private int[] singles(
            int orders, Components information, Components components, Components alternating, int[] kinds) {
        meter.enter("look for cycles with a single read-write dependency");
        int[] singles =
                Singles.find(graph, CycleKind.SINGLE.types() | orders, information, components, alternating, meter);
        for (int component = 0; component < kinds.length; component++) {
            kinds[component] |= singles[component] == Singles.NONE ? 0 : CycleKind.SINGLE.bit();
        }
        return singles;
    }

    /** The kinds of cycles that an edge shows to be there, but for those with a single read-write dependency. */
    private int kinds(
            int node,
            int edge,
            Components writes,
            Components information,
            Components components,
            Components alternating) {
        int target = graph.target(edge);
        if (components.of(node) != components.of(target)) {
            return 0;
        }
        return switch (graph.type(edge)) {
            case WW -> writes.of(node) == writes.of(target) ? CycleKind.WRITES.bit() : 0;
            case WR -> information.of(node) == information.of(target) ? CycleKind.INFORMATION.bit() : 0;
            case RW ->
                alternating.of(node) == alternating.of(graph.nodes() + target)
                        ? CycleKind.ANY.bit() | CycleKind.NONADJACENT.bit()
                        : CycleKind.ANY.bit();
            default -> 0;
        };
    }

    /** What has a name of its own need not be told under a lesser one. */
    private void named(Components components, int[] before) {
        boolean[] skews = new boolean[components.count()];
        boolean[] forks = new boolean[components.count()];
        new Shapes(part, components, meter).find(listener, skews, forks);
        for (int component = 0; component < skews.length; component++) {
            before[component] |= skews[component] ? CycleKind.ANY.bit() : 0;
            before[component] |= forks[component] ? CycleKind.NONADJACENT.bit() | CycleKind.ANY.bit() : 0;
        }
    }

    /** By which edges cycles of each kind go. */
    private record Starts(Components writes, Components information, Components alternating, int[] singles) {}

    private void tell(
            int level, Components components, int[] kinds, int[] before, Starts starts, Dependencies alternation) {
        int[] sizes = components.sizes(meter);
        int[] begin = meter.ints(components.count() + 1L);
        for (int component = 0; component < sizes.length; component++) {
            begin[component + 1] = begin[component] + sizes[component];
        }
        int[] nodes = meter.ints(graph.nodes());
        for (int node = 0; node < graph.nodes(); node++) {
            int component = components.of(node);
            nodes[begin[component + 1] - sizes[component]--] = node;
        }
        boolean[] isTold = new boolean[components.count()];
        Walks[] walks = new Walks[1];
        for (int node = 0; node < graph.nodes(); node++) {
            int component = components.of(node);
            if (isTold[component]) {
                continue;
            }
            isTold[component] = true;
            for (CycleKind kind : CycleKind.values()) {
                if ((kinds[component] & kind.bit()) == 0 || isImplied(kind, kinds[component], before[component])) {
                    continue;
                }
                int from = begin[component];
                int to = begin[component + 1];
                listener.found(kind, level, () -> {
                    walks[0] = walks[0] == null ? new Walks(graph, alternation, meter) : walks[0];
                    int[] inside = Arrays.copyOfRange(nodes, from, to);
                    return new Shown(part, walks[0], components, kind, ORDERS[level])
                            .find(inside, edges(inside, component, kind, starts));
                });
            }
        }
        meter.release(4L * (sizes.length + begin.length + nodes.length));
    }

    private static boolean isImplied(CycleKind kind, int here, int before) {
        if ((before & kind.bit()) != 0) {
            return true;
        }
        int stronger = RW_KINDS & (kind.bit() - 1);
        return (RW_KINDS & kind.bit()) != 0 && ((here | before) & stronger) != 0;
    }

    /** Edges that cycles of that kind go by, each behind the node that it leads from. */
    private List<int[]> edges(int[] inside, int component, CycleKind kind, Starts starts) {
        List<int[]> found = new ArrayList<>();
        for (int node : inside) {
            for (int edge = graph.begin(node); edge < graph.end(node); edge++) {
                if (kind == CycleKind.SINGLE && edge == starts.singles[component]) {
                    found.add(0, new int[] {node, edge});
                } else if (found.size() < Shown.STARTS_MAX && isStart(node, edge, kind, starts)) {
                    found.add(new int[] {node, edge});
                }
            }
        }
        return found;
    }

    private boolean isStart(int node, int edge, CycleKind kind, Starts starts) {
        int target = graph.target(edge);
        return graph.type(edge) == kind.first()
                && switch (kind) {
                    case WRITES -> starts.writes.of(node) == starts.writes.of(target);
                    case INFORMATION -> starts.information.of(node) == starts.information.of(target);
                    case SINGLE, NONADJACENT ->
                        starts.alternating.of(node) == starts.alternating.of(graph.nodes() + target);
                    case ANY -> true;
                };
    }
}
