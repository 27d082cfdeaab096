package io.inquest.checkers.eventual;

import io.inquest.checkers.common.Meter;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/** What some of a few numbers may add up to, none of them or any: one bit for each sum. */
final class SubsetSums {
    private final Meter meter;
    /** The least of the sums. */
    private final long least;
    /** Bit i stands for the sum that is i above the least. */
    private final BigInteger sums;

    /**
     * @throws ArithmeticException if a sum is of more than 64 bits
     * @throws io.inquest.checkers.common.OverBudgetException if there are more sums than the memory holds
     */
    SubsetSums(long[] numbers, Meter meter) {
        this.meter = meter;
        long below = 0;
        long span = 0;
        Map<Long, Integer> counts = new TreeMap<>();
        for (long number : numbers) {
            below = Math.addExact(below, Math.min(0, number));
            span = Math.addExact(span, Math.absExact(number));
            counts.merge(Math.abs(number), 1, Integer::sum);
        }
        least = below;
        meter.reserve(span > Integer.MAX_VALUE ? Long.MAX_VALUE / 2 : span / 2);
        BigInteger found = BigInteger.ONE;
        for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
            found = with(found, entry.getKey(), entry.getValue());
        }
        sums = found;
    }

    /** With some of so many equal numbers more: as with one of them, with two at once, with four, and with the rest. */
    private BigInteger with(BigInteger found, long number, int count) {
        BigInteger all = found;
        int left = count;
        for (int several = 1; left > 0; several *= 2) {
            int taken = Math.min(several, left);
            meter.steps(1 + all.bitLength() / 64);
            all = all.or(all.shiftLeft(Math.toIntExact(number * taken)));
            left -= taken;
        }
        return all;
    }

    boolean contains(long sum) {
        long bit = sum - least;
        return bit >= 0 && bit < sums.bitLength() && sums.testBit((int) bit);
    }

    /** Whether there is one number from which each of these differs by such a sum. */
    boolean explain(long[] shown) {
        long lowest = Long.MAX_VALUE;
        for (long value : shown) {
            lowest = Math.min(lowest, value);
        }
        BigInteger common = sums;
        for (long value : shown) {
            long above = Math.subtractExact(value, lowest);
            if (above >= sums.bitLength()) {
                return false;
            }
            meter.steps(1 + sums.bitLength() / 64);
            common = common.and(sums.shiftRight((int) above));
        }
        return common.signum() != 0;
    }
}
