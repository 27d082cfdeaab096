package io.inquest.cluster.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.world.SeededRandom;
import org.junit.jupiter.api.Test;

class NodeClockTest {
    private final VirtualWorld world = new VirtualWorld(1);

    private void passTo(long nanos) {
        world.at(nanos, () -> {});
        world.run(() -> world.nowNanos() == nanos);
    }

    @Test
    void runsAtItsRate() {
        NodeClock fast = new NodeClock(world, 50_000);
        NodeClock slow = new NodeClock(world, -50_000);
        NodeClock odd = new NodeClock(world, -33_333);
        passTo(1_000_000_000);
        assertEquals(1_050_000_000, fast.localNanos());
        assertEquals(950_000_000, slow.localNanos());
        passTo(1_000_000_001);
        // floor(1000000001 * 0.966667)
        assertEquals(966_667_000, odd.localNanos());
        // a hundred years, where now * ppm would overflow
        passTo(3_155_760_000_000_000_000L);
        assertEquals(3_313_548_000_000_000_000L, fast.localNanos());
    }

    /** The promise of a timer: when it runs out its whole delay has passed on the node's clock, and no moment earlier. */
    @Test
    void timersWaitForTheirWholeDelayAndNoLonger() {
        SeededRandom random = new SeededRandom(3);
        for (int i = 0; i < 20_000; i++) {
            VirtualWorld world = new VirtualWorld(i);
            NodeClock clock = new NodeClock(world, random.nextInt(-200_000, 200_001));
            long start = random.nextLong(1L << random.nextInt(1, 50));
            world.at(start, () -> {});
            world.run(() -> world.nowNanos() == start);
            long due = clock.localNanos() + random.nextLong(1L << random.nextInt(1, 40));
            long end = clock.worldNanosAt(due);
            assertTrue(end >= start);
            if (end > start) {
                world.at(end - 1, () -> {});
                world.run(() -> world.nowNanos() == end - 1);
                assertTrue(clock.localNanos() < due, "late, at drift " + clock.driftPpm());
            }
            world.at(end, () -> {});
            world.run(() -> world.nowNanos() == end);
            assertTrue(clock.localNanos() >= due, "early, at drift " + clock.driftPpm());
        }
    }

    @Test
    void endlessDelaysAreNoOverflow() {
        NodeClock slow = new NodeClock(world, -200_000);
        assertTrue(slow.worldNanosAt(slow.localNanosAfter(Long.MAX_VALUE)) > 1L << 60);
        NodeClock fast = new NodeClock(world, 200_000);
        assertTrue(fast.worldNanosAt(fast.localNanosAfter(Long.MAX_VALUE)) > 1L << 59);
    }

    @Test
    void theTimeOfDayJumpsAndDoesNotDrift() {
        NodeClock clock = new NodeClock(world, 50_000);
        long before = clock.wallNanos();
        clock.jump(-5);
        clock.jump(2);
        assertEquals(-3, clock.wallOffsetNanos());
        passTo(1_000_000_000);
        assertEquals(before + 1_000_000_000 - 3, clock.wallNanos());
        assertEquals(1_050_000_000, clock.localNanos());
    }
}
