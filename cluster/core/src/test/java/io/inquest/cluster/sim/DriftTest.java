package io.inquest.cluster.sim;

import static io.inquest.cluster.sim.Scene.MS;
import static io.inquest.cluster.sim.Scene.STEADY;
import static io.inquest.cluster.sim.Scene.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.world.SeededRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clocks whose rate changes while programs run by them. */
class DriftTest {
    private final Scene scene = new Scene(2, (node, what) -> {});
    private final SimulatedCluster cluster = scene.cluster;

    private static void passTo(VirtualWorld world, long nanos) {
        world.at(nanos, () -> {});
        world.run(() -> world.nowNanos() == nanos);
    }

    @Test
    void bothClocksRunAtTheGivenRateAndThenAtTheirOwn() {
        NodeContext<String> context = scene.recorder(0).context;
        long wall = context.clock().wallNanos();
        long monotonic = context.clock().monotonicNanos();
        assertTrue(now(cluster.drift(0, 50_000)));
        scene.passNanos(1_000 * MS);
        assertEquals(1_050 * MS, context.clock().monotonicNanos() - monotonic);
        assertEquals(1_050 * MS, context.clock().wallNanos() - wall);
        assertEquals(50 * MS, now(cluster.offsetNanos(0)));
        assertEquals(1_050 * MS, now(cluster.monotonicNanos(0)));
        assertEquals(1_000 * MS, now(cluster.monotonicNanos(1)));

        assertTrue(now(cluster.steady(0)));
        assertEquals(1_050 * MS, context.clock().monotonicNanos() - monotonic, "a monotonic clock never goes back");
        assertEquals(1_000 * MS, context.clock().wallNanos() - wall, "the time of day is set right");
        scene.passNanos(1_000 * MS);
        assertEquals(2_050 * MS, context.clock().monotonicNanos() - monotonic);
        assertEquals(0, now(cluster.offsetNanos(0)));
    }

    @Test
    void aRateIsGivenOnceAndAJumpStaysWhenItIsTakenBack() {
        assertTrue(now(cluster.drift(0, -50_000)));
        assertTrue(now(cluster.isDrifting(0)));
        assertFalse(now(cluster.isDrifting(1)));
        assertFalse(now(cluster.drift(0, 10_000)));
        cluster.jump(0, 7 * MS);
        scene.passNanos(100 * MS);
        assertEquals(2 * MS, now(cluster.offsetNanos(0)));
        assertTrue(now(cluster.steady(0)));
        assertFalse(now(cluster.steady(0)));
        assertEquals(7 * MS, now(cluster.offsetNanos(0)));
        assertThrows(IllegalArgumentException.class, () -> cluster.drift(0, 1_000_000));
        assertThrows(IllegalArgumentException.class, () -> cluster.drift(2, 0));
    }

    @Test
    void stepsBackToItsOwnDriftAndKnowsTheBound() {
        SimulatedCluster drifting = new Scene(7, 3, STEADY.withDriftPpmMax(50_000), (node, what) -> {}).cluster;
        int own = drifting.driftPpm(1);
        drifting.drift(1, -own);
        assertEquals(-own, drifting.driftPpm(1));
        drifting.steady(1);
        assertEquals(own, drifting.driftPpm(1));
        assertEquals(50_000, drifting.driftPpmBound());
    }

    @Test
    void aTimerThatIsSetHonoursEachNewRate() {
        NodeContext<String> context = scene.recorder(0).context;
        scene.news();
        context.timers().set(1, 100 * MS);
        context.timers().set(2, 100 * MS);
        context.timers().cancel(2);
        scene.passNanos(50 * MS);
        cluster.drift(0, -500_000); // half as fast: the 50 ms left take 100
        scene.passNanos(60 * MS);
        cluster.steady(0); // 20 ms are left
        scene.passNanos(100 * MS);
        assertEquals(List.of("130000000 n1 timer 1"), scene.news());
        cluster.drift(0, 900_000);
        assertEquals(List.of(), scene.news(), "what ran out does not run out again");
    }

    @Test
    void aTimerThatRanOutDuringAPauseRunsOutOnce() {
        NodeContext<String> context = scene.recorder(0).context;
        scene.news();
        context.timers().set(1, 10 * MS);
        cluster.pause(0);
        scene.passNanos(20 * MS);
        cluster.drift(0, 50_000);
        scene.passNanos(20 * MS);
        cluster.resume(0);
        scene.passNanos(20 * MS);
        assertEquals(List.of("40000000 n1 timer 1"), scene.news());
    }

    /** Whatever the rates: the clock never goes back, and a timer runs out at the first moment that its delay has passed. */
    @Test
    void timersAreExactThroughAnyChangesOfRate() {
        for (int i = 0; i < 2_000; i++) {
            SeededRandom random = new SeededRandom(i);
            VirtualWorld world = new VirtualWorld(i);
            NodeClock clock = new NodeClock(world, random.nextInt(-50_000, 50_001));
            long last = 0;
            for (int change = 0; change < 6; change++) {
                passTo(world, world.nowNanos() + 1 + random.nextLong(1L << random.nextInt(1, 40)));
                assertTrue(clock.localNanos() >= last, "went back, at seed " + i);
                last = clock.localNanos();
                if (random.nextBoolean()) {
                    clock.drift(random.nextInt(-200_000, 200_001));
                } else {
                    clock.steady();
                }
                assertEquals(last, clock.localNanos(), "a change of rate is no jump, at seed " + i);
                long due = clock.localNanosAfter(random.nextLong(1L << random.nextInt(1, 30)));
                long end = clock.worldNanosAt(due);
                if (end > world.nowNanos() + 1) {
                    passTo(world, end - 1);
                    assertTrue(clock.localNanos() < due, "late, at seed " + i);
                }
                if (end > world.nowNanos()) {
                    passTo(world, end);
                }
                assertTrue(clock.localNanos() >= due, "early, at seed " + i);
                last = clock.localNanos();
            }
        }
    }

    @Test
    void aStopKeepsWhatWasNotSynced() {
        NodeContext<String> context = scene.recorder(0).context;
        context.timers().set(1, 10 * MS);
        context.disk().append("f", new byte[] {1});
        scene.news();
        assertTrue(now(cluster.stop(0)));
        assertFalse(now(cluster.stop(0)));
        assertFalse(now(cluster.isRunning(0)));
        scene.deployment.start(0);
        assertEquals(1, scene.recorder(0).context.disk().read("f").size());
        scene.passNanos(20 * MS);
        assertEquals(List.of("0 n1 start"), scene.news(), "its timers are gone");
    }

    @Test
    void aPowerCutAfterAStopStillLosesWhatWasNotSynced() {
        boolean lost = false;
        for (long seed = 0; seed < 40 && !lost; seed++) {
            Scene scene = new Scene(seed, 1, STEADY, (node, what) -> {});
            scene.recorder(0).context.disk().append("f", new byte[] {1});
            scene.cluster.stop(0);
            scene.deployment.start(0);
            scene.cluster.kill(0);
            scene.deployment.start(0);
            lost = scene.recorder(0).context.disk().read("f").isEmpty();
        }
        assertTrue(lost);
    }
}
