package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.Injection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ClocksTest extends FaultTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MS = 1_000_000L;

    private Fault jump(Object... nodesAndNanos) {
        return fault("clock", "targets", "minority", "jump-nanos", Data.of(nodesAndNanos));
    }

    @Test
    void movesClocksAndMovesThemBack() {
        cluster.offsets.put(1, 7L);
        Injection injection = inject(jump("n1", 5 * SECOND, "n2", -2 * SECOND));
        assertEquals(Map.of(0, 5 * SECOND, 1, 7 - 2 * SECOND), cluster.offsets);
        assertEquals(
                Data.of(
                        "effect",
                        true,
                        "offset-nanos",
                        Data.of(
                                "n1",
                                Data.of("before", 0L, "after", 5 * SECOND),
                                "n2",
                                Data.of("before", 7L, "after", 7 - 2 * SECOND))),
                injection.evidence());
        assertEquals(
                Data.of(
                        "effect",
                        true,
                        "offset-nanos",
                        Data.of(
                                "n1",
                                Data.of("before", 5 * SECOND, "after", 0L),
                                "n2",
                                Data.of("before", 7 - 2 * SECOND, "after", 7L))),
                close(injection));
        assertEquals(Map.of(0, 0L, 1, 7L), cluster.offsets);
    }

    @Test
    void overlappingJumpsAddUp() {
        Injection first = inject(jump("n1", 5 * SECOND));
        Injection second = inject(jump("n1", -2 * SECOND));
        close(first);
        assertEquals(-2 * SECOND, cluster.offsets.get(0));
        close(second);
        assertEquals(0L, cluster.offsets.get(0));
    }

    @Test
    void aClockThatDoesNotMoveFailsAndTheOthersGoBack() {
        cluster.broken.add("jump 1 " + -2 * SECOND);
        assertEquals(
                "took no effect: the clock of n2 moved by 0 ms instead of -2000 ms",
                failure(jump("n1", 5 * SECOND, "n2", -2 * SECOND).inject(field)));
        assertEquals(Map.of(0, 0L), cluster.offsets);
        assertEquals(3, cluster.calls.size(), "only what moved is moved back: " + cluster.calls);
    }

    @Test
    void aClockThatDoesNotGoBackIsNotHealedAndCanBeTriedAgain() {
        Injection injection = inject(jump("n1", 5 * SECOND));
        cluster.broken.add("jump");
        assertEquals(
                "did not heal: the clock of n1 moved back by 0 ms instead of -5000 ms", failure(injection.close()));
        cluster.broken.clear();
        close(injection);
        assertEquals(0L, cluster.offsets.get(0));
        close(injection);
        assertEquals(0L, cluster.offsets.get(0));
    }

    @Test
    void everyRandomJumpRoundTripsWithinAMinute() {
        boolean forwards = false;
        boolean back = false;
        for (long seed = 0; seed < 100; seed++) {
            Fault fault = drawn("clock", seed, "clock-modes", "jump");
            assertEquals(fault, FaultKinds.load().parse("clock", fault.toValue()));
            Injection injection = inject(fault);
            for (long offset : cluster.offsets.values()) {
                assertTrue(Math.abs(offset) < 60 * SECOND);
                forwards |= offset > 0;
                back |= offset < 0;
            }
            close(injection);
            assertTrue(cluster.offsets.values().stream().allMatch(offset -> offset == 0));
        }
        assertTrue(forwards && back);
    }

    @Test
    void anOffsetIsALittleOnEachClock() {
        for (long seed = 0; seed < 100; seed++) {
            Fault fault = drawn("clock", seed, "clock-modes", "offset", "clock-targets", "all");
            assertEquals(fault, FaultKinds.load().parse("clock", fault.toValue()));
            Injection injection = inject(fault);
            assertEquals(5, cluster.offsets.size());
            for (long offset : cluster.offsets.values()) {
                assertTrue(Math.abs(offset) >= 10 * MS && Math.abs(offset) < 250 * MS, "by " + offset);
            }
            close(injection);
            assertTrue(cluster.offsets.values().stream().allMatch(offset -> offset == 0));
        }
    }

    @Test
    void aSmallMoveThatIsNotMadeIsNotTakenForAnError() {
        cluster.broken.add("jump");
        assertEquals(
                "took no effect: the clock of n1 moved by 0 ms instead of 10 ms",
                failure(fault("clock", "offset-nanos", Data.of("n1", 10 * MS)).inject(field)));
    }

    @Test
    void anyModeIsDrawnUnlessOneIsAskedFor() {
        Set<String> modes = new TreeSet<>();
        for (long seed = 0; seed < 100; seed++) {
            Fault fault = drawn("clock", seed);
            assertEquals(fault, FaultKinds.load().parse("clock", fault.toValue()));
            modes.addAll(fault.toValue().keySet());
        }
        assertEquals(
                Set.of("targets", "jump-nanos", "offset-nanos", "strobe-nanos", "period-nanos", "drift-ppm"), modes);
    }

    @Test
    void refusesAClusterThatCannotMoveClocks() {
        assertEquals("", refusal("clock"));
        cluster.lacks.add("SkewsClocks");
        assertTrue(refusal("clock").startsWith("the fake cluster cannot move clocks"));
    }

    @Test
    void refusesValuesThatAreNoJump() {
        for (Object nanos : List.of(0L, 9_999_999L, "5 s")) {
            String sentence = assertThrows(IllegalArgumentException.class, () -> jump("n1", nanos))
                    .getMessage();
            assertTrue(sentence.startsWith("a clock needs \"jump-nanos\", a whole number of nanoseconds"), sentence);
        }
        assertEquals(
                "a clock needs one of jump-nanos, offset-nanos, strobe-nanos, drift-ppm; it has no entry of these, but"
                        + " \"jump-nano\"; did you mean \"jump-nanos\"? (inquest explain nemesis:clock)",
                refused("clock", "jump-nano", Data.of("n1", SECOND)));
    }
}
