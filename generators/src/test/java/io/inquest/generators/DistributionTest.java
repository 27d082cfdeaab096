package io.inquest.generators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private static final int DRAWS = 1_000_000;

    private static long[] counts(Distribution distribution) {
        TestRandom random = new TestRandom(42);
        long[] counts = new long[distribution.size()];
        for (int i = 0; i < DRAWS; i++) {
            counts[distribution.draw(random)]++;
        }
        return counts;
    }

    /** Pearson's test; its statistic is near the degrees of freedom, and beyond six deviations of it once in a billion. */
    private static void assertDrawnBy(IntToDoubleFunction weight, Distribution distribution) {
        int size = distribution.size();
        double total = 0;
        for (int i = 0; i < size; i++) {
            total += weight.applyAsDouble(i);
        }
        long[] counts = counts(distribution);
        double statistic = 0;
        for (int i = 0; i < size; i++) {
            double expected = DRAWS * weight.applyAsDouble(i) / total;
            statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        double most = size - 1 + 6 * Math.sqrt(2.0 * (size - 1)) + 6;
        assertTrue(
                statistic < most, "chi-square of " + statistic + " is over " + most + ": " + Arrays.toString(counts));
    }

    @Test
    void uniformDrawsAllAlike() {
        assertDrawnBy(i -> 1, Distribution.uniform(50));
        assertArrayEquals(new long[] {DRAWS}, counts(Distribution.uniform(1)));
    }

    @Test
    void zipfFollowsItsLawForAnyExponent() {
        for (double exponent : new double[] {0, 0.5, 0.99, 1, 1.01, 2}) {
            assertDrawnBy(i -> Math.pow(i + 1, -exponent), Distribution.zipf(100, exponent));
        }
        assertDrawnBy(i -> 1 / (i + 1.0), Distribution.zipf(1_000, 1));
        assertArrayEquals(new long[] {DRAWS}, counts(Distribution.zipf(1, 1)));
    }

    @Test
    void zipfMayBeLargeAndSteep() {
        long[] steep = counts(Distribution.zipf(1_000_000, 60));
        assertEquals(DRAWS, steep[0]);
        long[] large = counts(Distribution.zipf(1_000_000, 1));
        double harmonic = Math.log(1_000_000) + 0.5772;
        assertEquals(DRAWS / harmonic, (double) large[0], 1_500);
        assertTrue(Arrays.stream(large, 500_000, 1_000_000).sum() > 40_000, "the second half has its share");
    }

    @Test
    void exponentialFallsByItsBase() {
        assertDrawnBy(i -> Math.pow(2, -i), Distribution.exponential(12, 2));
        assertDrawnBy(i -> Math.pow(1.1, -i), Distribution.exponential(40, 1.1));
        assertDrawnBy(i -> 1, Distribution.exponential(40, 1));
    }

    @Test
    void aHotSetHasItsShare() {
        assertDrawnBy(i -> i < 2 ? 40 : 2.5, Distribution.hotSet(10, 2, 80));
        assertDrawnBy(i -> 1, Distribution.hotSet(10, 10, 80));
        long[] cold = counts(Distribution.hotSet(10, 2, 0));
        assertEquals(0, cold[0] + cold[1]);
        long[] hot = counts(Distribution.hotSet(10, 2, 100));
        assertEquals(DRAWS, hot[0] + hot[1]);
    }

    @Test
    void weightsAreExact() {
        assertDrawnBy(i -> new double[] {1, 0.000_001, 5, 2}[i], Distribution.weighted(1, 0, 5, 2));
        assertEquals(0, counts(Distribution.weighted(1, 0, 5, 2))[1]);
        long half = Long.MAX_VALUE / 4;
        assertDrawnBy(i -> 1, Distribution.weighted(half, half));
    }

    /** Every column's tickets, counted one by one, add up to the weights. */
    @Test
    void theTableGivesEveryWeightItsTickets() {
        TestRandom random = new TestRandom(5);
        for (int round = 0; round < 300; round++) {
            long[] weights = new long[1 + random.nextInt(9)];
            Arrays.setAll(weights, i -> random.nextInt(6));
            weights[random.nextInt(weights.length)]++;
            long total = Arrays.stream(weights).sum();
            Distribution table = Distribution.weighted(weights);
            long[] tickets = new long[weights.length];
            for (int column = 0; column < weights.length; column++) {
                for (long ticket = 0; ticket < total; ticket++) {
                    tickets[table.draw(new Loaded(column, ticket))]++;
                }
            }
            for (int i = 0; i < weights.length; i++) {
                assertEquals(weights[i] * weights.length, tickets[i], Arrays.toString(weights));
            }
        }
    }

    /** Draws what it is told to. */
    private record Loaded(int column, long ticket) implements java.util.random.RandomGenerator {
        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("a table draws a column, then a ticket");
        }

        @Override
        public int nextInt(int bound) {
            return column;
        }

        @Override
        public long nextLong(long bound) {
            return ticket;
        }
    }

    /** The same on every JDK and machine: these were computed by another program. */
    @Test
    void drawsAreFixed() {
        assertArrayEquals(
                new int[] {6, 881, 1, 28, 634, 56, 279, 1, 3, 11, 46, 169}, first(Distribution.zipf(1_000, 0.99)));
        assertArrayEquals(
                new int[] {18, 34, 34, 16, 57, 4, 8, 19, 45, 23, 31, 31}, first(Distribution.exponential(1_000, 1.05)));
        assertArrayEquals(
                new int[] {112, 667, 111, 122, 57, 23, 170, 174, 176, 161, 128, 85},
                first(Distribution.hotSet(1_000, 200, 80)));
        assertArrayEquals(
                new int[] {670, 368, 881, 860, 467, 525, 879, 704, 634, 55, 57, 540},
                first(Distribution.uniform(1_000)));
    }

    private static int[] first(Distribution distribution) {
        TestRandom random = new TestRandom(2026);
        int[] draws = new int[12];
        Arrays.setAll(draws, i -> distribution.draw(random));
        return draws;
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Distribution.uniform(0));
        assertThrows(IllegalArgumentException.class, () -> Distribution.zipf(0, 1));
        assertThrows(IllegalArgumentException.class, () -> Distribution.zipf(Distribution.TABLE_SIZE_MAX + 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Distribution.zipf(10, -0.1));
        assertThrows(IllegalArgumentException.class, () -> Distribution.zipf(10, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Distribution.exponential(10, 0.9));
        assertThrows(IllegalArgumentException.class, () -> Distribution.hotSet(10, 11, 80));
        assertThrows(IllegalArgumentException.class, () -> Distribution.hotSet(10, 2, 101));
        assertThrows(IllegalArgumentException.class, () -> Distribution.weighted(0, 0));
        assertThrows(IllegalArgumentException.class, () -> Distribution.weighted(1, -1));
        assertThrows(IllegalArgumentException.class, () -> Distribution.weighted(Long.MAX_VALUE / 2, 1));
    }
}
