package io.inquest.checkers.oracle.txn;

import io.inquest.checkers.oracle.txn.Graph.Edge;
import io.inquest.checkers.oracle.txn.Graph.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** The anomalies that are closed walks of dependencies, or shapes of a few. */
final class Cycles {
    private final Graph graph;

    Cycles(Graph graph) {
        this.graph = graph;
    }

    Set<String> anomalies() {
        Set<String> found = new TreeSet<>();
        addWalks(graph, "", found);
        addWalks(graph.with(Txn::so), Anomalies.PROCESS, found);
        addWalks(graph.with(Txn::rt), Anomalies.REALTIME, found);
        addFractured((writer, reader) -> graph.has(Kind.WR, writer, reader), "", found);
        addFractured(Txn::so, Anomalies.PROCESS, found);
        addFractured(Txn::rt, Anomalies.REALTIME, found);
        for (Edge one : graph.edges) {
            for (Edge other : graph.edges) {
                if (isWriteSkew(one, other)) {
                    found.add("write-skew");
                }
                if (isLongFork(one, other)) {
                    found.add("long-fork");
                }
            }
        }
        return found;
    }

    private static void addWalks(Graph graph, String form, Set<String> found) {
        for (Edge edge : graph.edges) {
            switch (edge.kind()) {
                case WW:
                    addIf(graph.leads(edge.to(), edge.from(), Cycles::isOfWrites), "G0" + form, found);
                    addIf(graph.leads(edge.to(), edge.from(), Cycles::isForward), "G1c" + form, found);
                    break;
                case WR:
                    addIf(graph.leads(edge.to(), edge.from(), Cycles::isForward), "G1c" + form, found);
                    break;
                case RW:
                    addIf(graph.leads(edge.to(), edge.from(), Cycles::isForward), "G-single" + form, found);
                    addIf(graph.leads(edge.to(), edge.from(), any -> true), "G2-item" + form, found);
                    addIf(isInWalkOfNonadjacent(graph, edge), "G-nonadjacent" + form, found);
                    break;
                default:
                    break;
            }
        }
    }

    private static void addIf(boolean holds, String name, Set<String> found) {
        if (holds) {
            found.add(name);
        }
    }

    private static boolean isOfWrites(Kind kind) {
        return kind == Kind.WW || kind == Kind.ORDER;
    }

    private static boolean isForward(Kind kind) {
        return kind != Kind.RW;
    }

    private record Place(Txn txn, boolean byRw) {}

    /** Whether a closed walk begins with this rw edge, ends with another kind, and nowhere has one rw after another. */
    private static boolean isInWalkOfNonadjacent(Graph graph, Edge first) {
        List<Place> reached = new ArrayList<>(List.of(new Place(first.to(), true)));
        for (int i = 0; i < reached.size(); i++) {
            Place place = reached.get(i);
            for (Edge edge : graph.edges) {
                boolean isRw = edge.kind() == Kind.RW;
                Place next = new Place(edge.to(), isRw);
                if (edge.from() == place.txn() && !(isRw && place.byRw()) && !reached.contains(next)) {
                    reached.add(next);
                }
            }
        }
        return reached.contains(new Place(first.from(), false));
    }

    private void addFractured(BiPredicate<Txn, Txn> isBefore, String form, Set<String> found) {
        for (Versions versions : graph.versions) {
            for (Txn writer : graph.txns) {
                for (Txn reader : graph.txns) {
                    if (writer != reader
                            && isBefore.test(writer, reader)
                            && writer.writes(versions.key())
                            && versions.isBefore(reader, writer)) {
                        found.add("fractured-read" + form);
                    }
                }
            }
        }
    }

    private static boolean isWriteSkew(Edge one, Edge other) {
        return one.kind() == Kind.RW
                && other.kind() == Kind.RW
                && one.from() == other.to()
                && one.to() == other.from()
                && !Objects.equals(one.key(), other.key());
    }

    /** Whether two reads of two writes, of two keys, see them in different orders. */
    private boolean isLongFork(Edge one, Edge other) {
        return one.kind() == Kind.WR
                && other.kind() == Kind.WR
                && !Objects.equals(one.key(), other.key())
                && List.of(one.from(), one.to(), other.from(), other.to()).stream()
                                .distinct()
                                .count()
                        == 4
                && graph.edges.contains(new Edge(Kind.RW, other.key(), one.to(), other.from()))
                && graph.edges.contains(new Edge(Kind.RW, one.key(), other.to(), one.from()));
    }
}
