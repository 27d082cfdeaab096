package io.inquest.cluster.sim;

import static io.inquest.cluster.sim.Scene.MS;
import static io.inquest.cluster.sim.Scene.STEADY;
import static io.inquest.cluster.sim.Scene.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.program.ClientPort;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedNetworkTest {
    private static final List<Link> FIRST_TO_SECOND = List.of(new Link(0, 1));

    private final Scene scene = new Scene(3, (node, what) -> {});

    private long blocked(int from, int to) {
        return now(scene.cluster.blocked(List.of(new Link(from, to))));
    }

    private List<String> newsAfter(long nanos) {
        scene.passNanos(nanos);
        return scene.news();
    }

    @Test
    void messagesTakeTheirTime() {
        scene.news();
        scene.send(0, 1, "hi");
        assertEquals(List.of("1000000 n2 message 0 hi"), newsAfter(5 * MS));
        scene.send(2, 2, "self");
        assertEquals(List.of("5010000 n3 message 2 self"), newsAfter(MS));
    }

    @Test
    void cutsAreOneWayAndCounted() {
        scene.news();
        scene.cluster.cut(FIRST_TO_SECOND);
        assertFalse(now(scene.cluster.passes(new Link(0, 1))));
        assertTrue(now(scene.cluster.passes(new Link(1, 0))));
        scene.send(0, 1, "a");
        scene.send(0, 1, "b");
        scene.send(0, 2, "c");
        scene.send(1, 0, "d");
        assertEquals(List.of("1000000 n3 message 0 c", "1000000 n1 message 1 d"), newsAfter(5 * MS));
        assertEquals(2, blocked(0, 1));
        assertEquals(0, blocked(1, 0));
        assertEquals(2, now(scene.cluster.blocked(List.of(new Link(0, 1), new Link(0, 2)))));
        scene.cluster.join(FIRST_TO_SECOND);
        scene.send(0, 1, "e");
        assertEquals(List.of("6000000 n2 message 0 e"), newsAfter(5 * MS));
        assertEquals(2, blocked(0, 1));
    }

    @Test
    void aCutStopsWhatIsInFlight() {
        scene.news();
        scene.send(0, 1, "a");
        scene.send(1, 0, "b");
        scene.cluster.cut(FIRST_TO_SECOND);
        assertEquals(List.of("1000000 n1 message 1 b"), newsAfter(5 * MS));
        assertEquals(1, blocked(0, 1));
    }

    @Test
    void whatWasSentIntoACutStaysLost() {
        scene.news();
        scene.cluster.cut(FIRST_TO_SECOND);
        scene.send(0, 1, "a");
        scene.cluster.join(FIRST_TO_SECOND);
        assertEquals(List.of(), newsAfter(5 * MS));
    }

    @Test
    void cutsAddUp() {
        Link link = new Link(0, 1);
        scene.cluster.cut(List.of(link, new Link(1, 2)));
        scene.cluster.cut(List.of(link));
        scene.cluster.join(List.of(link));
        assertFalse(now(scene.cluster.passes(link)));
        scene.cluster.join(List.of(link));
        assertTrue(now(scene.cluster.passes(link)));
        assertFalse(now(scene.cluster.passes(new Link(1, 2))));
    }

    @Test
    void joiningWhatIsNotCutIsRefusedAndChangesNothing() {
        scene.cluster.cut(FIRST_TO_SECOND);
        List<Link> twice = List.of(new Link(0, 1), new Link(0, 1));
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> scene.cluster.join(twice));
        assertTrue(e.getMessage().contains("from node 0 to node 1"), e.getMessage());
        assertFalse(now(scene.cluster.passes(new Link(0, 1))));
    }

    @Test
    void linksThatDoNotExistAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> scene.cluster.cut(List.of(new Link(0, 3))));
        assertThrows(IllegalArgumentException.class, () -> scene.cluster.passes(new Link(1, 1)));
        assertThrows(IllegalArgumentException.class, () -> scene.cluster.blocked(List.of(new Link(-1, 1))));
        // none of a bad request is done
        assertThrows(IllegalArgumentException.class, () -> scene.cluster.cut(List.of(new Link(0, 1), new Link(0, 3))));
        assertTrue(now(scene.cluster.passes(new Link(0, 1))));
    }

    @Test
    void clientsAreOutOfReachOfPartitions() {
        List<Link> all = new ArrayList<>();
        for (int from = 0; from < 3; from++) {
            for (int to = 0; to < 3; to++) {
                if (from != to) {
                    all.add(new Link(from, to));
                }
            }
        }
        List<String> received = new ArrayList<>();
        ClientPort<String> client = scene.deployment.connect((from, message) -> received.add(from + " " + message));
        ClientPort<String> other = scene.deployment.connect((from, message) -> received.add("other"));
        scene.cluster.cut(all);
        scene.news();
        client.send(1, "ask");
        assertEquals(List.of("1000000 n2 request " + client.address() + " ask"), newsAfter(MS));
        scene.send(1, client.address(), "answer");
        scene.passNanos(MS);
        assertEquals(List.of("1 answer"), received);
        assertEquals(other.address(), client.address() + 1);
    }

    @Test
    void aClosedClientReceivesNothing() {
        List<String> received = new ArrayList<>();
        ClientPort<String> client = scene.deployment.connect((from, message) -> received.add(message));
        scene.send(0, client.address(), "in flight");
        client.close();
        scene.send(0, client.address(), "late");
        scene.passNanos(5 * MS);
        assertEquals(List.of(), received);
        assertEquals(2, scene.cluster.networkCounts().withoutReceiver());
        assertTrue(scene.deployment.connect((from, message) -> {}).address() > client.address());
    }

    @Test
    void lossDuplicationAndHoldUpsComeAtTheirRates() {
        NetworkOptions rough = new NetworkOptions(Latency.constant(MS), 20_000, 30_000, 40_000, 1_000 * MS);
        Scene scene = new Scene(1, 2, STEADY.withNetwork(rough), (node, what) -> {});
        scene.news();
        for (int i = 0; i < 100_000; i++) {
            scene.send(0, 1, "m");
        }
        scene.passNanos(MS);
        int soon = scene.news().size();
        scene.passNanos(1_000 * MS);
        int late = scene.news().size();
        NetworkCounts counts = scene.cluster.networkCounts();
        assertEquals(100_000, counts.sent());
        assertTrue(Math.abs(counts.lost() - 2_000) < 200, "lost " + counts.lost());
        assertTrue(Math.abs(counts.duplicated() - 3_000) < 250, "duplicated " + counts.duplicated());
        assertTrue(Math.abs(counts.heldUp() - 4_000) < 300, "held up " + counts.heldUp());
        assertEquals(counts.heldUp(), late);
        assertEquals(100_000 - counts.lost() + counts.duplicated(), soon + late);
        assertEquals(soon + late, counts.delivered());
    }

    @Test
    void aReliableNetworkDeliversEachMessageOnce() {
        for (int i = 0; i < 10_000; i++) {
            scene.send(0, 1, "m");
        }
        scene.passNanos(MS);
        assertEquals(new NetworkCounts(10_000, 0, 0, 0, 0, 0, 10_000, 0, 0), scene.cluster.networkCounts());
    }

    @Test
    void differingLatenciesReorder() {
        Scene scene = new Scene(1, 2, SimulationOptions.DEFAULT, (node, what) -> {});
        scene.news();
        for (int i = 0; i < 100; i++) {
            scene.send(0, 1, String.format("%02d", i));
        }
        scene.passNanos(100 * MS);
        List<String> order = scene.news().stream()
                .map(line -> line.substring(line.length() - 2))
                .toList();
        assertTrue(order.size() > 95);
        assertFalse(order.equals(order.stream().sorted().toList()));
    }

    @Test
    void optionsAreChecked() {
        Latency latency = Latency.constant(1);
        assertThrows(IllegalArgumentException.class, () -> new NetworkOptions(latency, -1, 0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new NetworkOptions(latency, 500_000, 500_000, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> STEADY.withDriftPpmMax(1_000_000));
    }
}
