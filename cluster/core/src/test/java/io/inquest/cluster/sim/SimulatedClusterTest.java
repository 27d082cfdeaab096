package io.inquest.cluster.sim;

import static io.inquest.cluster.sim.Scene.MS;
import static io.inquest.cluster.sim.Scene.STEADY;
import static io.inquest.cluster.sim.Scene.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.Kills;
import io.inquest.cluster.ability.Partitionable;
import io.inquest.cluster.ability.Pauses;
import io.inquest.cluster.ability.SkewsClocks;
import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.ProgramHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SimulatedClusterTest {
    private final Scene scene = new Scene(3, (node, what) -> {});

    private List<String> newsAfter(long nanos) {
        scene.passNanos(nanos);
        return scene.news();
    }

    @Test
    void hasItsNodesAndAbilities() {
        assertEquals("sim", scene.cluster.name());
        assertEquals(List.of("n1", "n2", "n3"), scene.cluster.nodes());
        for (Class<?> ability :
                List.of(Partitionable.class, Kills.class, Pauses.class, SkewsClocks.class, ProgramHost.class)) {
            assertSame(scene.cluster, scene.cluster.ability(ability).orElseThrow());
        }
        assertTrue(scene.cluster.ability(Runnable.class).isEmpty());
    }

    @Test
    void startsAreIdempotentAndKillsSayWhatTheyDid() {
        assertEquals(List.of("0 n1 start", "0 n2 start", "0 n3 start"), scene.news());
        Recorder first = scene.recorder(1);
        scene.deployment.start(1);
        assertSame(first, scene.recorder(1));
        assertTrue(now(scene.cluster.isRunning(1)));
        assertTrue(now(scene.cluster.kill(1)));
        assertFalse(now(scene.cluster.kill(1)));
        assertFalse(now(scene.cluster.isRunning(1)));
        assertFalse(scene.deployment.isRunning(1));
        assertNull(scene.deployment.program(1));
        scene.deployment.start(1);
        assertNotSame(first, scene.recorder(1));
        assertEquals(List.of("0 n2 start"), scene.news());
    }

    @Test
    void nodesThatDoNotExistAreRefused() {
        for (int node : new int[] {-1, 3}) {
            assertThrows(IllegalArgumentException.class, () -> scene.cluster.kill(node));
            assertThrows(IllegalArgumentException.class, () -> scene.cluster.pause(node));
            assertThrows(IllegalArgumentException.class, () -> scene.cluster.jump(node, 1));
            assertThrows(IllegalArgumentException.class, () -> scene.deployment.start(node));
        }
        assertThrows(
                IllegalStateException.class, () -> scene.cluster.deploy(context -> scene.recorder(0), Recorder.CODEC));
    }

    @Test
    void nothingOfAnEarlierLifeReachesTheNext() {
        NodeContext<String> old = scene.recorder(0).context;
        old.timers().set(1, 5 * MS);
        old.disk().append("f", new byte[] {1});
        old.disk().sync(() -> scene.log.add("synced"));
        scene.cluster.kill(0);
        scene.deployment.start(0);
        scene.news();
        // what a dead program might still do
        old.timers().set(2, MS);
        old.outbox().send(1, "from the dead");
        old.disk().append("g", new byte[] {1});
        old.disk().replace("g", List.of(new byte[] {1}));
        old.disk().sync(() -> scene.log.add("synced"));
        assertEquals(List.of(), old.disk().read("f"));
        assertEquals(List.of(), newsAfter(20 * MS));
        assertEquals(List.of(), scene.recorder(0).context.disk().read("g"));
    }

    @Test
    void messagesInFlightOutliveTheirSenderAndFindTheReceiversNextLife() {
        scene.news();
        scene.send(0, 1, "a");
        scene.send(2, 0, "b");
        scene.cluster.kill(0);
        scene.deployment.start(0);
        scene.cluster.kill(2);
        assertEquals(List.of("0 n1 start", "1000000 n2 message 0 a", "1000000 n1 message 2 b"), newsAfter(5 * MS));
        scene.send(0, 2, "c");
        assertEquals(List.of(), newsAfter(5 * MS));
        assertEquals(1, scene.cluster.networkCounts().withoutReceiver());
    }

    @Test
    void aKillLosesWhatWasNotSynced() {
        Set<Integer> left = new TreeSet<>();
        for (long seed = 0; seed < 60; seed++) {
            Scene scene = new Scene(seed, 1, STEADY, (node, what) -> {});
            NodeContext<String> context = scene.recorder(0).context;
            context.disk().append("f", new byte[] {1});
            context.disk().sync(() -> {
                scene.log.add("synced");
                context.disk().append("f", new byte[] {2});
                context.disk().append("f", new byte[] {3});
            });
            scene.passNanos(3 * MS);
            assertTrue(scene.log.contains("synced"));
            scene.cluster.kill(0);
            scene.deployment.start(0);
            left.add(scene.recorder(0).context.disk().read("f").size());
        }
        assertEquals(Set.of(1, 2, 3), left);
    }

    @Test
    void aPauseHoldsEverythingBackAndResumeDeliversItInOrder() {
        NodeContext<String> context = scene.recorder(0).context;
        context.timers().set(7, 3 * MS);
        context.disk().append("f", new byte[] {1});
        context.disk().sync(() -> scene.recorder(0).note("synced"));
        scene.news();
        assertTrue(now(scene.cluster.pause(0)));
        assertFalse(now(scene.cluster.pause(0)));
        assertTrue(now(scene.cluster.isPaused(0)));
        assertTrue(now(scene.cluster.isRunning(0)));
        scene.send(1, 0, "a");
        assertEquals(List.of(), newsAfter(10 * MS));
        scene.send(1, 0, "b");
        scene.passNanos(MS);
        assertTrue(now(scene.cluster.resume(0)));
        assertFalse(now(scene.cluster.resume(0)));
        assertFalse(now(scene.cluster.isPaused(0)));
        assertEquals(
                List.of(
                        "11000000 n1 message 1 a",
                        "11000000 n1 synced",
                        "11000000 n1 timer 7",
                        "11000000 n1 message 1 b"),
                newsAfter(MS));
        scene.send(1, 0, "c");
        assertEquals(List.of("13000000 n1 message 1 c"), newsAfter(MS));
    }

    @Test
    void whatArrivesAtTheMomentOfResumingWaitsItsTurn() {
        scene.cluster.pause(0);
        scene.send(1, 0, "a");
        scene.passNanos(MS / 2);
        scene.news();
        scene.world.schedule(MS, () -> scene.cluster.resume(0));
        scene.send(1, 0, "b");
        assertEquals(List.of("1500000 n1 message 1 a", "1500000 n1 message 1 b"), newsAfter(2 * MS));
    }

    @Test
    void aTimerSetAnewWhileItWasHeldBackDoesNotRunOutTwice() {
        Scene scene = new Scene(2, (node, what) -> {
            if (what.startsWith("message")) {
                node.context.timers().set(7, 5 * MS);
                node.context.timers().cancel(8);
            }
        });
        scene.recorder(0).context.timers().set(7, 2 * MS);
        scene.recorder(0).context.timers().set(8, 2 * MS);
        scene.send(1, 0, "a");
        scene.cluster.pause(0);
        scene.passNanos(10 * MS);
        scene.news();
        scene.cluster.resume(0);
        scene.passNanos(20 * MS);
        assertEquals(List.of("10000000 n1 message 1 a", "15000000 n1 timer 7"), scene.news());
    }

    @Test
    void aPausedProcessHoldsOnlySoManyMessages() {
        Scene scene = new Scene(1, 2, STEADY.withHeldMessagesMax(3), (node, what) -> {});
        scene.cluster.pause(0);
        scene.recorder(0).context.timers().set(1, 2 * MS);
        for (int i = 0; i < 5; i++) {
            scene.send(1, 0, "m" + i);
        }
        scene.passNanos(5 * MS);
        scene.news();
        scene.cluster.resume(0);
        scene.passNanos(MS);
        assertEquals(4, scene.news().size());
        assertEquals(2, scene.cluster.networkCounts().overflowed());
        scene.cluster.pause(0);
        scene.send(1, 0, "again");
        scene.passNanos(5 * MS);
        assertEquals(2, scene.cluster.networkCounts().overflowed());
    }

    @Test
    void aKillWhilePausedLosesWhatWasHeldBack() {
        scene.cluster.pause(0);
        scene.send(1, 0, "a");
        scene.passNanos(5 * MS);
        scene.news();
        assertTrue(now(scene.cluster.kill(0)));
        assertFalse(now(scene.cluster.isPaused(0)));
        assertFalse(now(scene.cluster.resume(0)));
        scene.deployment.start(0);
        assertEquals(List.of("5000000 n1 start"), newsAfter(5 * MS));
        assertEquals(1, scene.cluster.networkCounts().overflowed());
    }

    @Test
    void timersObeyTheNodesClock() {
        Scene scene = new Scene(3, 5, STEADY.withDriftPpmMax(50_000), (node, what) -> {});
        scene.news();
        Set<Integer> drifts = new TreeSet<>();
        for (int node = 0; node < 5; node++) {
            int driftPpm = scene.cluster.driftPpm(node);
            drifts.add(driftPpm);
            assertTrue(Math.abs(driftPpm) <= 50_000);
            NodeContext<String> context = scene.recorder(node).context;
            long before = context.clock().monotonicNanos();
            long start = scene.world.nowNanos();
            context.timers().set(1, 1_000 * MS);
            scene.world.run(() -> !scene.log.isEmpty());
            long elapsed = context.clock().monotonicNanos() - before;
            assertTrue(elapsed == 1_000 * MS || elapsed == 1_000 * MS + 1, "elapsed " + elapsed);
            long expected = Math.round(1e15 / (1_000_000 + driftPpm));
            assertTrue(Math.abs(scene.world.nowNanos() - start - expected) <= 1);
            scene.news();
        }
        assertEquals(5, drifts.size());
    }

    @Test
    void aTimerIsSetAnewOrCancelled() {
        NodeContext<String> context = scene.recorder(0).context;
        scene.news();
        context.timers().set(1, 5 * MS);
        context.timers().set(1, 2 * MS);
        context.timers().set(2, 3 * MS);
        context.timers().cancel(2);
        context.timers().cancel(99);
        assertEquals(List.of("2000000 n1 timer 1"), newsAfter(10 * MS));
        context.timers().set(1, 0);
        assertEquals(List.of("10000000 n1 timer 1"), newsAfter(MS));
    }

    @Test
    void wallClocksJumpAndMonotonicClocksStartAnew() {
        NodeContext<String> context = scene.recorder(0).context;
        long wall = context.clock().wallNanos();
        long monotonic = context.clock().monotonicNanos();
        scene.cluster.jump(0, -90 * MS);
        assertEquals(-90 * MS, now(scene.cluster.offsetNanos(0)));
        assertEquals(0, now(scene.cluster.offsetNanos(1)));
        assertEquals(wall - 90 * MS, context.clock().wallNanos());
        assertEquals(monotonic, context.clock().monotonicNanos());
        scene.passNanos(MS);
        assertEquals(monotonic + MS, context.clock().monotonicNanos());
        scene.cluster.kill(0);
        scene.deployment.start(0);
        Recorder next = scene.recorder(0);
        assertEquals(wall - 89 * MS, next.context.clock().wallNanos());
        assertNotEquals(monotonic + MS, next.context.clock().monotonicNanos());
        assertNotEquals(context.random().nextLong(), next.context.random().nextLong());
    }

    @Test
    void aProgramThatThrowsCrashes() {
        Scene scene = new Scene(2, (node, what) -> {
            if (what.endsWith("boom")) {
                node.context.timers().set(1, MS);
                throw new IllegalStateException("told to");
            }
        });
        scene.send(1, 0, "boom");
        scene.passNanos(10 * MS);
        assertFalse(scene.deployment.isRunning(0));
        assertTrue(scene.deployment.isRunning(1));
        assertEquals(1, scene.cluster.crashCount());
        Crash crash = scene.cluster.crashes().get(0);
        assertEquals(
                "n1 crashed at 1000000 ns: its program threw java.lang.IllegalStateException: told to",
                crash.describe());
        assertFalse(scene.log.contains("2000000 n1 timer 1"));
        scene.deployment.start(0);
        assertTrue(scene.deployment.isRunning(0));
    }

    @Test
    void aProgramThatThrowsAtItsStartDoesNotRun() {
        Scene scene = new Scene(1, (node, what) -> {
            throw new AssertionError("no");
        });
        assertFalse(scene.deployment.isRunning(0));
        scene.deployment.start(0);
        assertEquals(2, scene.cluster.crashCount());
    }

    @Test
    void aSendToNobodyIsTheProgramsFault() {
        Scene scene = new Scene(2, (node, what) -> {
            if (what.startsWith("message")) {
                node.context.outbox().send(2, "nobody");
            }
        });
        scene.send(1, 0, "go");
        scene.passNanos(MS);
        assertTrue(scene.cluster.crashes().get(0).describe().contains("There is no address 2"));
    }

    @Test
    void aFaultyCodecIsFound() {
        Codec<String> shouting = new Codec<>() {
            @Override
            public byte[] encode(String message) {
                return Recorder.CODEC.encode(message);
            }

            @Override
            public String decode(byte[] bytes) {
                return Recorder.CODEC.decode(bytes) + "!";
            }
        };
        VirtualWorld world = new VirtualWorld(1);
        SimulatedCluster cluster = new SimulatedCluster(world, 1, STEADY.withCodec(true));
        cluster.deploy(
                        context -> new Recorder(
                                context,
                                world,
                                new ArrayList<>(),
                                (node, what) -> context.outbox().send(0, "hello")),
                        shouting)
                .start(0);
        assertTrue(cluster.crashes().get(0).describe().contains("turns hello into hello!"));
    }
}
