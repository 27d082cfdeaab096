package io.inquest.nemesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.Deployment;
import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.NodeProgram;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Killable;
import io.inquest.systems.SystemUnderTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The faults in the simulation, on five nodes that each tell all others, twenty times a second, that they are there. */
class SimulatedFaultsTest {
    private static final int NODES = 5;
    private static final List<String> KINDS =
            List.of("kill", "partition", "pause", "clock", "packets", "restart", "rolling-restart", "crash-loop");
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;

    private final VirtualWorld world = new VirtualWorld(1);
    private final SimulatedCluster cluster = new SimulatedCluster(world, NODES, SimulationOptions.DEFAULT);
    private final Beacons store = new Beacons(cluster);
    private final Battlefield field = new Battlefield(world, cluster, store);
    private final Nemesis nemesis = new Nemesis(field, FaultKinds.load());

    /** @param heard when this node last heard of each other, in the world's time */
    private record Beacon(NodeContext<String> context, VirtualWorld world, long[][] heard)
            implements NodeProgram<String> {
        @Override
        public void onStart() {
            onTimer(1);
        }

        @Override
        public void onMessage(int from, String message) {
            heard[context.self()][from] = world.nowNanos();
        }

        @Override
        public void onRequest(int client, String message) {}

        @Override
        public void onTimer(long timer) {
            for (int node = 0; node < NODES; node++) {
                if (node != context.self()) {
                    context.outbox().send(node, "here");
                }
            }
            context.timers().set(timer, 50 * MS);
        }
    }

    private final class Beacons implements SystemUnderTest, Killable {
        final long[][] heard = new long[NODES][NODES];
        private final Deployment<String> deployment;

        Beacons(SimulatedCluster cluster) {
            deployment = cluster.deploy(context -> new Beacon(context, world, heard), new Codec<>() {
                @Override
                public byte[] encode(String message) {
                    return message.getBytes(StandardCharsets.UTF_8);
                }

                @Override
                public String decode(byte[] bytes) {
                    return new String(bytes, StandardCharsets.UTF_8);
                }
            });
            for (int node = 0; node < NODES; node++) {
                deployment.start(node);
            }
        }

        @Override
        public CompletionStage<Void> start(int node) {
            deployment.start(node);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> setUp() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Client open(int worker) {
            throw new UnsupportedOperationException("beacons have no clients");
        }

        @Override
        public CompletionStage<Void> recover() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> tearDown() {
            return CompletableFuture.completedFuture(null);
        }
    }

    private void pass(long nanos) {
        boolean[] passed = new boolean[1];
        world.schedule(nanos, () -> passed[0] = true);
        world.run(() -> passed[0]);
    }

    /** Who hears whom, as {@code from>to}: one message in a second is enough. */
    private Set<String> hearing() {
        long since = world.nowNanos();
        pass(SECOND);
        TreeSet<String> hearing = new TreeSet<>();
        for (int to = 0; to < NODES; to++) {
            for (int from = 0; from < NODES; from++) {
                if (store.heard[to][from] > since + 500 * MS) {
                    hearing.add(from + ">" + to);
                }
            }
        }
        return hearing;
    }

    private Map<?, ?> perform(String fault, String phase, Object... more) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("id", 1);
        value.put("phase", phase);
        if (more.length > 0) {
            Map<String, Object> exact = new LinkedHashMap<>();
            for (int i = 0; i < more.length; i += 2) {
                exact.put((String) more[i], more[i + 1]);
            }
            value.put("fault", exact);
        }
        CompletableFuture<Event> performed =
                nemesis.perform(Operation.of(Actor.NEMESIS, fault, null, value)).toCompletableFuture();
        world.run(performed::isDone);
        assertNull(performed.join().error());
        return (Map<?, ?>) performed.join().value();
    }

    private static Set<String> linksOf(int... nodes) {
        TreeSet<String> links = new TreeSet<>();
        for (int from : nodes) {
            for (int to : nodes) {
                if (from != to) {
                    links.add(from + ">" + to);
                }
            }
        }
        return links;
    }

    @Test
    void aPartitionStopsMessagesOneWayAndItsEndLetsThemPass() {
        assertEquals(linksOf(0, 1, 2, 3, 4), hearing());
        perform("partition", "start", "shape", "one-way", "cut", List.of(List.of("n1", "n2"), List.of("n1", "n3")));
        Set<String> left = linksOf(0, 1, 2, 3, 4);
        left.removeAll(List.of("0>1", "0>2"));
        assertEquals(left, hearing());
        Map<?, ?> end = perform("partition", "end");
        assertEquals(true, end.get("effect"));
        assertTrue((Long) end.get("blocked") >= 30, "two links, twenty messages a second: " + end);
        assertEquals(linksOf(0, 1, 2, 3, 4), hearing());
    }

    @Test
    void aKillSilencesAndItsEndStarts() {
        perform("kill", "start", "targets", "minority", "nodes", List.of("n2", "n5"));
        assertEquals(linksOf(0, 2, 3), hearing());
        assertNull(store.deployment.program(1));
        assertEquals(List.of("n2", "n5"), perform("kill", "end").get("started"));
        assertEquals(linksOf(0, 1, 2, 3, 4), hearing());
    }

    @Test
    void aPauseSilencesWithoutForgetting() {
        NodeProgram<String> before = store.deployment.program(1);
        perform("pause", "start", "targets", "one", "nodes", List.of("n2"));
        assertEquals(linksOf(0, 2, 3, 4), hearing());
        assertEquals(List.of("n2"), perform("pause", "end").get("resumed"));
        assertEquals(linksOf(0, 1, 2, 3, 4), hearing());
        assertEquals(before, store.deployment.program(1));
    }

    @Test
    void aClockJumpsForItsProgramAndBack() {
        NodeContext<String> node = ((Beacon) store.deployment.program(2)).context();
        long wall = node.clock().wallNanos();
        perform("clock", "start", "targets", "one", "jump-nanos", Map.of("n3", -7 * SECOND));
        assertEquals(wall - 7 * SECOND, node.clock().wallNanos());
        perform("clock", "end");
        assertEquals(wall, node.clock().wallNanos());
    }

    @Test
    void aDriftIsMeasuredAndTimersGoWithIt() {
        NodeContext<String> node = ((Beacon) store.deployment.program(2)).context();
        long own = cluster.driftPpm(2);
        perform("clock", "start", "drift-ppm", Map.of("n3", 40_000L));
        long monotonic = node.clock().monotonicNanos();
        long wall = node.clock().wallNanos();
        pass(10 * SECOND);
        assertEquals(10 * SECOND + 400 * MS, node.clock().monotonicNanos() - monotonic);
        assertEquals(10 * SECOND + 400 * MS, node.clock().wallNanos() - wall);
        Map<?, ?> end = perform("clock", "end");
        assertEquals(true, end.get("effect"));
        assertEquals(Map.of("n3", 40_000L), end.get("measured-ppm"));
        assertEquals(own, cluster.driftPpm(2));
        assertEquals(wall + 10 * SECOND, node.clock().wallNanos());
    }

    @Test
    void aStrobeLeavesTheClockRight() {
        NodeContext<String> node = ((Beacon) store.deployment.program(2)).context();
        long wall = node.clock().wallNanos();
        perform("clock", "start", "strobe-nanos", Map.of("n3", SECOND), "period-nanos", 100 * MS);
        assertEquals(wall + SECOND, node.clock().wallNanos());
        pass(SECOND + 50 * MS);
        Map<?, ?> end = perform("clock", "end");
        assertEquals(Map.of("n3", 12L), end.get("jumps"));
        assertEquals(wall + SECOND + 50 * MS, node.clock().wallNanos());
    }

    @Test
    void restartsForgetAndServeOn() {
        NodeProgram<String> before = store.deployment.program(1);
        perform("restart", "start", "nodes", List.of("n2"), "mode", "stop");
        assertNotEquals(before, store.deployment.program(1));
        assertEquals(linksOf(0, 1, 2, 3, 4), hearing());
        perform("restart", "end");
    }

    @Test
    void aRollingRestartGoesThroughAllNodesWhileTheOthersServe() {
        List<NodeProgram<String>> before = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            before.add(store.deployment.program(node));
        }
        List<String> order = List.of("n2", "n5", "n1", "n3", "n4");
        perform("rolling-restart", "start", "nodes", order, "mode", "kill", "pause-nanos", 200 * MS);
        pass(500 * MS);
        assertSame(before.get(2), store.deployment.program(2));
        pass(500 * MS);
        assertEquals(order, perform("rolling-restart", "end").get("restarted"));
        for (int node = 0; node < NODES; node++) {
            assertNotSame(before.get(node), store.deployment.program(node));
        }
        assertEquals(linksOf(0, 1, 2, 3, 4), hearing());
    }

    @Test
    void aCrashLoopKillsAgainAndAgainAndEndsWithTheNodeRunning() {
        perform("crash-loop", "start", "nodes", List.of("n2"), "alive-nanos", 60 * MS, "down-nanos", 40 * MS);
        pass(SECOND + 20 * MS);
        Map<?, ?> end = perform("crash-loop", "end");
        assertEquals(Map.of("n2", 11L), end.get("killed-times"));
        assertEquals(Map.of("n2", 11L), end.get("started-times"));
        assertEquals(linksOf(0, 1, 2, 3, 4), hearing());
    }

    @Test
    void aHalfOpenConnectionSilencesOneWayAndItsEndLetsMessagesPass() {
        perform(
                "packets",
                "start",
                "links",
                List.of(List.of("n1", "n2"), List.of("n1", "n3")),
                "conditions",
                Map.of("loss-ppm", 1_000_000L));
        Set<String> left = linksOf(0, 1, 2, 3, 4);
        left.removeAll(List.of("0>1", "0>2"));
        assertEquals(left, hearing());
        Map<?, ?> end = perform("packets", "end");
        assertEquals(true, end.get("effect"));
        assertEquals(end.get("messages"), end.get("lost"));
        assertTrue((Long) end.get("lost") >= 30, "two links, twenty messages a second: " + end);
        assertEquals(linksOf(0, 1, 2, 3, 4), hearing());
    }

    @Test
    void linksToClientsThatNobodyUsesHadNoEffect() {
        perform(
                "packets",
                "start",
                "links",
                List.of(List.of("n1", "clients"), List.of("clients", "n1")),
                "conditions",
                Map.of("delay-nanos", 100 * MS));
        assertEquals(linksOf(0, 1, 2, 3, 4), hearing());
        assertEquals(false, perform("packets", "end").get("effect"));
    }

    @Test
    void aScheduleOfEverythingHasEffectsAndLeavesNothingBroken() {
        List<String> first = null;
        for (int seed = 0; seed < 20; seed++) {
            SimulatedFaultsTest run = new SimulatedFaultsTest();
            List<Event> events = run.play(seed);
            TreeSet<String> effective = new TreeSet<>();
            for (Event event : events) {
                Map<?, ?> value = (Map<?, ?>) event.value();
                boolean ended = value.get("phase").equals("end");
                assertTrue(!ended || event.error() == null, "seed " + seed + ": " + event);
                if (ended && value.get("effect").equals(true)) {
                    effective.add(event.f());
                }
            }
            assertEquals(new TreeSet<>(KINDS), effective, "seed " + seed);
            run.assertNothingBroken();
            List<String> told = events.stream().map(Event::toString).toList();
            if (seed == 0) {
                first = told;
            }
        }
        assertEquals(
                first,
                new SimulatedFaultsTest().play(0).stream().map(Event::toString).toList(),
                "the same seed is the same run");
    }

    /** A minute of faults of all kinds, then the end of all of them. */
    private List<Event> play(long seed) {
        List<Event> events = new ArrayList<>();
        Generator schedule = new FaultSchedule(KINDS, Rhythm.defaults());
        for (int question = 0; world.nowNanos() < 60 * SECOND; question++) {
            Step step = schedule.next(context(seed, question));
            if (step instanceof Step.Emit emit) {
                CompletableFuture<Event> performed =
                        nemesis.perform(emit.operation()).toCompletableFuture();
                world.run(performed::isDone);
                events.add(performed.join().at(events.size(), world.nowNanos()));
                schedule = emit.rest().update(context(seed, question), performed.join());
            } else if (step instanceof Step.Pending pending) {
                schedule = pending.rest();
                pass(pending.wakeNanos() - world.nowNanos());
            }
        }
        CompletableFuture<List<Event>> healed = nemesis.healAll().toCompletableFuture();
        world.run(healed::isDone);
        events.addAll(healed.join());
        return events;
    }

    private Context context(long seed, int question) {
        BitSet free = new BitSet();
        free.set(0, 2);
        return new Context(world.nowNanos(), world.random("generator " + seed + " " + question), new int[] {0}, free);
    }

    private void assertNothingBroken() {
        assertEquals(0, nemesis.open());
        for (int node = 0; node < NODES; node++) {
            assertTrue(cluster.isRunning(node).toCompletableFuture().join());
            assertEquals(false, cluster.isPaused(node).toCompletableFuture().join());
            assertEquals(0, cluster.offsetNanos(node).toCompletableFuture().join());
            assertEquals(false, cluster.isDrifting(node).toCompletableFuture().join());
            for (int to = 0; to < NODES; to++) {
                if (to != node) {
                    Link link = new Link(node, to);
                    assertTrue(cluster.passes(link).toCompletableFuture().join());
                    assertTrue(cluster.conditions(link)
                            .toCompletableFuture()
                            .join()
                            .isNone());
                }
            }
        }
        assertEquals(linksOf(0, 1, 2, 3, 4), hearing());
    }
}
