package io.inquest.checkers.txn.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.common.Meter;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.Transactions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final List<Object> VALUE = List.of(Arrays.asList("r", "x", null));

    @Test
    void leadFromEachTransactionToThoseThatComeLaterAndNoOthers() {
        Random random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            Transactions transactions = Transactions.of(history(random));
            Meter meter = Meter.start(CheckContext.defaults());
            int except = random.nextInt(5);
            Dependencies graph = Dependencies.of(transactions.count(), meter, builder -> {
                Orders.addSessions(transactions, t -> t != except, builder);
                Orders.addRealTime(transactions, t -> t != except, builder);
            });
            assertTrue(graph.nodes() <= 2 * transactions.count());
            assertTrue(graph.edges() <= 4 * transactions.count());
            for (int from = 0; from < transactions.count(); from++) {
                boolean[] later = reach(graph, from, EdgeType.RT);
                boolean[] inSession = reach(graph, from, EdgeType.SO);
                for (int to = 0; to < transactions.count(); to++) {
                    boolean counts = from != except && to != except;
                    boolean follows = counts
                            && transactions.outcome(from) == EventType.OK
                            && transactions.completion(from) < transactions.invocation(to);
                    assertEquals(follows, later[to]);
                    assertEquals(follows && transactions.process(from) == transactions.process(to), inSession[to]);
                }
            }
        }
    }

    private static History history(Random random) {
        HistoryBuilder builder = History.builder();
        boolean[] isOpen = new boolean[3];
        int[] process = {0, 1, 2};
        for (int i = 0; i < 24; i++) {
            int worker = random.nextInt(3);
            if (!isOpen[worker]) {
                builder.add(event(EventType.INVOKE, process[worker]));
            } else if (random.nextInt(5) > 0) {
                builder.add(event(random.nextInt(6) > 0 ? EventType.OK : EventType.FAIL, process[worker]));
            } else {
                builder.add(event(EventType.INFO, process[worker]));
                process[worker] += 3;
            }
            isOpen[worker] = !isOpen[worker];
        }
        return builder.build();
    }

    private static Event event(EventType type, int process) {
        return new Event(-1, -1, type, Actor.process(process), "txn", null, VALUE, null, null);
    }

    private static boolean[] reach(Dependencies graph, int from, EdgeType type) {
        boolean[] reached = new boolean[graph.nodes()];
        Deque<Integer> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            int node = next.poll();
            for (int edge = graph.begin(node); edge < graph.end(node); edge++) {
                if (graph.type(edge) == type && !reached[graph.target(edge)]) {
                    reached[graph.target(edge)] = true;
                    next.add(graph.target(edge));
                }
            }
        }
        return reached;
    }
}
