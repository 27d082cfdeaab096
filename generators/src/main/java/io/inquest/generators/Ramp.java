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
    private static final double NANOHERTZ_NANOS = 1e18;

    Ramp {
        if (overNanos <= 0) {
            throw new IllegalArgumentException("a ramp takes longer than " + overNanos + " ns");
        }
    }

    /** In operations and nanoseconds. Only arithmetic and square roots, which are exact to the last bit everywhere. */
    @Override
    public long gapNanos(RandomGenerator random, long sinceNanos) {
        double last = toNanohertz / NANOHERTZ_NANOS;
        long leftNanos = overNanos - sinceNanos;
        if (leftNanos <= 0) {
            return rounded(1 / last);
        }
        double slope = (toNanohertz - fromNanohertz) / NANOHERTZ_NANOS / overNanos;
        double now = last - slope * leftNanos;
        double onTheRamp = (now + last) / 2 * leftNanos;
        return onTheRamp < 1
                ? leftNanos + rounded((1 - onTheRamp) / last)
                : rounded(2 / (now + StrictMath.sqrt(now * now + 2 * slope)));
    }

    private static long rounded(double nanos) {
        return (long) (nanos + 0.5);
    }
}
