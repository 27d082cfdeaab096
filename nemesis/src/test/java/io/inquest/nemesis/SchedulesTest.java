package io.inquest.nemesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.Event;
import io.inquest.nemesis.SchedulePlay.Played;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final List<String> KINDS = List.of("partition", "kill", "pause", "clock");

    private static List<Event> play(Map<String, String> options, long seed) {
        return SchedulePlay.play(Schedules.of(KINDS, options, 60 * SECOND), seed, 120 * SECOND, kind -> false);
    }

    private static List<Played> faults(Map<String, String> options, long seed, int openMax) {
        return SchedulePlay.faults(play(options, seed), openMax);
    }

    @Test
    void theDefaultIsTheRandomScheduleThatOverlapsSometimes() {
        List<Event> plain =
                SchedulePlay.play(new FaultSchedule(KINDS, Rhythm.defaults()), 3, 120 * SECOND, kind -> false);
        assertEquals(plain, play(Map.of(), 3));
        assertEquals(plain, play(Map.of("fault-overlap", "sometimes", "fault-schedule", "random"), 3));
    }

    @Test
    void faultsThatNeverOverlapComeOneAtATime() {
        for (long seed = 0; seed < 20; seed++) {
            assertTrue(faults(Map.of("fault-overlap", "never"), seed, 1).size() > 10);
        }
    }

    @Test
    void faultsThatAlwaysOverlapAreUpToOneOfEachKind() {
        Map<Integer, Long> nanosAt = new TreeMap<>();
        for (long seed = 0; seed < 20; seed++) {
            Map<String, Integer> open = new TreeMap<>();
            long last = 0;
            for (Event event : play(Map.of("fault-overlap", "always"), seed)) {
                nanosAt.merge(open.size(), event.time() - last, Long::sum);
                last = event.time();
                boolean start = ((Map<?, ?>) event.value()).get("phase").equals("start");
                if (start) {
                    assertEquals(null, open.put(event.f(), 1), "two of " + event.f());
                } else {
                    open.remove(event.f());
                }
            }
        }
        long all = nanosAt.values().stream().mapToLong(Long::longValue).sum();
        assertTrue(nanosAt.get(4) > all / 20, "all four at once, for some time: " + nanosAt);
        assertTrue(nanosAt.get(2) + nanosAt.get(3) + nanosAt.get(4) > all / 2, "mostly several: " + nanosAt);
        assertTrue(nanosAt.get(0) < all / 10, "seldom none: " + nanosAt);
    }

    @Test
    void stagesFollowEachOtherInTheOrderGivenAndEachEndsCalm() {
        for (long seed = 0; seed < 50; seed++) {
            List<Played> faults = faults(Map.of("fault-schedule", "staged"), seed, 1);
            List<String> order = new ArrayList<>();
            for (Played fault : faults) {
                if (!order.contains(fault.kind())) {
                    order.add(fault.kind());
                }
                int stage = KINDS.indexOf(fault.kind());
                long begin = stage * (15 * SECOND);
                assertTrue(fault.startNanos() >= begin, "seed " + seed + ": " + fault);
                assertTrue(
                        fault.endNanos() <= begin + 45 * SECOND / 4 + 2L * SchedulePlay.TAKES_NANOS,
                        "seed " + seed + ": " + fault);
            }
            assertEquals(KINDS, order, "seed " + seed);
            assertTrue(faults.size() > 6, "several faults a stage: " + faults);
        }
    }

    @Test
    void aStageWhoseFaultsFailIsFollowedByTheNext() {
        List<Event> events = SchedulePlay.play(
                Schedules.of(KINDS, Map.of("fault-schedule", "staged"), 60 * SECOND), 1, 120 * SECOND, "kill"::equals);
        assertTrue(events.stream().anyMatch(event -> event.f().equals("kill")));
        assertTrue(events.stream()
                .noneMatch(event -> event.f().equals("kill")
                        && ((Map<?, ?>) event.value()).get("phase").equals("end")));
        assertTrue(events.stream().anyMatch(event -> event.f().equals("clock")));
    }

    @Test
    void theSameSeedGivesTheSameStages() {
        Map<String, String> staged = Map.of("fault-schedule", "staged");
        assertEquals(play(staged, 5), play(staged, 5));
    }

    @Test
    void stagesDoNotOverlap() {
        String sentence = assertThrows(
                        IllegalArgumentException.class,
                        () -> Schedules.of(
                                KINDS, Map.of("fault-schedule", "staged", "fault-overlap", "always"), 60 * SECOND))
                .getMessage();
        assertEquals(
                "in a staged schedule one kind follows another, and no two overlap; leave out --fault-schedule staged or"
                        + " --fault-overlap always",
                sentence);
    }
}
