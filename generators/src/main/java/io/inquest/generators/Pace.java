package io.inquest.generators;

import java.util.random.RandomGenerator;

/** How long after an operation the next is due. */
interface Pace {
    /** The longest mean of a gap, of years: with any gap that is drawn, times do not overflow. */
    long MEAN_NANOS_MAX = Long.MAX_VALUE / 128;

    /**
     * The gap to the next operation, 0 or more.
     *
     * @param sinceNanos when the one before was due, counted from the first
     */
    long gapNanos(RandomGenerator random, long sinceNanos);

    private static void requireMean(long nanos) {
        if (nanos <= 0 || nanos > MEAN_NANOS_MAX) {
            throw new IllegalArgumentException("the gap between operations cannot be " + nanos + " ns");
        }
    }

    /** Always the same. */
    record Even(long nanos) implements Pace {
        public Even {
            requireMean(nanos);
        }

        @Override
        public long gapNanos(RandomGenerator random, long sinceNanos) {
            return nanos;
        }
    }

    /** Anything from 0 to twice the mean. */
    record Uniform(long meanNanos) implements Pace {
        public Uniform {
            requireMean(meanNanos);
        }

        @Override
        public long gapNanos(RandomGenerator random, long sinceNanos) {
            return random.nextLong(2 * meanNanos + 1);
        }
    }

    /** Exponential, by inversion: the gaps of a Poisson process. */
    record Exponential(long meanNanos) implements Pace {
        public Exponential {
            requireMean(meanNanos);
        }

        @Override
        public long gapNanos(RandomGenerator random, long sinceNanos) {
            double above0 = ((random.nextLong() >>> 11) + 1) * 0x1.0p-53; // to 1, so that its logarithm is finite
            return (long) (-StrictMath.log(above0) * meanNanos + 0.5);
        }
    }
}
