package io.inquest.generators;

/**
 * Nothing for a while that is drawn, between two bounds (both included), when it is first asked, and counts from then.
 *
 * @param endNanos when it is over; {@link #UNSET} before the first question
 */
record Sleep(long minNanos, long maxNanos, long endNanos) implements Generator {
    static final long UNSET = Long.MIN_VALUE;

    Sleep {
        if (minNanos < 0 || maxNanos < minNanos || maxNanos > Long.MAX_VALUE / 2) {
            throw new IllegalArgumentException("one cannot sleep from " + minNanos + " to " + maxNanos + " ns");
        }
    }

    @Override
    public Step next(Context context) {
        if (endNanos != UNSET) {
            return until(context, endNanos);
        }
        long drawn = minNanos == maxNanos ? minNanos : context.random().nextLong(minNanos, maxNanos + 1);
        return until(context, context.timeNanos() + drawn);
    }

    private Step until(Context context, long end) {
        return context.timeNanos() >= end
                ? Step.DONE
                : new Step.Pending(end, end == endNanos ? this : new Sleep(minNanos, maxNanos, end));
    }
}
