package io.inquest.cluster.sim;

import io.inquest.cluster.world.SeededRandom;

/**
 * How long something takes: a least time, a part that is evenly distributed, and a rest that is exponentially
 * distributed, and now and then some times longer, which gives the long tail that real networks and disks have.
 *
 * @param evenNanosMax the most that the even part is
 * @param restNanosMean the mean of the rest when it is not slow
 * @param slowPpm how many of a million are slow
 * @param slowFactor how many times longer their rest is
 */
public record Latency(long leastNanos, long evenNanosMax, long restNanosMean, int slowPpm, int slowFactor) {
    private static final int FRACTION_BITS = 20;
    private static final int TABLE_BITS = 10;
    private static final long LN_2 = StrictMath.round(StrictMath.log(2) * (1 << FRACTION_BITS));
    // -ln(x) in the middle of each of 1024 equal parts of [1/2, 1)
    private static final int[] MINUS_LN = new int[1 << TABLE_BITS];

    static {
        for (int i = 0; i < MINUS_LN.length; i++) {
            double x = 0.5 + (i + 0.5) / (2 * MINUS_LN.length);
            MINUS_LN[i] = (int) StrictMath.round(-StrictMath.log(x) * (1 << FRACTION_BITS));
        }
    }

    public Latency {
        Options.requireRange("leastNanos", leastNanos, 0, 1L << 40);
        Options.requireRange("evenNanosMax", evenNanosMax, 0, 1L << 40);
        Options.requireRange("slowPpm", slowPpm, 0, 1_000_000);
        Options.requireRange("slowFactor", slowFactor, 1, 1_000_000);
        Options.requireRange("restNanosMean", restNanosMean, 0, (1L << 36) / slowFactor);
    }

    /** Without an even part. */
    public Latency(long leastNanos, long restNanosMean, int slowPpm, int slowFactor) {
        this(leastNanos, 0, restNanosMean, slowPpm, slowFactor);
    }

    /** Always the same time. */
    public static Latency constant(long nanos) {
        return new Latency(nanos, 0, 0, 1);
    }

    /** Each time between these two equally likely. */
    public static Latency uniform(long nanosMin, long nanosMax) {
        return new Latency(nanosMin, nanosMax - nanosMin, 0, 0, 1);
    }

    /** What it is on average, slow ones aside. */
    public long meanNanos() {
        return leastNanos + evenNanosMax / 2 + restNanosMean;
    }

    /**
     * One such time, from one draw, and another if there is an even part. Of the first, its leading zeros and its lowest bits make the exponential part (u has k leading
     * zeros with probability 2<sup>-k-1</sup>, and -ln u is k ln 2 plus what the table says), bits between them decide
     * whether it is slow.
     */
    long sampleNanos(SeededRandom random) {
        long draw = random.nextLong();
        long minusLn = Long.numberOfLeadingZeros(draw) * LN_2 + MINUS_LN[(int) draw & (MINUS_LN.length - 1)];
        long rest = (restNanosMean * minusLn) >>> FRACTION_BITS;
        long slowDraw = ((draw >>> TABLE_BITS & 0xFFFFFFFFL) * 1_000_000) >>> 32;
        long even = evenNanosMax == 0 ? 0 : random.nextLong(evenNanosMax + 1);
        return leastNanos + even + (slowDraw < slowPpm ? rest * slowFactor : rest);
    }
}
