package io.inquest.checkers.txn.graph;

import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jgrapht.Graph;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.GraphExporter;
import org.jgrapht.nio.dot.DOTExporter;
import org.jgrapht.nio.graphml.GraphMLExporter;
import org.jgrapht.nio.json.JSONExporter;

/**
 * Writes graphs of dependencies for other tools, by the exporters of JGraphT. A transaction has the id {@code T7} and a label;
 * an auxiliary node {@code at3} or so, its number among these; an edge its type: {@code ww}, {@code wr}, {@code rw}, {@code so},
 * {@code rt}; behind an auxiliary node of read-write dependencies {@code rw}, too.
 */
public final class GraphExport {
    private GraphExport() {}

    /** The forms that there are. */
    public enum Form {
        DOT,
        GRAPHML,
        JSON
    }

    /**
     * Writes a graph, or a part of it.
     *
     * @param nodes which nodes, and the edges between them; null for all
     * @param label what to write beside the id of a transaction
     */
    public static void write(
            Dependencies dependencies, Set<Integer> nodes, IntFunction<String> label, Form form, Writer out) {
        GraphView view = new GraphView(dependencies);
        Graph<Integer, TypedEdge> shown = nodes == null ? view : new AsSubgraph<>(view, new TreeSet<>(nodes));
        exporter(dependencies, label, form).exportGraph(shown, out);
    }

    private static GraphExporter<Integer, TypedEdge> exporter(
            Dependencies dependencies, IntFunction<String> label, Form form) {
        int transactions = dependencies.transactions();
        switch (form) {
            case DOT -> {
                DOTExporter<Integer, TypedEdge> exporter = new DOTExporter<>(node -> id(node, transactions));
                exporter.setVertexAttributeProvider(node -> ofNode(node, transactions, label));
                exporter.setEdgeAttributeProvider(edge -> ofEdge(edge, "label"));
                return exporter;
            }
            case GRAPHML -> {
                GraphMLExporter<Integer, TypedEdge> exporter = new GraphMLExporter<>(node -> id(node, transactions));
                exporter.registerAttribute("label", GraphMLExporter.AttributeCategory.NODE, AttributeType.STRING);
                exporter.registerAttribute("type", GraphMLExporter.AttributeCategory.EDGE, AttributeType.STRING);
                exporter.setVertexAttributeProvider(node -> ofNode(node, transactions, label));
                exporter.setEdgeAttributeProvider(edge -> ofEdge(edge, "type"));
                return exporter;
            }
            default -> {
                JSONExporter<Integer, TypedEdge> exporter = new JSONExporter<>(node -> id(node, transactions));
                exporter.setVertexAttributeProvider(node -> ofNode(node, transactions, label));
                exporter.setEdgeAttributeProvider(edge -> ofEdge(edge, "type"));
                return exporter;
            }
        }
    }

    private static String id(int node, int transactions) {
        return node < transactions ? "T" + node : "at" + (node - transactions);
    }

    private static Map<String, Attribute> ofNode(int node, int transactions, IntFunction<String> label) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        if (node < transactions) {
            attributes.put("label", DefaultAttribute.createAttribute(label.apply(node)));
        }
        return attributes;
    }

    private static Map<String, Attribute> ofEdge(TypedEdge edge, String attribute) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        attributes.put(attribute, DefaultAttribute.createAttribute(edge.type().word()));
        return attributes;
    }
}
