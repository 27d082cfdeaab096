package io.inquest.checkers.txn;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.graph.Cycle;
import io.inquest.checkers.txn.graph.CycleKind;
import io.inquest.checkers.txn.graph.CycleSearch;
import io.inquest.checkers.txn.graph.Dependencies;
import io.inquest.checkers.txn.graph.EdgeType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The anomalies that are cycles of dependencies, each of them shown by a short one. */
public final class Cycles implements CycleSearch.Listener {
    private final EdgeSource edges;
    private final TxnWords words;
    private final Evidence evidence;

    private Cycles(EdgeSource edges, TxnWords words, Evidence evidence) {
        this.edges = edges;
        this.words = words;
        this.evidence = evidence;
    }

    /** Adds to the evidence all that the graph has. */
    public static void find(Dependencies graph, EdgeSource edges, TxnWords words, Evidence evidence, Meter meter) {
        CycleSearch.search(graph, new Cycles(edges, words, evidence), meter);
    }

    /** A cycle with a single read-write dependency that transactional causal consistency forbids. */
    public static Finding causal(Cycle cycle, EdgeSource edges, TxnWords words) {
        TxnOrder order = cycle.types().contains(EdgeType.SO) ? TxnOrder.SESSION : TxnOrder.DEPENDENCIES;
        return new Cycles(edges, words, null).finding(TxnAnomaly.G_SINGLE.with(order), cycle);
    }

    private static TxnAnomaly anomaly(CycleKind kind) {
        return switch (kind) {
            case WRITES -> TxnAnomaly.G0;
            case INFORMATION -> TxnAnomaly.G1C;
            case SINGLE -> TxnAnomaly.G_SINGLE;
            case NONADJACENT -> TxnAnomaly.G_NONADJACENT;
            case ANY -> TxnAnomaly.G2_ITEM;
        };
    }

    @Override
    public void found(CycleKind kind, int orders, Supplier<Cycle> shown) {
        TxnAnomaly anomaly = anomaly(kind).with(TxnOrder.values()[orders]);
        evidence.add(anomaly, () -> finding(anomaly, shown.get()));
    }

    @Override
    public boolean skew(int first, int second) {
        boolean isSkew = differ(edges.keys(first, second, EdgeType.RW), edges.keys(second, first, EdgeType.RW));
        if (isSkew) {
            Cycle cycle = new Cycle(List.of(first, second), List.of(EdgeType.RW, EdgeType.RW));
            evidence.add(TxnAnomaly.WRITE_SKEW, () -> finding(TxnAnomaly.WRITE_SKEW, cycle));
        }
        return isSkew;
    }

    @Override
    public boolean fork(int firstWriter, int firstReader, int secondWriter, int secondReader) {
        int[] first = common(
                edges.keys(firstWriter, firstReader, EdgeType.WR), edges.keys(secondReader, firstWriter, EdgeType.RW));
        int[] second = common(
                edges.keys(firstReader, secondWriter, EdgeType.RW),
                edges.keys(secondWriter, secondReader, EdgeType.WR));
        boolean isFork = differ(first, second);
        if (isFork) {
            Cycle cycle = new Cycle(
                    List.of(firstWriter, firstReader, secondWriter, secondReader),
                    List.of(EdgeType.WR, EdgeType.RW, EdgeType.WR, EdgeType.RW));
            evidence.add(TxnAnomaly.LONG_FORK, () -> finding(TxnAnomaly.LONG_FORK, cycle));
        }
        return isFork;
    }

    private static boolean differ(int[] some, int[] others) {
        return Arrays.stream(some).anyMatch(one -> Arrays.stream(others).anyMatch(other -> other != one));
    }

    private static int[] common(int[] some, int[] others) {
        return Arrays.stream(some)
                .filter(one -> Arrays.stream(others).anyMatch(other -> other == one))
                .toArray();
    }

    private Finding finding(TxnAnomaly anomaly, Cycle cycle) {
        List<Edge> explained = new ArrayList<>();
        int[] involved = new int[cycle.length()];
        for (int i = 0; i < involved.length; i++) {
            involved[i] = cycle.transactions().get(i);
            explained.add(
                    edges.explain(involved[i], cycle.next(i), cycle.types().get(i)));
        }
        String text = explained.stream().map(Edge::text).collect(Collectors.joining("; "));
        return words.finding(anomaly, text + ". So each of them comes before itself.", explained, involved);
    }
}
