package io.inquest.generators;

import java.util.random.RandomGenerator;

/**
 * A rate that changes evenly from one to another and stays there. The next operation is due when the rate, summed up
 * since the one before, makes one operation.
 *
 * @param fromNanohertz the first rate, in operations in 10<sup>9</sup> seconds; 0 or more
 * @param toNanohertz the last rate, more than 0
 * @param overNanos how long the change takes
 */
record Ramp(long fromNanohertz, long toNanohertz, long overNanos) implements Pace {
    private static final long NANOHERTZ_NANOS = 1_000_000_000_000_000_000L;

    Ramp {
        if (overNanos <= 0) {
            throw new IllegalArgumentException("a ramp takes longer than " + overNanos + " ns");
        }
    }

    /** In operations and nanoseconds. Only arithmetic and square roots, which are exact to the last bit everywhere. */
    @Override
    public long gapNanos(RandomGenerator random, long sinceNanos) {
        double last = (double) toNanohertz / NANOHERTZ_NANOS;
        long leftNanos = overNanos - sinceNanos;
        if (leftNanos <= 0) {
            return (long) (1 / last + 0.5);
        }
        double slope = (double) (toNanohertz - fromNanohertz) / NANOHERTZ_NANOS / overNanos;
        double now = last - slope * leftNanos;
        double onTheRamp = (now + last) / 2 * leftNanos;
        double gap =
                onTheRamp < 1 ? leftNanos + (1 - onTheRamp) / last : 2 / (now + StrictMath.sqrt(now * now + 2 * slope));
        return (long) (gap + 0.5);
    }
}
