package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.DamagesDisks;
import io.inquest.cluster.sim.Latency;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.Operation;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.Nemesis;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The faults of disks in the simulation, on three nodes that each write the next number every 10 ms and sync it in 2. */
class DiskFaultsTest {
    private static final int NODES = 3;
    private static final long MS = 1_000_000;

    private final VirtualWorld world = new VirtualWorld(1);
    private final SimulatedCluster cluster = new SimulatedCluster(
            world,
            NODES,
            SimulationOptions.DEFAULT.withDiskSync(Latency.constant(2 * MS)).withDriftPpmMax(0));
    private final DamagesDisks disks = cluster.ability(DamagesDisks.class).orElseThrow();
    private final CountingStore store = new CountingStore(cluster, NODES);
    private final Nemesis nemesis = new Nemesis(new Battlefield(world, cluster, store), FaultKinds.load(), Map.of());

    private void run() {
        store.setUp();
        pass(105 * MS);
    }

    private void pass(long nanos) {
        boolean[] passed = new boolean[1];
        world.schedule(nanos, () -> passed[0] = true);
        world.run(() -> passed[0]);
    }

    private Event event(String kind, Object id, String phase, Map<String, Object> fault) {
        Map<String, Object> value = Data.of("id", id, "phase", phase);
        if (fault != null) {
            value.put("fault", fault);
        }
        CompletableFuture<Event> performed =
                nemesis.perform(Operation.of(Actor.NEMESIS, kind, null, value)).toCompletableFuture();
        world.run(performed::isDone);
        return performed.join();
    }

    private Map<?, ?> start(String kind, Object... fault) {
        Event event = event(kind, kind, "start", Data.of(fault));
        assertNull(event.error());
        return (Map<?, ?>) event.value();
    }

    private Map<?, ?> end(String kind) {
        Event event = event(kind, kind, "end", null);
        assertNull(event.error());
        return (Map<?, ?>) event.value();
    }

    private static Map<String, Object> evidence(Map<?, ?> value) {
        Map<String, Object> evidence = Data.of();
        value.forEach((name, seen) -> {
            if (!Set.of("id", "phase", "fault", "took-nanos").contains(name)) {
                evidence.put((String) name, seen);
            }
        });
        return evidence;
    }

    private Set<Integer> running() {
        Set<Integer> running = new TreeSet<>();
        for (int node = 0; node < NODES; node++) {
            if (store.deployment.isRunning(node)) {
                running.add(node);
            }
        }
        return running;
    }

    @Test
    void aLossTakesWhatWasNotSyncedAndItsEndStarts() {
        run();
        long durable = store.durable.get(1);
        Map<?, ?> begun = start("disk", "nodes", List.of("n2", "n3"), "mode", "lost");
        assertEquals(Data.of("effect", true, "writes-lost", 2L, "killed", List.of("n2", "n3")), evidence(begun));
        assertEquals(Set.of(0), running());
        long lost = store.durable.get(1);
        assertTrue(lost >= durable);
        assertEquals(Data.of("effect", true, "started", List.of("n2", "n3")), evidence(end("disk")));
        assertEquals(Set.of(0, 1, 2), running());
        assertEquals(lost + 1, store.found.get(1).size(), "the durable ones, and none of the others");
    }

    @Test
    void aPowerCutWaitsForAWriteAndHoldsUpSyncsAsLongAsItIsTold() {
        run();
        long begin = world.nowNanos();
        Map<?, ?> begun = start("disk", "nodes", List.of("n1"), "mode", "lost", "hold-nanos", 25 * MS);
        // the next write is at 110 ms, looked for from 105 ms on; those at 120 and 130 ms come to it
        assertEquals(begin + 5 * MS + 25 * MS, world.nowNanos());
        assertEquals(
                Data.of("effect", true, "syncs-slowed", 3L, "writes-lost", 3L, "killed", List.of("n1")),
                evidence(begun));
        assertEquals(30 * MS, begun.get("took-nanos"));
        end("disk");
        assertEquals(10, store.found.get(0).size());
        pass(105 * MS);
        assertEquals(19, store.durable.get(0), "its disk is as fast as before");
    }

    @Test
    void aTornWriteIsFoundAndCutOff() {
        run();
        Map<?, ?> begun = start("disk", "nodes", List.of("n1"), "mode", "torn");
        assertEquals(
                Data.of("effect", true, "writes-lost", 1L, "records-torn", 1L, "killed", List.of("n1")),
                evidence(begun));
        end("disk");
        pass(100 * MS);
        assertEquals(0, cluster.crashCount());
        assertTrue(store.durable.get(0) >= 15, "it goes on from what is left");
    }

    @Test
    void aPowerCutWithoutWritesHasNoEffect() {
        store.idle = true;
        run();
        assertEquals(
                Data.of("effect", false, "killed", List.of("n1")),
                evidence(start("disk", "nodes", List.of("n1"), "mode", "lost")));
        assertEquals(Data.of("effect", false, "started", List.of("n1")), evidence(end("disk")));
    }

    @Test
    void aFullDiskStopsItsNodeAndItsEndStarts() {
        run();
        Map<?, ?> begun =
                start("disk", "nodes", List.of("n1", "n2"), "targets", "minority", "mode", "full", "free-bytes", 40L);
        assertEquals(Data.of(), evidence(begun));
        pass(100 * MS);
        assertEquals(Set.of(2), running());
        assertEquals(
                Data.of(
                        "effect",
                        true,
                        "bytes-refused",
                        32L,
                        "stopped-by-disk",
                        List.of("n1", "n2"),
                        "started",
                        List.of("n1", "n2")),
                evidence(end("disk")));
        assertEquals(Set.of(0, 1, 2), running());
        assertEquals(12, store.found.get(0).size(), "ten, and the two that had room");
        assertEquals(0, cluster.crashCount());
        pass(100 * MS);
        assertEquals(Set.of(0, 1, 2), running());
    }

    @Test
    void aSlowDiskSlowsSyncs() {
        run();
        start("disk", "nodes", List.of("n1"), "mode", "slow", "added-nanos", List.of(50 * MS, 50 * MS));
        pass(100 * MS);
        // of ten syncs since, 52 ms each, five have ended
        assertEquals(14, store.durable.get(0));
        assertEquals(19, store.durable.get(1));
        assertEquals(Data.of("effect", true, "syncs-slowed", 10L), evidence(end("disk")));
        pass(100 * MS);
        assertEquals(29, store.durable.get(0));
    }

    @Test
    void aDamageThatNobodyMeetsHasNoEffect() {
        store.idle = true;
        run();
        for (Object[] fault : List.of(
                new Object[] {"nodes", List.of("n1"), "mode", "full", "free-bytes", 0L},
                new Object[] {"nodes", List.of("n1"), "mode", "slow", "added-nanos", List.of(5L, 5L)})) {
            start("disk", fault);
            pass(50 * MS);
            assertEquals(Data.of("effect", false), evidence(end("disk")));
        }
    }

    @Test
    void aFailingDiskStopsItsNodeAndItsEndStarts() {
        run();
        start("disk-failing", "nodes", List.of("n3"), "reads-ppm", 0L, "writes-ppm", 0L, "syncs-ppm", 1_000_000L);
        pass(50 * MS);
        assertEquals(Set.of(0, 1), running());
        Map<String, Object> evidence = evidence(end("disk-failing"));
        evidence.remove("writes-lost"); // nobody knows whether the write that was not synced is
        assertEquals(
                Data.of("effect", true, "calls-failed", 1L, "stopped-by-disk", List.of("n3"), "started", List.of("n3")),
                evidence);
        assertEquals(Set.of(0, 1, 2), running());
    }

    @Test
    void aFlippedBitThatIsNoticedKeepsItsNodeDownUntilItIsPutBack() {
        run();
        Map<?, ?> begun = start("disk-corruption", "nodes", List.of("n1", "n2"), "records", 2L, "detected", true);
        assertEquals(
                Data.of(
                        "effect",
                        true,
                        "records-flipped",
                        4L,
                        "flips-detected",
                        2L,
                        "killed",
                        List.of("n1", "n2"),
                        "stopped-by-disk",
                        List.of("n1", "n2"),
                        "started",
                        List.of("n1", "n2")),
                evidence(begun));
        assertEquals(Set.of(2), running());
        assertEquals(
                Data.of("effect", true, "stopped-by-disk", List.of("n1", "n2"), "started", List.of("n1", "n2")),
                evidence(end("disk-corruption")));
        assertEquals(Set.of(0, 1, 2), running());
        assertEquals(10, store.found.get(0).size());
        for (int i = 0; i < 10; i++) {
            assertEquals(i, store.found.get(0).get(i));
        }
    }

    @Test
    void aFlippedBitThatNobodyNoticesIsRead() {
        run();
        Map<?, ?> begun = start("disk-corruption", "nodes", List.of("n1"), "records", 3L, "detected", false);
        assertEquals(
                Data.of(
                        "effect",
                        true,
                        "records-flipped",
                        3L,
                        "flips-read",
                        3L,
                        "killed",
                        List.of("n1"),
                        "started",
                        List.of("n1")),
                evidence(begun));
        int wrong = 0;
        for (int i = 0; i < 10; i++) {
            wrong += store.found.get(0).get(i) == i ? 0 : 1;
        }
        assertEquals(3, wrong);
        end("disk-corruption");
        assertEquals(Set.of(0, 1, 2), running());
    }

    @Test
    void whatIsDownOrEmptyCannotBeStruck() {
        store.idle = true;
        run();
        Map<String, Object> nothing = Data.of("nodes", List.of("n1"), "records", 1L, "detected", true);
        assertEquals(
                "took no effect: nothing durable was on the disks of n1",
                event("disk-corruption", 1, "start", nothing).error());
        assertEquals(Set.of(0, 1, 2), running(), "undone");
        cluster.kill(0);
        assertEquals(
                "took no effect: nothing ran on n1",
                event("disk-corruption", 2, "start", nothing).error());
        assertEquals(
                "took no effect: nothing ran on n1",
                event("disk", 3, "start", Data.of("nodes", List.of("n1"), "mode", "lost"))
                        .error());
        assertEquals(Set.of(1, 2), running(), "what was down stays down");
        assertEquals(0, nemesis.open());
    }

    /** A kill that ends while the disk refuses to be read has done its part; the disk's mending does the rest. */
    @Test
    void aKillThatEndsUnderABadDiskLeavesTheStartToTheDisk() {
        run();
        start("kill", "nodes", List.of("n1"), "targets", "one");
        start("disk-failing", "nodes", List.of("n1"), "reads-ppm", 1_000_000L, "writes-ppm", 0L, "syncs-ppm", 0L);
        end("kill");
        assertEquals(Set.of(1, 2), running());
        assertEquals(List.of("n1"), end("disk-failing").get("started"));
        assertEquals(Set.of(0, 1, 2), running());
    }

    @Test
    void twoDamagesOfOneDiskEndApart() {
        run();
        start("disk", "nodes", List.of("n1"), "mode", "full", "free-bytes", 0L);
        start("disk-failing", "nodes", List.of("n1"), "reads-ppm", 0L, "writes-ppm", 1_000_000L, "syncs-ppm", 0L);
        pass(20 * MS);
        end("disk");
        pass(20 * MS);
        assertEquals(Set.of(1, 2), running(), "it was started, and is stopped by the other damage");
        end("disk-failing");
        pass(20 * MS);
        assertEquals(Set.of(0, 1, 2), running());
        assertFalse(disks.isStopped(0).toCompletableFuture().join());
    }

    @Test
    void everyRandomFaultRoundTripsAndHeals() {
        run();
        Set<String> seen = new TreeSet<>();
        for (String name : List.of("disk", "disk-failing", "disk-corruption")) {
            FaultKind kind = FaultKinds.load().named(name);
            for (long seed = 0; seed < 100; seed++) {
                Map<String, String> options = Map.of("disk-corruption-detected", seed % 2 == 0 ? "yes" : "no");
                Fault fault = kind.random(new Battlefield(world, cluster, store), options, new SplittableRandom(seed));
                assertEquals(fault, kind.parse(fault.toValue()));
                seen.add(name + " " + fault.toValue().keySet() + " "
                        + fault.toValue().get("mode"));
                assertNull(event(name, seed, "start", fault.toValue()).error());
                pass(30 * MS);
                assertNull(event(name, seed, "end", null).error());
                assertEquals(Set.of(0, 1, 2), running(), fault::toString);
            }
        }
        assertEquals(6, seen.size(), seen::toString);
        assertEquals(0, cluster.crashCount());
    }
}
