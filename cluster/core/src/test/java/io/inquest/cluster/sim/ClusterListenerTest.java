package io.inquest.cluster.sim;

import static io.inquest.cluster.sim.Scene.MS;
import static io.inquest.cluster.sim.Scene.STEADY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Bandwidth;
import io.inquest.cluster.ability.PacketConditions.Corruption;
import io.inquest.cluster.ability.PacketConditions.Reordering;
import io.inquest.cluster.program.ClientPort;
import io.inquest.cluster.program.Notes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class ClusterListenerTest {
    private final Diary diary = new Diary();

    private Scene scene(SimulationOptions options, BiConsumer<Recorder, String> reaction) {
        Scene scene = new Scene(1, 2, options, Recorder.CODEC, reaction, diary);
        diary.lines.clear();
        return scene;
    }

    private static void quiet(Recorder node, String what) {}

    private static SimulationOptions network(int lossPpm, int duplicationPpm, int holdUpPpm) {
        return STEADY.withNetwork(new NetworkOptions(Latency.constant(MS), lossPpm, duplicationPpm, holdUpPpm, 1));
    }

    @Test
    void aDeliveryNamesItsSendAndComesBeforeTheAnswer() {
        Scene scene = scene(STEADY, (node, what) -> {
            if (what.equals("message 0 ping")) {
                node.context.outbox().send(0, "pong");
            }
        });
        scene.send(0, 1, "ping");
        scene.passNanos(5 * MS);
        assertEquals(
                List.of(
                        "0 #1 0->1 ping",
                        "1000000 #1 delivered ping",
                        "1000000 #2 1->0 pong",
                        "2000000 #2 delivered pong"),
                diary.lines);
    }

    @Test
    void aCutIsToldWhereItStops() {
        Scene scene = scene(STEADY, ClusterListenerTest::quiet);
        scene.send(0, 1, "under way");
        scene.cluster.cut(List.of(new Link(0, 1)));
        scene.send(0, 1, "too late");
        scene.passNanos(5 * MS);
        assertEquals(List.of("0 #1 0->1 under way", "0 #2 0->1 too late", "0 #2 cut", "1000000 #1 cut"), diary.lines);
        assertEquals(2, scene.cluster.networkCounts().blocked());
    }

    @Test
    void aLossIsTold() {
        Scene scene = scene(network(1_000_000, 0, 0), ClusterListenerTest::quiet);
        scene.send(0, 1, "a");
        assertEquals(List.of("0 #1 0->1 a", "0 #1 lost"), diary.lines);
    }

    @Test
    void whatConditionsDoIsTold() {
        Scene scene = scene(STEADY, ClusterListenerTest::quiet);
        PacketConditions none = PacketConditions.NONE;
        for (PacketConditions conditions : List.of(
                none.withLossPpm(PacketConditions.ALL_PPM),
                none.withCorruption(new Corruption(PacketConditions.ALL_PPM, true)),
                none.withDuplicationPpm(PacketConditions.ALL_PPM),
                none.withReordering(new Reordering(PacketConditions.ALL_PPM, 1)),
                none.withBandwidth(new Bandwidth(1_000_000_000, 0)))) {
            scene.cluster.shape(List.of(new Link(0, 1)), conditions);
            scene.send(0, 1, "a");
            scene.cluster.unshape(List.of(new Link(0, 1)));
        }
        scene.cluster.shape(List.of(new Link(0, 1)), none.withBandwidth(new Bandwidth(1, 0)));
        scene.send(0, 1, "b");
        scene.send(0, 1, "c");
        scene.passNanos(1_100 * MS);
        assertEquals(
                List.of(
                        "0 #1 0->1 a",
                        "0 #1 lost",
                        "0 #2 0->1 a",
                        "0 #2 corrupted",
                        "0 #3 0->1 a",
                        "0 #3 duplicated",
                        "0 #4 0->1 a",
                        "0 #4 held-up",
                        "0 #5 0->1 a",
                        "0 #6 0->1 b",
                        "0 #7 0->1 c",
                        "0 #7 queue-full",
                        "1000000 #3 delivered a",
                        "1000000 #3 delivered a",
                        "1000001 #4 delivered a",
                        "1000001 #5 delivered a",
                        "1001000000 #6 delivered b"),
                diary.lines);
    }

    @Test
    void anAlteredMessageKeepsItsId() {
        Scene scene = new Scene(1, 2, STEADY, Recorder.ASCII, ClusterListenerTest::quiet, diary);
        diary.lines.clear();
        PacketConditions flipping =
                PacketConditions.NONE.withCorruption(new Corruption(PacketConditions.ALL_PPM, false));
        scene.cluster.shape(List.of(new Link(0, 1)), flipping);
        for (int i = 0; i < 100; i++) {
            scene.send(0, 1, "aaaa");
        }
        scene.passNanos(MS);
        assertEquals(100, count(" altered") + count(" undecodable"));
        assertEquals(count(" altered"), count(" delivered "));
        assertEquals(0, count(" delivered aaaa"));
        assertTrue(count(" undecodable") > 0 && count(" altered") > 0);
        for (String line : diary.lines) {
            if (line.endsWith(" altered")) {
                String id = line.substring(1, line.length() - " altered".length());
                assertEquals(1, count(id + " delivered "), line);
            }
        }
    }

    @Test
    void bothCopiesHaveOneId() {
        Scene scene = scene(network(0, 1_000_000, 0), ClusterListenerTest::quiet);
        scene.send(0, 1, "a");
        scene.passNanos(5 * MS);
        assertEquals(
                List.of("0 #1 0->1 a", "0 #1 duplicated", "1000000 #1 delivered a", "1000000 #1 delivered a"),
                diary.lines);
    }

    @Test
    void beingHeldUpIsTold() {
        Scene scene = scene(network(0, 0, 1_000_000), ClusterListenerTest::quiet);
        scene.send(0, 1, "a");
        scene.passNanos(5 * MS);
        assertEquals(List.of("0 #1 0->1 a", "0 #1 held-up", "1000001 #1 delivered a"), diary.lines);
    }

    @Test
    void whereNobodyReceivesIsTold() {
        Scene scene = scene(STEADY, ClusterListenerTest::quiet);
        List<String> received = new ArrayList<>();
        ClientPort<String> client = scene.deployment.connect((from, message) -> received.add(message));
        scene.cluster.kill(1);
        scene.send(0, 1, "a");
        scene.send(0, client.address(), "b");
        client.close();
        scene.passNanos(5 * MS);
        assertEquals(
                List.of(
                        "0 n1 kill null",
                        "0 #1 0->1 a",
                        "0 #2 0->2 b",
                        "1000000 #1 no-receiver",
                        "1000000 #2 no-receiver"),
                diary.lines);
        assertEquals(List.of(), received);
    }

    @Test
    void aPausedProcessLetsWaitOverflowAndTakesTheRestWithIt() {
        Scene scene = scene(STEADY.withHeldMessagesMax(1), ClusterListenerTest::quiet);
        scene.cluster.pause(1);
        scene.send(0, 1, "a");
        scene.send(0, 1, "b");
        scene.passNanos(5 * MS);
        scene.cluster.kill(1);
        scene.deployment.start(1);
        assertEquals(
                List.of(
                        "0 n1 pause null",
                        "0 #1 0->1 a",
                        "0 #2 0->1 b",
                        "1000000 #1 waiting",
                        "1000000 #2 overflow",
                        "5000000 n1 kill null",
                        "5000000 #1 receiver-died",
                        "5000000 n1 start null"),
                diary.lines);
        assertEquals(2, scene.cluster.networkCounts().overflowed());
    }

    @Test
    void whatWaitedIsDeliveredAfterTheResume() {
        Scene scene = scene(STEADY, ClusterListenerTest::quiet);
        scene.cluster.pause(1);
        scene.send(0, 1, "a");
        scene.passNanos(5 * MS);
        scene.cluster.resume(1);
        scene.passNanos(MS);
        assertEquals(
                List.of(
                        "0 n1 pause null",
                        "0 #1 0->1 a",
                        "1000000 #1 waiting",
                        "5000000 n1 resume null",
                        "5000000 #1 delivered a"),
                diary.lines);
    }

    @Test
    void clientsSayWhomTheyServeUnlessItIsNobody() {
        Scene scene = scene(STEADY, ClusterListenerTest::quiet);
        ClientPort<String> client = scene.deployment.connect((from, message) -> {});
        client.serves(17);
        client.serves(-1);
        client.send(0, "a");
        assertEquals(List.of("0 c2 serves 17", "0 #1 2->0 a"), diary.lines);
    }

    @Test
    void aProgramsNotesAreToldWhileItLives() {
        Scene scene = scene(STEADY, ClusterListenerTest::quiet);
        Notes notes = scene.recorder(0).context.notes();
        notes.note(() -> "leads");
        notes.detail(() -> "commits 3");
        assertEquals("n2", notes.name(1));
        assertEquals("c2", notes.name(2));
        scene.cluster.kill(0);
        notes.note(() -> "haunts");
        assertEquals(List.of("0 n0 note leads", "0 n0 detail commits 3", "0 n0 kill null"), diary.lines);
    }

    @Test
    void aCrashSaysWhatTheProgramThrew() {
        Scene scene = scene(STEADY, (node, what) -> {
            if (what.startsWith("message")) {
                throw new IllegalStateException("told to");
            }
        });
        scene.send(0, 1, "boom");
        scene.passNanos(5 * MS);
        assertEquals(
                List.of(
                        "0 #1 0->1 boom",
                        "1000000 #1 delivered boom",
                        "1000000 n1 crash java.lang.IllegalStateException: told to"),
                diary.lines);
    }

    /** Or notes would cost every run what only those with a message log are to pay. */
    @Test
    void nobodyMakesATextThatNobodyReads() {
        Scene scene = new Scene(1, ClusterListenerTest::quiet);
        Notes notes = scene.recorder(0).context.notes();
        notes.note(() -> {
            throw new AssertionError("nobody listens");
        });
        notes.detail(() -> {
            throw new AssertionError("nobody listens");
        });
    }

    @Test
    void everythingSentComesToAnEndThatAddsUp() {
        SimulationOptions options = STEADY.withNetwork(
                new NetworkOptions(new Latency(MS / 5, MS, 10_000, 10), 100_000, 200_000, 100_000, 5 * MS));
        Scene scene = scene(options, ClusterListenerTest::quiet);
        scene.cluster.cut(List.of(new Link(1, 0)));
        for (int i = 0; i < 500; i++) {
            scene.send(i % 2, 1 - i % 2, "m" + i);
        }
        scene.passNanos(1_000 * MS);
        NetworkCounts counts = scene.cluster.networkCounts();
        assertEquals(counts.sent(), count("->"));
        assertEquals(counts.delivered(), count(" delivered "));
        assertEquals(counts.lost(), count(" lost"));
        assertEquals(counts.duplicated(), count(" duplicated"));
        assertEquals(counts.heldUp(), count(" held-up"));
        assertEquals(counts.blocked(), count(" cut"));
        assertEquals(counts.sent() + counts.duplicated(), counts.delivered() + counts.lost() + counts.blocked());
        assertTrue(counts.lost() > 0 && counts.duplicated() > 0 && counts.heldUp() > 0, counts::toString);
    }

    private long count(String part) {
        return diary.lines.stream().filter(line -> line.contains(part)).count();
    }

    @Test
    void aMessageThatGoesOnCannotBeDropped() {
        VirtualWorld world = new VirtualWorld(1);
        SimulatedNetwork network = new SimulatedNetwork(world, 2, STEADY.network(), new Audience(world, diary));
        Message<String> message = new Message<>(null, 0, 1, "a");
        for (Fate fate : Fate.values()) {
            if (!fate.isDrop()) {
                assertThrows(IllegalArgumentException.class, () -> network.drop(message, fate));
            } else {
                network.drop(message, fate);
            }
        }
    }

    /** Writes down what it is told. */
    private static final class Diary implements ClusterListener {
        final List<String> lines = new ArrayList<>();

        @Override
        public void sent(long timeNanos, long id, int from, int to, Object content) {
            lines.add(timeNanos + " #" + id + " " + from + "->" + to + " " + content);
        }

        @Override
        public void met(long timeNanos, long id, Fate fate) {
            lines.add(timeNanos + " #" + id + " " + fate.word());
        }

        @Override
        public void delivered(long timeNanos, long id, Object content) {
            lines.add(timeNanos + " #" + id + " delivered " + content);
        }

        @Override
        public void happened(long timeNanos, int node, NodeEvent event, String text) {
            lines.add(timeNanos + " n" + node + " " + event.word() + " " + text);
        }

        @Override
        public void serves(long timeNanos, int client, int event) {
            lines.add(timeNanos + " c" + client + " serves " + event);
        }
    }
}
