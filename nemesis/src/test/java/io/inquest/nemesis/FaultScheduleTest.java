package io.inquest.nemesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.generators.Context;
import io.inquest.generators.Step;
import io.inquest.history.Event;
import io.inquest.nemesis.SchedulePlay.Played;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {
    private static final long SECOND = 1_000_000_000L;
    private static final List<String> KINDS = List.of("partition", "kill", "pause", "clock");

    private static List<Event> play(List<String> kinds, long seed, long lengthNanos) {
        return play(kinds, seed, lengthNanos, kind -> false);
    }

    private static List<Event> play(List<String> kinds, long seed, long lengthNanos, Predicate<String> fails) {
        return SchedulePlay.play(new FaultSchedule(kinds, Rhythm.defaults()), seed, lengthNanos, fails);
    }

    private static List<Played> faults(List<Event> events) {
        return SchedulePlay.faults(events, 2);
    }

    @Test
    void theSameSeedGivesTheSameSchedule() {
        assertEquals(play(KINDS, 5, 60 * SECOND), play(KINDS, 5, 60 * SECOND));
        assertNotEquals(play(KINDS, 5, 60 * SECOND), play(KINDS, 6, 60 * SECOND));
    }

    @Test
    void everyKindHasBegunAndEndedInTheFirstRound() {
        // what its own operations take comes on top
        long lengthNanos = FaultSchedule.FIRST_ROUND_NANOS + 8 * 10_000_000;
        for (long seed = 0; seed < 200; seed++) {
            TreeSet<String> played = new TreeSet<>();
            for (Played fault : faults(play(KINDS, seed, lengthNanos))) {
                played.add(fault.kind());
            }
            assertEquals(new TreeSet<>(KINDS), played, "seed " + seed);
        }
    }

    @Test
    void faultsLastAsLongAsTheRhythmSaysAndSometimesOverlap() {
        int overlapping = 0;
        int all = 0;
        for (long seed = 0; seed < 20; seed++) {
            long endNanos = 0;
            for (Played fault : faults(play(KINDS, seed, 120 * SECOND))) {
                long lasted = fault.endNanos() - fault.startNanos();
                assertTrue(lasted >= SECOND / 2 && lasted <= 5 * SECOND + 20_000_000, "lasted " + lasted);
                overlapping += fault.startNanos() < endNanos ? 1 : 0;
                endNanos = Math.max(endNanos, fault.endNanos());
                all++;
            }
        }
        assertTrue(overlapping > all / 20 && overlapping < all / 2, overlapping + " of " + all);
    }

    @Test
    void noTwoFaultsOfOneKindOverlap() {
        for (long seed = 0; seed < 50; seed++) {
            for (List<String> kinds : List.of(List.of("kill"), List.of("kill", "pause"))) {
                Map<String, Long> ends = new TreeMap<>();
                for (Played fault : faults(play(kinds, seed, 60 * SECOND))) {
                    assertTrue(fault.startNanos() > ends.getOrDefault(fault.kind(), 0L));
                    ends.put(fault.kind(), fault.endNanos());
                }
            }
        }
    }

    @Test
    void aFaultThatFailedIsNotEndedAndTheOthersGoOn() {
        for (long seed = 0; seed < 20; seed++) {
            TreeMap<String, Integer> starts = new TreeMap<>();
            for (Event event : play(KINDS, seed, 60 * SECOND, "pause"::equals)) {
                boolean start = ((Map<?, ?>) event.value()).get("phase").equals("start");
                assertTrue(start || !event.f().equals("pause"));
                starts.merge(event.f(), start ? 1 : 0, Integer::sum);
            }
            assertTrue(starts.get("kill") > 2, starts.toString());
            assertTrue(starts.get("pause") >= starts.get("kill"), "a failed kind has another turn: " + starts);
        }
    }

    @Test
    void saysNothingWhileTheNemesisIsBusyAndNothingEverWithoutKinds() {
        Context busy = new Context(0, new SplittableRandom(1), new int[] {0, 1}, new BitSet());
        Step.Pending pending =
                assertInstanceOf(Step.Pending.class, new FaultSchedule(KINDS, Rhythm.defaults()).next(busy));
        assertEquals(Step.Pending.NEVER, pending.wakeNanos());
        assertInstanceOf(Step.Done.class, new FaultSchedule(List.of(), Rhythm.defaults()).next(busy));
    }

    @Test
    void theRhythmIsReadFromOptions() {
        Rhythm rhythm = Rhythm.parse(Map.of("fault-lasts", "0.25..10"));
        assertEquals(new Rhythm.Span(SECOND / 4, 10 * SECOND), rhythm.lasts());
        assertEquals(new Rhythm.Span(SECOND / 5, 3 * SECOND), rhythm.pause());
        for (String wrong : List.of("5", "5..1", "a..b", "-1..2", "..")) {
            String sentence = assertThrows(
                            IllegalArgumentException.class, () -> Rhythm.parse(Map.of("fault-pause", wrong)))
                    .getMessage();
            assertEquals("--fault-pause " + wrong + " is no span of seconds; write it like 0.2..3", sentence);
        }
    }
}
