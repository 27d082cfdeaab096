package io.inquest.cluster.world;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A generator of random numbers whose every result is fixed here, and so is the same on any machine and JDK:
 * xoshiro256++ (Blackman and Vigna 2021), seeded by SplitMix64 (Steele, Lea and Flood 2014). The methods that the JDK
 * implements in ways of its own are refused.
 */
public final class SeededRandom implements RandomGenerator {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long s0;
    private long s1;
    private long s2;
    private long s3;

    public SeededRandom(long seed) {
        // four outputs of SplitMix64 in a row are never all zero, which is the one state that xoshiro cannot leave
        this(splitMix(seed, 1), splitMix(seed, 2), splitMix(seed, 3), splitMix(seed, 4));
    }

    SeededRandom(long s0, long s1, long s2, long s3) {
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
    }

    /** The generator for one use under a seed: always starts the same, and unlike that of any other use or seed. */
    public static SeededRandom split(long seed, String use) {
        long hash = 0xCBF29CE484222325L; // FNV-1a, over UTF-16 units
        for (int i = 0; i < use.length(); i++) {
            hash = (hash ^ use.charAt(i)) * 0x100000001B3L;
        }
        return new SeededRandom(mix(splitMix(seed, 1) + hash));
    }

    /** The nth output, from 1, of SplitMix64. */
    static long splitMix(long seed, int n) {
        return mix(seed + n * GOLDEN_GAMMA);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    /** From 0 to below the bound, each equally likely (Lemire 2019: multiply, and reject the few that would be biased). */
    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("The bound of a random number must be positive, not " + bound + ".");
        }
        long product = (nextLong() >>> 32) * bound;
        if ((product & 0xFFFFFFFFL) < bound) {
            long biased = (1L << 32) % bound;
            while ((product & 0xFFFFFFFFL) < biased) {
                product = (nextLong() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    @Override
    public int nextInt(int origin, int bound) {
        return (int) nextLong(origin, bound);
    }

    @Override
    public long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("The bound of a random number must be positive, not " + bound + ".");
        }
        if (bound <= Integer.MAX_VALUE) {
            return nextInt((int) bound);
        }
        return below(bound);
    }

    @Override
    public long nextLong(long origin, long bound) {
        if (origin >= bound) {
            throw new IllegalArgumentException("No random number is at least " + origin + " and below " + bound + ".");
        }
        long width = bound - origin;
        return width > 0 ? origin + nextLong(width) : wide(origin, bound);
    }

    @Override
    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /** A multiple of 2<sup>-53</sup> from 0 to below 1. Exact in binary, so safe; but no history may hold it. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** By rejection under a mask: at most two draws on average. */
    private long below(long bound) {
        long mask = -1L >>> Long.numberOfLeadingZeros(bound - 1);
        long drawn = nextLong() & mask;
        while (drawn >= bound) {
            drawn = nextLong() & mask;
        }
        return drawn;
    }

    /** For ranges that hold more than half of all numbers. */
    private long wide(long origin, long bound) {
        long drawn = nextLong();
        while (drawn < origin || drawn >= bound) {
            drawn = nextLong();
        }
        return drawn;
    }

    private static UnsupportedOperationException refused(String method) {
        return new UnsupportedOperationException("SeededRandom has no " + method + ", because its results could differ"
                + " between JDKs: use nextLong, nextInt, nextBoolean or nextDouble().");
    }

    @Override
    public void nextBytes(byte[] bytes) {
        throw refused("nextBytes");
    }

    @Override
    public float nextFloat() {
        throw refused("nextFloat");
    }

    @Override
    public float nextFloat(float bound) {
        throw refused("nextFloat");
    }

    @Override
    public float nextFloat(float origin, float bound) {
        throw refused("nextFloat");
    }

    @Override
    public double nextDouble(double bound) {
        throw refused("nextDouble(bound)");
    }

    @Override
    public double nextDouble(double origin, double bound) {
        throw refused("nextDouble(origin, bound)");
    }

    @Override
    public double nextGaussian() {
        throw refused("nextGaussian");
    }

    @Override
    public double nextGaussian(double mean, double deviation) {
        throw refused("nextGaussian");
    }

    @Override
    public double nextExponential() {
        throw refused("nextExponential");
    }

    @Override
    public DoubleStream doubles() {
        throw refused("doubles");
    }

    @Override
    public DoubleStream doubles(double origin, double bound) {
        throw refused("doubles");
    }

    @Override
    public DoubleStream doubles(long size) {
        throw refused("doubles");
    }

    @Override
    public DoubleStream doubles(long size, double origin, double bound) {
        throw refused("doubles");
    }

    @Override
    public IntStream ints() {
        throw refused("ints");
    }

    @Override
    public IntStream ints(int origin, int bound) {
        throw refused("ints");
    }

    @Override
    public IntStream ints(long size) {
        throw refused("ints");
    }

    @Override
    public IntStream ints(long size, int origin, int bound) {
        throw refused("ints");
    }

    @Override
    public LongStream longs() {
        throw refused("longs");
    }

    @Override
    public LongStream longs(long origin, long bound) {
        throw refused("longs");
    }

    @Override
    public LongStream longs(long size) {
        throw refused("longs");
    }

    @Override
    public LongStream longs(long size, long origin, long bound) {
        throw refused("longs");
    }

    /** Refused; in the interface since JDK 22. */
    @SuppressWarnings("DoNotCallSuggester") // on JDK 17 it overrides nothing, so the rule takes it for a new method
    public DoubleStream equiDoubles(double left, double right, boolean leftIncluded, boolean rightIncluded) {
        throw refused("equiDoubles");
    }
}
