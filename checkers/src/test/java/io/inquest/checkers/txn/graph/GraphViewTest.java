package io.inquest.checkers.txn.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.common.Meter;
import java.io.StringWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.junit.jupiter.api.Test;

class GraphViewTest {
    private final Meter meter = Meter.start(CheckContext.defaults());

    /** T0 and T1, with two edges from the first to the second, and a way back through an auxiliary node. */
    private Dependencies small() {
        return Dependencies.of(2, meter, builder -> {
            builder.add(0, 1, EdgeType.WW);
            builder.add(0, 1, EdgeType.WR);
            int node = builder.node();
            builder.add(1, node, EdgeType.RW);
            builder.add(node, 0, EdgeType.RW_ON);
        });
    }

    @Test
    void hasTheNodesAndEdgesOfTheArrays() {
        GraphView view = new GraphView(small());
        assertEquals(Set.of(0, 1, 2), view.vertexSet());
        assertEquals(4, view.edgeSet().size());
        assertEquals(2, view.getAllEdges(0, 1).size());
        assertEquals(new TypedEdge(0, 0, 1, EdgeType.WW), view.getEdge(0, 1));
        assertNull(view.getEdge(1, 0));
        assertNull(view.getAllEdges(0, 7));
        assertEquals(Set.of(new TypedEdge(3, 2, 0, EdgeType.RW_ON)), view.incomingEdgesOf(0));
        assertEquals(2, view.inDegreeOf(1));
        assertEquals(3, view.degreeOf(1));
        assertEquals(3, view.edgesOf(0).size());
        assertTrue(view.containsEdge(new TypedEdge(1, 0, 1, EdgeType.WR)));
        assertFalse(view.containsEdge(new TypedEdge(1, 0, 1, EdgeType.WW)));
        assertFalse(view.containsVertex(3));
        assertThrows(IllegalArgumentException.class, () -> view.outgoingEdgesOf(3));
        assertThrows(UnsupportedOperationException.class, () -> view.addEdge(0, 1));
    }

    @Test
    void servesTheAlgorithmsOfJGraphT() {
        assertEquals(
                2,
                DijkstraShortestPath.findPathBetween(new GraphView(small()), 1, 0)
                        .getLength());
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            int nodes = 1 + random.nextInt(30);
            int[][] edges = new int[random.nextInt(3 * nodes)][];
            for (int i = 0; i < edges.length; i++) {
                edges[i] = new int[] {random.nextInt(nodes), random.nextInt(nodes)};
            }
            Dependencies graph = Dependencies.of(nodes, meter, builder -> {
                for (int[] edge : edges) {
                    builder.add(edge[0], edge[1], EdgeType.WW);
                }
            });
            List<Set<Integer>> theirs =
                    new KosarajuStrongConnectivityInspector<>(new GraphView(graph)).stronglyConnectedSets();
            Components ours = Components.of(graph, EdgeType.WW.bit(), meter);
            assertEquals(theirs.size(), ours.count());
            for (Set<Integer> together : theirs) {
                Set<Integer> numbers = new LinkedHashSet<>();
                together.forEach(node -> numbers.add(ours.of(node)));
                assertEquals(1, numbers.size());
            }
        }
    }

    @Test
    void isWrittenForOtherTools() {
        assertEquals("""
            digraph G {
              T0 [ label="T0 [w \\"x\\"]" ];
              T1 [ label="T1 [w \\"x\\"]" ];
              T0 -> T1 [ label="ww" ];
              T0 -> T1 [ label="wr" ];
            }
            """, written(GraphExport.Form.DOT, Set.of(0, 1)));
        String json = written(GraphExport.Form.JSON, null);
        assertTrue(json.contains("{\"source\":\"T1\",\"target\":\"at0\",\"type\":\"rw\"}"), json);
        String xml = written(GraphExport.Form.GRAPHML, null);
        assertTrue(xml.contains("source=\"at0\" target=\"T0\""), xml);
    }

    private String written(GraphExport.Form form, Set<Integer> nodes) {
        StringWriter out = new StringWriter();
        GraphExport.write(small(), nodes, t -> "T" + t + " [w \"x\"]", form, out);
        return out.toString();
    }
}
