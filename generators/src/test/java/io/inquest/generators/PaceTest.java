package io.inquest.generators;

import static io.inquest.generators.Generators.limit;
import static io.inquest.generators.Generators.poisson;
import static io.inquest.generators.Generators.ramp;
import static io.inquest.generators.Generators.repeat;
import static io.inquest.generators.Generators.sequence;
import static io.inquest.generators.Generators.sleep;
import static io.inquest.generators.Generators.stagger;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Paces that are drawn and that change. There are so many clients, and operations are so short, that none waits. */
class PaceTest {
    private static final long SECOND = 1_000_000_000;
    private static final Generator A = repeat(Call.of("a"));

    private static List<Long> times(long untilNanos, Generator generator) {
        return Simulator.times(3, untilNanos, generator);
    }

    private static long between(List<Long> times, long fromNanos, long toNanos) {
        return times.stream()
                .filter(time -> time >= fromNanos && time < toNanos)
                .count();
    }

    private static void assertNear(long expected, long count) {
        assertTrue(Math.abs(count - expected) <= 1, count + " instead of " + expected);
    }

    /** As many in each second as a Poisson distribution says, and gaps as an exponential one says. */
    @Test
    void poissonHasItsMeanItsVarianceAndItsGaps() {
        List<Long> times = times(2_000 * SECOND, poisson(10, A));
        double sum = 0;
        double squares = 0;
        for (long second = 0; second < 2_000; second++) {
            long count = between(times, second * SECOND, (second + 1) * SECOND);
            sum += count;
            squares += count * count;
        }
        double mean = sum / 2_000;
        double variance = squares / 2_000 - mean * mean;
        assertTrue(mean > 9.7 && mean < 10.3, "mean " + mean);
        assertTrue(variance > 9 && variance < 11, "variance " + variance);
        long longGaps = 0;
        for (int i = 1; i < times.size(); i++) {
            longGaps += times.get(i) - times.get(i - 1) > SECOND / 10 ? 1 : 0;
        }
        double share = (double) longGaps / times.size();
        assertTrue(share > 0.355 && share < 0.381, "e^-1 of the gaps are longer than the mean: " + share);
    }

    /** The same on every JDK and machine: these were computed by another program. */
    @Test
    void poissonGapsAreFixed() {
        Pace pace = new Pace.Exponential(100_000_000);
        TestRandom random = new TestRandom(7);
        List<Long> gaps = List.of(
                pace.gapNanos(random, 0), pace.gapNanos(random, 0), pace.gapNanos(random, 0), pace.gapNanos(random, 0));
        assertEquals(List.of(32_641_156L, 43_123_789L, 59_897_524L, 50_379_241L), gaps);
    }

    @Test
    void exponentialGapsOfTheExtremesAreFinite() {
        Pace pace = new Pace.Exponential(Pace.MEAN_NANOS_MAX);
        assertEquals(0, pace.gapNanos(() -> -1L, 0));
        long longest = pace.gapNanos(() -> 0L, 0);
        assertTrue(longest > 36 * Pace.MEAN_NANOS_MAX && longest < 37 * Pace.MEAN_NANOS_MAX, "ns: " + longest);
    }

    @Test
    void aRampRisesEvenly() {
        List<Long> times = times(20 * SECOND, ramp(10, 110, Duration.ofSeconds(10), A));
        // in the n-th second of the ramp, from 0, the rate is 15 + 10 n on average
        for (int second = 0; second < 10; second++) {
            long count = between(times, second * SECOND, (second + 1) * SECOND);
            assertNear(10 * second + 15, count);
        }
        for (int second = 10; second < 20; second++) {
            assertNear(110, between(times, second * SECOND, (second + 1) * SECOND));
        }
    }

    @Test
    void aRampFallsEvenly() {
        List<Long> times = times(12 * SECOND, ramp(100, 20, Duration.ofSeconds(8), A));
        for (int second = 0; second < 8; second++) {
            assertNear(95 - 10 * second, between(times, second * SECOND, (second + 1) * SECOND));
        }
        assertNear(20, between(times, 9 * SECOND, 10 * SECOND));
    }

    /** From a standing start the n-th operation after the first is due when t^2 = 2 n: rate t at t seconds. */
    @Test
    void aRampFromNothingIsExact() {
        List<Long> times = times(10 * SECOND, limit(9, ramp(0, 10, Duration.ofSeconds(10), A)));
        for (int n = 0; n < 9; n++) {
            assertEquals(Math.sqrt(2.0 * n) * SECOND, (double) times.get(n), 2 * n + 1.0, "operation " + n);
        }
    }

    @Test
    void aRampThatEndsBetweenTwoOperationsGoesOnAtItsLastRate() {
        // a quarter of an operation in the second of the ramp, then one every two seconds
        Generator slow = limit(3, ramp(0, 0.5, Duration.ofSeconds(1), A));
        assertEquals(List.of(0L, 2_500_000_000L, 4_500_000_000L), times(9 * SECOND, slow));
    }

    @Test
    void aLevelRampIsARate() {
        assertEquals(
                List.of(0L, 250_000_000L, 500_000_000L, 750_000_000L),
                times(SECOND - 1, ramp(4, 4, Duration.ofSeconds(60), A)));
    }

    @Test
    void aRampCountsFromItsFirstOperation() {
        Generator late = limit(2, ramp(0, 0.5, Duration.ofSeconds(1), sequence(sleep(Duration.ofSeconds(5)), A)));
        assertEquals(List.of(5 * SECOND, 7_500_000_000L), times(9 * SECOND, late));
    }

    @Test
    void ratesThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> poisson(0, A));
        assertThrows(IllegalArgumentException.class, () -> poisson(Double.NaN, A));
        assertThrows(IllegalArgumentException.class, () -> ramp(-1, 5, Duration.ofSeconds(1), A));
        assertThrows(IllegalArgumentException.class, () -> ramp(1, 0, Duration.ofSeconds(1), A));
        assertThrows(IllegalArgumentException.class, () -> ramp(1, 5, Duration.ZERO, A));
        assertThrows(IllegalArgumentException.class, () -> stagger(Duration.ZERO, A));
    }
}
