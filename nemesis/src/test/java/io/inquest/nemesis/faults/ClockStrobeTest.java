package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.Injection;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClockStrobeTest extends FaultTest {
    private static final long MS = 1_000_000L;

    private Fault strobe(Object... nodesAndNanos) {
        return fault("clock", "strobe-nanos", Data.of(nodesAndNanos), "period-nanos", 10 * MS);
    }

    @Test
    void clocksGoBackAndForthAndEndWhereTheyWere() {
        cluster.offsets.put(1, 7L);
        Injection injection = inject(strobe("n1", 500 * MS, "n2", -90 * MS));
        assertEquals(Data.of("effect", true), injection.evidence());
        assertEquals(Map.of(0, 500 * MS, 1, 7 - 90 * MS), cluster.offsets);
        pass(10 * MS);
        assertEquals(Map.of(0, 0L, 1, 7L), cluster.offsets);
        pass(45 * MS);
        assertEquals(0L, cluster.offsets.get(0));
        pass(10 * MS);
        assertEquals(500 * MS, cluster.offsets.get(0));
        assertEquals(Data.of("effect", true, "jumps", Data.of("n1", 8L, "n2", 8L)), close(injection));
        assertEquals(Map.of(0, 0L, 1, 7L), cluster.offsets);
        pass(50 * MS);
        assertEquals(16, cluster.calls.size(), "nothing more happens");
    }

    @Test
    void aClockThatDoesNotMoveFailsAndTheOthersGoBack() {
        cluster.broken.add("jump 1 " + 90 * MS);
        assertEquals(
                "took no effect: the clock of n2 moved by 0 ms instead of 90 ms",
                failure(strobe("n1", 500 * MS, "n2", 90 * MS).inject(field)));
        assertEquals(0L, cluster.offsets.get(0));
    }

    @Test
    void aClockThatStaysWrongIsNotHealedAndCanBeTriedAgain() {
        Injection injection = inject(strobe("n1", 500 * MS));
        cluster.broken.add("jump");
        pass(15 * MS);
        assertEquals("took no effect: the clock of n1 moved by 0 ms instead of -500 ms", failure(injection.close()));
        cluster.broken.clear();
        assertEquals(
                Data.of(
                        "effect",
                        true,
                        "jumps",
                        Data.of("n1", 2L),
                        "gave-up",
                        "took no effect: the clock of n1 moved by 0 ms instead of -500 ms"),
                close(injection));
        assertEquals(0L, cluster.offsets.get(0));
    }

    @Test
    void everyRandomStrobeRoundTripsAndMovesSeveralTimesInASecond() {
        for (long seed = 0; seed < 100; seed++) {
            Fault fault = drawn("clock", seed, "clock-modes", "strobe");
            assertEquals(fault, FaultKinds.load().parse("clock", fault.toValue()));
            Injection injection = inject(fault);
            pass(1_000 * MS);
            for (Object jumps : ((Map<?, ?>) close(injection).get("jumps")).values()) {
                assertTrue((Long) jumps >= 10, "jumped " + jumps + " times");
            }
            assertTrue(cluster.offsets.values().stream().allMatch(offset -> offset == 0));
        }
    }

    @Test
    void refusesValuesThatAreNoStrobe() {
        assertTrue(refused("clock", "strobe-nanos", Data.of("n1", 500 * MS), "period-nanos", 0L)
                .startsWith("a clock needs \"period-nanos\", a whole number from 100000 to"));
    }
}
