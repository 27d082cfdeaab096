package io.inquest.cluster.sim;

/**
 * A node's clocks: one that runs at a rate, and the time of day, which jumps. By itself the first runs at a constant rate
 * of its own and the second runs true; while the node drifts both run at the rate that it was given. In integers
 * throughout, exact for centuries.
 */
final class NodeClock {
    private static final long MILLION = 1_000_000;
    // noon of a day in 2024, so that no program takes the time of day for a small number
    private static final long EPOCH_NANOS = 1_717_243_200_000_000_000L;
    private static final long DELAY_NANOS_MAX = 1L << 60;

    private final VirtualWorld world;
    private final int ownPpm;
    private int ppm;
    private boolean drifting;

    /** When the rate changed last, in the world's time and on the clock: between changes it is a straight line. */
    private long changedNanos;

    private long changedLocalNanos;

    private long wallOffsetNanos;

    NodeClock(VirtualWorld world, int ownPpm) {
        this.world = world;
        this.ownPpm = ownPpm;
        this.ppm = ownPpm;
    }

    /** How far the node's clock has run since the world began: never less than it was. */
    long localNanos() {
        return changedLocalNanos + scaled(sinceChangeNanos());
    }

    private long sinceChangeNanos() {
        return world.nowNanos() - changedNanos;
    }

    /** floor(nanos * rate) */
    private long scaled(long nanos) {
        return nanos + nanos / MILLION * ppm + Math.floorDiv(nanos % MILLION * ppm, MILLION);
    }

    /** What the node's clock shows after so much more of its own time. */
    long localNanosAfter(long delayNanos) {
        return localNanos() + Math.min(delayNanos, DELAY_NANOS_MAX);
    }

    /** The first moment of the world's time, from now on, when the clock shows this, if its rate stays what it is. */
    long worldNanosAt(long localNanos) {
        long rate = MILLION + ppm;
        long left = localNanos - changedLocalNanos;
        long first = changedNanos + left / rate * MILLION + (left % rate * MILLION + rate - 1) / rate;
        // a slow clock shows the same for more than one moment, of which some are past
        return Math.max(first, world.nowNanos());
    }

    long wallNanos() {
        return EPOCH_NANOS + world.nowNanos() + wallOffsetNanos();
    }

    void jump(long nanos) {
        wallOffsetNanos += nanos;
    }

    long wallOffsetNanos() {
        return wallOffsetNanos + (drifting ? scaled(sinceChangeNanos()) - sinceChangeNanos() : 0);
    }

    /** Runs at this rate until steadied; whether it ran at its own before. */
    boolean drift(int newPpm) {
        if (drifting) {
            return false;
        }
        run(newPpm);
        drifting = true;
        return true;
    }

    /** Runs at its own rate, and shows the time of day as if it always had; whether it drifted. */
    boolean steady() {
        if (!drifting) {
            return false;
        }
        drifting = false;
        run(ownPpm);
        return true;
    }

    private void run(int newPpm) {
        changedLocalNanos = localNanos();
        changedNanos = world.nowNanos();
        ppm = newPpm;
    }

    boolean isDrifting() {
        return drifting;
    }

    /** The rate it runs at now. */
    int driftPpm() {
        return ppm;
    }
}
