package io.inquest.checkers.txn.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.common.Meter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    private final Meter meter = Meter.start(CheckContext.defaults());

    @Test
    void ofRandomGraphsAreThoseWhereEachReachesTheOther() {
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            int nodes = 1 + random.nextInt(9);
            boolean[][] reach = new boolean[nodes][nodes];
            int[][] edges = new int[random.nextInt(2 * nodes)][];
            for (int i = 0; i < edges.length; i++) {
                edges[i] = new int[] {random.nextInt(nodes), random.nextInt(nodes), random.nextInt(2)};
                reach[edges[i][0]][edges[i][1]] |= edges[i][2] == 0;
            }
            for (int via = 0; via < nodes; via++) {
                for (int from = 0; from < nodes; from++) {
                    for (int to = 0; to < nodes; to++) {
                        reach[from][to] |= reach[from][via] && reach[via][to];
                    }
                }
            }
            Dependencies graph = Dependencies.of(nodes, meter, builder -> {
                for (int[] edge : edges) {
                    builder.add(edge[0], edge[1], edge[2] == 0 ? EdgeType.WW : EdgeType.RW);
                }
            });
            assertSame(reach, Components.of(graph, EdgeType.WW.bit(), meter));
        }
    }

    private static void assertSame(boolean[][] reach, Components components) {
        int inCycles = 0;
        for (int from = 0; from < reach.length; from++) {
            boolean inCycle = false;
            for (int to = 0; to < reach.length; to++) {
                boolean together = from == to || reach[from][to] && reach[to][from];
                assertEquals(together, components.of(from) == components.of(to));
                assertTrue(!reach[from][to] || components.of(from) >= components.of(to));
                inCycle |= from != to && together;
            }
            assertTrue(components.of(from) >= 0 && components.of(from) < components.count());
            inCycles += inCycle ? 1 : 0;
        }
        assertEquals(inCycles, components.nodesInCycles());
    }

    @Test
    void aPathOfAMillionIsNoDeeperThanAnyOther() {
        int nodes = 1_000_000;
        Dependencies chain = Dependencies.of(nodes, meter, builder -> {
            for (int i = 0; i < nodes - 1; i++) {
                builder.add(i, i + 1, EdgeType.WW);
            }
            builder.add(nodes - 1, nodes / 2, EdgeType.WR);
        });
        assertEquals(0, Components.of(chain, EdgeType.WW.bit(), meter).nodesInCycles());
        int both = EdgeType.WW.bit() | EdgeType.WR.bit();
        assertEquals(nodes / 2, Components.of(chain, both, meter).nodesInCycles());
    }
}
