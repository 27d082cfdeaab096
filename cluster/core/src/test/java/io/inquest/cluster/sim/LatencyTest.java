package io.inquest.cluster.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.world.SeededRandom;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private static long[] samples(Latency latency, int count) {
        SeededRandom random = new SeededRandom(1);
        return LongStream.generate(() -> latency.sampleNanos(random))
                .limit(count)
                .toArray();
    }

    private static void assertNear(double expected, double actual) {
        assertTrue(Math.abs(actual - expected) < expected * 0.03, "expected about " + expected + ", was " + actual);
    }

    @Test
    void theRestIsExponential() {
        long[] samples = samples(new Latency(1_000, 1_000_000, 0, 1), 1_000_000);
        Arrays.sort(samples);
        assertTrue(samples[0] >= 1_000);
        assertNear(1_001_000, LongStream.of(samples).average().orElseThrow());
        // quantiles of the exponential distribution: -ln(1 - p)
        assertNear(0.10536e6, (double) (samples[100_000] - 1_000));
        assertNear(0.69315e6, (double) (samples[500_000] - 1_000));
        assertNear(2.30259e6, (double) (samples[900_000] - 1_000));
        assertNear(6.90776e6, (double) (samples[999_000] - 1_000));
    }

    @Test
    void someAreSlow() {
        long[] samples = samples(new Latency(0, 1_000_000, 10_000, 100), 1_000_000);
        long far = LongStream.of(samples).filter(nanos -> nanos > 20_000_000).count();
        // e^-0.2 of the slow ones, and nobody else
        assertNear(8_187, (double) far);
        assertNear(0.99e6 + 1e6, LongStream.of(samples).average().orElseThrow());
    }

    @Test
    void constantIsConstant() {
        assertArrayEquals(new long[] {5, 5, 5}, samples(Latency.constant(5), 3));
    }

    @Test
    void uniformIsEven() {
        long[] samples = samples(Latency.uniform(1_000_000, 3_000_000), 1_000_000);
        Arrays.sort(samples);
        assertTrue(samples[0] >= 1_000_000 && samples[999_999] <= 3_000_000);
        assertNear(1_200_000, (double) samples[100_000]);
        assertNear(2_000_000, (double) samples[500_000]);
        assertNear(2_800_000, (double) samples[900_000]);
        assertArrayEquals(
                new long[] {0, 1},
                LongStream.of(samples(Latency.uniform(0, 1), 100))
                        .distinct()
                        .sorted()
                        .toArray());
    }

    @Test
    void samplesNeverChange() {
        // written down once: if these move, every recorded seed means another run
        assertEquals(SAMPLES, Arrays.toString(samples(NetworkOptions.LAN.latency(), 6)));
    }

    private static final String SAMPLES = "[257374, 369113, 957311, 247088, 629600, 228644]";

    @Test
    void longestIsNoOverflow() {
        Latency longest = new Latency(1L << 40, (1L << 36) / 1_000_000, 1_000_000, 1_000_000);
        for (long sample : samples(longest, 10_000)) {
            assertTrue(sample >= 1L << 40);
        }
        Latency wide = new Latency(0, 1L << 36, 0, 1);
        assertNear(1L << 36, LongStream.of(samples(wide, 1_000_000)).average().orElseThrow());
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Latency(-1, 0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Latency(0, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Latency(0, 1L << 36, 0, 2));
        assertThrows(IllegalArgumentException.class, () -> Latency.uniform(2, 1));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new Latency(0, 0, 1_000_001, 1));
        assertEquals("The simulation's slowPpm must be between 0 and 1000000, not 1000001.", e.getMessage());
    }
}
