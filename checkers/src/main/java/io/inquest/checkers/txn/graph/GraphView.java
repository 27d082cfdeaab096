package io.inquest.checkers.txn.graph;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;

/**
 * {@link Dependencies} as a graph of JGraphT, for its algorithms and exporters: directed, with several edges between two
 * nodes, read only. The vertices are the numbers of the nodes: transactions first, then auxiliary ones. It keeps nothing but
 * the arrays of the graph, and from the first question about incoming edges on where these begin.
 */
public final class GraphView extends AbstractGraph<Integer, TypedEdge> implements Graph<Integer, TypedEdge> {
    private static final GraphType TYPE = new DefaultGraphType.Builder()
            .directed()
            .allowMultipleEdges(true)
            .allowSelfLoops(false)
            .allowCycles(true)
            .weighted(false)
            .modifiable(false)
            .build();

    private final Dependencies graph;
    /** By node: where its incoming edges begin; null until somebody asks. */
    private int[] incomingBegin;

    private int[] incoming;

    public GraphView(Dependencies graph) {
        this.graph = graph;
    }

    private synchronized void findIncoming() {
        if (incoming != null) {
            return;
        }
        int[] begin = new int[graph.nodes() + 2];
        for (int edge = 0; edge < graph.edges(); edge++) {
            begin[graph.target(edge) + 2]++;
        }
        for (int node = 2; node < begin.length; node++) {
            begin[node] += begin[node - 1];
        }
        int[] edges = new int[graph.edges()];
        for (int edge = 0; edge < edges.length; edge++) {
            edges[begin[graph.target(edge) + 1]++] = edge;
        }
        incomingBegin = begin;
        incoming = edges;
    }

    private TypedEdge edge(int from, int number) {
        return new TypedEdge(number, from, graph.target(number), graph.type(number));
    }

    /** The node that an edge leads from: the last one whose edges begin no later. */
    private int source(int number) {
        int low = 0;
        int high = graph.nodes() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (graph.begin(middle) <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public Set<Integer> vertexSet() {
        return new Numbered<>(graph.nodes(), node -> node, this::isNode);
    }

    @Override
    public Set<TypedEdge> edgeSet() {
        return new Numbered<>(graph.edges(), number -> edge(source(number), number), this::isEdge);
    }

    private boolean isNode(Object vertex) {
        return vertex instanceof Integer node && node >= 0 && node < graph.nodes();
    }

    private boolean isEdge(Object one) {
        return one instanceof TypedEdge edge
                && edge.number() >= 0
                && edge.number() < graph.edges()
                && edge.equals(edge(source(edge.number()), edge.number()));
    }

    @Override
    public boolean containsVertex(Integer vertex) {
        return isNode(vertex);
    }

    @Override
    public boolean containsEdge(TypedEdge edge) {
        return isEdge(edge);
    }

    @Override
    public Set<TypedEdge> getAllEdges(Integer from, Integer to) {
        if (!containsVertex(from) || !containsVertex(to)) {
            return null; // as Graph has it
        }
        Set<TypedEdge> between = outgoingEdgesOf(from);
        between.removeIf(edge -> edge.to() != to);
        return between;
    }

    @Override
    public TypedEdge getEdge(Integer from, Integer to) {
        Set<TypedEdge> between = getAllEdges(from, to);
        return between == null || between.isEmpty() ? null : between.iterator().next();
    }

    @Override
    public Set<TypedEdge> outgoingEdgesOf(Integer node) {
        assertVertexExist(node);
        Set<TypedEdge> edges = new LinkedHashSet<>();
        for (int number = graph.begin(node); number < graph.end(node); number++) {
            edges.add(edge(node, number));
        }
        return edges;
    }

    @Override
    public Set<TypedEdge> incomingEdgesOf(Integer node) {
        assertVertexExist(node);
        findIncoming();
        Set<TypedEdge> edges = new LinkedHashSet<>();
        for (int i = incomingBegin[node]; i < incomingBegin[node + 1]; i++) {
            edges.add(edge(source(incoming[i]), incoming[i]));
        }
        return edges;
    }

    @Override
    public Set<TypedEdge> edgesOf(Integer node) {
        Set<TypedEdge> edges = incomingEdgesOf(node);
        edges.addAll(outgoingEdgesOf(node));
        return edges;
    }

    @Override
    public int degreeOf(Integer node) {
        return inDegreeOf(node) + outDegreeOf(node);
    }

    @Override
    public int inDegreeOf(Integer node) {
        assertVertexExist(node);
        findIncoming();
        return incomingBegin[node + 1] - incomingBegin[node];
    }

    @Override
    public int outDegreeOf(Integer node) {
        assertVertexExist(node);
        return graph.end(node) - graph.begin(node);
    }

    @Override
    public Integer getEdgeSource(TypedEdge edge) {
        return edge.from();
    }

    @Override
    public Integer getEdgeTarget(TypedEdge edge) {
        return edge.to();
    }

    @Override
    public double getEdgeWeight(TypedEdge edge) {
        return DEFAULT_EDGE_WEIGHT;
    }

    @Override
    public GraphType getType() {
        return TYPE;
    }

    @Override
    public Supplier<Integer> getVertexSupplier() {
        return null;
    }

    @Override
    public Supplier<TypedEdge> getEdgeSupplier() {
        return null;
    }

    @Override
    public void setEdgeWeight(TypedEdge edge, double weight) {
        throw readOnly();
    }

    @Override
    public TypedEdge addEdge(Integer from, Integer to) {
        throw readOnly();
    }

    @Override
    public boolean addEdge(Integer from, Integer to, TypedEdge edge) {
        throw readOnly();
    }

    @Override
    public Integer addVertex() {
        throw readOnly();
    }

    @Override
    public boolean addVertex(Integer vertex) {
        throw readOnly();
    }

    @Override
    public TypedEdge removeEdge(Integer from, Integer to) {
        throw readOnly();
    }

    @Override
    public boolean removeEdge(TypedEdge edge) {
        throw readOnly();
    }

    @Override
    public boolean removeVertex(Integer vertex) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("this view of the dependencies of transactions is read only");
    }

    /** What is made from the numbers from 0, when it is looked at. */
    private static final class Numbered<T> extends AbstractSet<T> {
        private final int size;
        private final IntFunction<T> make;
        private final Predicate<Object> holds;

        Numbered(int size, IntFunction<T> make, Predicate<Object> holds) {
            this.size = size;
            this.make = make;
            this.holds = holds;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public boolean contains(Object one) {
            return holds.test(one);
        }

        @Override
        public Iterator<T> iterator() {
            return IntStream.range(0, size).mapToObj(make).iterator();
        }
    }
}
