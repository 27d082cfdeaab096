package io.inquest.checkers.txn.graph;

import io.inquest.checkers.common.Meter;
import java.util.ArrayList;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.AsWeightedGraph;
import org.jgrapht.graph.MaskSubgraph;

/**
 * Shortest closed walks, by the transactions that they pass: auxiliary nodes count nothing. By JGraphT's search for shortest
 * paths, on a view of one component of the graph. For what is shown, not for what is decided.
 */
final class Walks {
    private final Dependencies graph;
    /** Each node twice, as {@link Alternation} has it; null if no walks are asked for that alternate. */
    private final Dependencies alternation;

    private final Meter meter;
    private long steps;

    Walks(Dependencies graph, Dependencies alternation, Meter meter) {
        this.graph = graph;
        this.alternation = alternation;
        this.meter = meter;
    }

    /** How many edges it has looked at. */
    long steps() {
        return steps;
    }

    /**
     * The edges of a shortest closed walk that begins with an edge, in their order; null if there is none shorter than a
     * bound.
     *
     * @param orders the types of orders that count
     * @param components none of whose edges between two the walk takes
     */
    List<TypedEdge> closed(int from, int edge, CycleKind kind, int orders, Components components, int bound) {
        boolean alternates = kind == CycleKind.NONADJACENT;
        Graph<Integer, TypedEdge> part =
                part(alternates ? alternation : graph, kind.types() | orders, components, components.of(from));
        int target = graph.target(edge);
        double longest = bound == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : bound - 1 - passes(target);
        if (longest < 0) {
            return null;
        }
        GraphPath<Integer, TypedEdge> back =
                new DijkstraShortestPath<>(part, longest).getPath(alternates ? target + graph.nodes() : target, from);
        if (back == null) {
            return null;
        }
        List<TypedEdge> walk = new ArrayList<>();
        walk.add(new TypedEdge(edge, from, target, graph.type(edge)));
        for (TypedEdge one : back.getEdgeList()) {
            walk.add(new TypedEdge(one.number(), node(one.from()), node(one.to()), one.type()));
        }
        return walk;
    }

    /** Its edges of some types inside one component, each as long as it passes transactions. */
    private Graph<Integer, TypedEdge> part(Dependencies all, int types, Components components, int component) {
        Graph<Integer, TypedEdge> masked = new MaskSubgraph<>(
                new GraphView(all), vertex -> components.of(node(vertex)) != component, edge -> isOut(edge, types));
        return new AsWeightedGraph<>(masked, edge -> (double) passes(node(edge.to())), false, false);
    }

    private boolean isOut(TypedEdge edge, int types) {
        steps++;
        meter.step();
        return (edge.type().bit() & types) == 0;
    }

    /** The node that one of an alternation stands for. */
    private int node(int vertex) {
        return vertex < graph.nodes() ? vertex : vertex - graph.nodes();
    }

    private int passes(int node) {
        return node < graph.transactions() ? 1 : 0;
    }
}
