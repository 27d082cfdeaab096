package io.inquest.generators;

import java.util.random.RandomGenerator;

/** SplitMix64 (Steele, Lea and Flood 2014), with bounded numbers of its own: the same on any JDK. */
final class TestRandom implements RandomGenerator {
    private long state;

    TestRandom(long seed) {
        state = seed;
        state = nextLong();
    }

    @Override
    public long nextLong() {
        state += 0x9E3779B97F4A7C15L;
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public int nextInt(int bound) {
        return (int) nextLong(bound);
    }

    @Override
    public long nextLong(long bound) {
        long mask = bound == 1 ? 0 : -1L >>> Long.numberOfLeadingZeros(bound - 1);
        long drawn = nextLong() & mask;
        while (drawn >= bound) {
            drawn = nextLong() & mask;
        }
        return drawn;
    }

    @Override
    public long nextLong(long origin, long bound) {
        return origin + nextLong(bound - origin);
    }
}
