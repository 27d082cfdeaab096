package io.inquest.checkers.txn.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.common.Meter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Cycles that are shown: they exist, are of their kind, and in small graphs none of the kind is shorter. */
class ShownTest {
    private static final EdgeType[] TYPES = {EdgeType.WW, EdgeType.WR, EdgeType.RW, EdgeType.SO, EdgeType.RT};

    private final Meter meter = Meter.start(CheckContext.defaults());

    /** Nodes behind the transactions are auxiliary: here each stands for an edge, so that it makes walks longer only if it counts. */
    private Dependencies random(Random random, int nodes, boolean isBare, List<int[]> edges) {
        for (int i = 0; i < nodes + nodes / 2; i++) {
            int type = isBare ? EdgeType.WR.ordinal() + random.nextInt(2) : random.nextInt(TYPES.length);
            edges.add(new int[] {random.nextInt(nodes), random.nextInt(nodes), type});
        }
        edges.removeIf(edge -> edge[0] == edge[1]);
        return Dependencies.of(nodes, meter, builder -> {
            for (int[] edge : edges) {
                EdgeType type = TYPES[edge[2]];
                if (type == EdgeType.RT || type == EdgeType.RW && edge[0] % 2 == 0) {
                    int between = builder.node();
                    builder.add(edge[0], between, type);
                    builder.add(between, edge[1], type == EdgeType.RT ? type : EdgeType.RW_ON);
                } else {
                    builder.add(edge[0], edge[1], type);
                }
            }
        });
    }

    @Test
    void isAShortestOfItsKind() {
        Random random = new Random(29);
        Map<CycleKind, Integer> found = new EnumMap<>(CycleKind.class);
        for (int round = 0; round < 3000; round++) {
            int nodes = 2 + random.nextInt(8);
            List<int[]> edges = new ArrayList<>();
            Dependencies graph = random(random, nodes, round % 2 == 0, edges);
            Map<String, Integer> shortest = new HashMap<>();
            CycleSearch.search(graph, new Listener(edges, found, shortest), meter);
            shortest.forEach((kindAndLevel, length) -> {
                String[] parts = kindAndLevel.split(" ");
                int expected = shortest(nodes, edges, CycleKind.valueOf(parts[0]), Integer.parseInt(parts[1]));
                assertTrue(expected <= length, kindAndLevel);
            });
            if (shortest.size() == 1) { // of one component: no other one can have a shorter one of the kind
                shortest.forEach((kindAndLevel, length) -> {
                    String[] parts = kindAndLevel.split(" ");
                    assertEquals(
                            shortest(nodes, edges, CycleKind.valueOf(parts[0]), Integer.parseInt(parts[1])),
                            length,
                            kindAndLevel);
                });
            }
        }
        for (CycleKind kind : CycleKind.values()) {
            assertTrue(found.getOrDefault(kind, 0) > 10, () -> kind + ": " + found);
        }
    }

    /** Whether orders and dependencies of some type may be part of a cycle of a kind. */
    private static boolean isPart(EdgeType type, CycleKind kind, int level) {
        return switch (type) {
            case SO -> level >= 1;
            case RT -> level == 2;
            case WW -> true;
            case WR -> kind != CycleKind.WRITES;
            default -> kind.first() == EdgeType.RW;
        };
    }

    /** By breadth: a state is a node, whether the last edge was rw, and whether the walk has had what its kind needs. */
    private static int shortest(int nodes, List<int[]> edges, CycleKind kind, int level) {
        int best = Integer.MAX_VALUE;
        for (int[] first : edges) {
            if (TYPES[first[2]] != kind.first()) {
                continue;
            }
            boolean alternates = kind == CycleKind.NONADJACENT;
            int[] distance = new int[2 * nodes];
            int start = first[1] + (alternates ? nodes : 0);
            distance[start] = 1;
            Deque<Integer> next = new ArrayDeque<>(List.of(start));
            while (!next.isEmpty()) {
                int state = next.poll();
                for (int[] edge : edges) {
                    EdgeType type = TYPES[edge[2]];
                    boolean isRead = type == EdgeType.RW;
                    boolean leads = edge[0] == state % nodes
                            && isPart(type, kind, level)
                            && !(isRead && (kind == CycleKind.SINGLE || alternates && state >= nodes));
                    int to = edge[1] + (alternates && isRead ? nodes : 0);
                    if (leads && distance[to] == 0) {
                        distance[to] = distance[state] + 1;
                        next.add(to);
                    }
                }
            }
            best = distance[first[0]] > 0 ? Math.min(best, distance[first[0]]) : best;
        }
        return best;
    }

    private static final class Listener implements CycleSearch.Listener {
        private final List<int[]> edges;
        private final Map<CycleKind, Integer> found;
        private final Map<String, Integer> shortest;

        Listener(List<int[]> edges, Map<CycleKind, Integer> found, Map<String, Integer> shortest) {
            this.edges = edges;
            this.found = found;
            this.shortest = shortest;
        }

        @Override
        public void found(CycleKind kind, int orders, Supplier<Cycle> shown) {
            Cycle cycle = shown.get();
            int reads = 0;
            for (int i = 0; i < cycle.length(); i++) {
                EdgeType type = cycle.types().get(i);
                int from = cycle.transactions().get(i);
                int to = cycle.next(i);
                assertTrue(isPart(type, kind, orders), () -> kind + " has " + type);
                assertTrue(
                        edges.stream().anyMatch(e -> e[0] == from && e[1] == to && TYPES[e[2]] == type),
                        () -> "no " + type + " from " + from + " to " + to);
                reads += type == EdgeType.RW ? 1 : 0;
                boolean isTwice = type == EdgeType.RW && cycle.types().get((i + 1) % cycle.length()) == EdgeType.RW;
                assertTrue(kind == CycleKind.ANY || cycle.length() > 1 && !isTwice, () -> kind + ": " + cycle);
            }
            assertTrue(cycle.types().contains(kind.first()));
            assertTrue(kind != CycleKind.SINGLE || reads == 1);
            found.merge(kind, 1, Integer::sum);
            shortest.merge(kind + " " + orders, cycle.length(), Math::min);
        }

        @Override
        public boolean skew(int first, int second) {
            return false;
        }

        @Override
        public boolean fork(int firstWriter, int firstReader, int secondWriter, int secondReader) {
            return false;
        }
    }
}
