package io.inquest.cluster.sim;

/**
 * A node's clocks: one that runs at a constant rate of its own, and the time of day, which runs true from an offset that
 * jumps. In integers throughout, exact for centuries.
 */
final class NodeClock {
    private static final long MILLION = 1_000_000;
    // noon of a day in 2024, so that no program takes the time of day for a small number
    private static final long EPOCH_NANOS = 1_717_243_200_000_000_000L;
    private static final long DELAY_NANOS_MAX = 1L << 60;

    private final VirtualWorld world;
    private final int driftPpm;
    private long wallOffsetNanos;

    NodeClock(VirtualWorld world, int driftPpm) {
        this.world = world;
        this.driftPpm = driftPpm;
    }

    /** How far the node's clock has run since the world began: floor(now * rate). */
    long localNanos() {
        long now = world.nowNanos();
        return now + now / MILLION * driftPpm + Math.floorDiv(now % MILLION * driftPpm, MILLION);
    }

    /** The first moment of the world's time, from now on, when the node's clock has run so much further than now. */
    long worldNanosAfter(long delayNanos) {
        long rate = MILLION + driftPpm;
        long local = localNanos() + Math.min(delayNanos, DELAY_NANOS_MAX);
        long first = local / rate * MILLION + (local % rate * MILLION + rate - 1) / rate;
        // a slow clock shows the same for more than one moment, of which some are past
        return Math.max(first, world.nowNanos());
    }

    long wallNanos() {
        return EPOCH_NANOS + world.nowNanos() + wallOffsetNanos;
    }

    void jump(long nanos) {
        wallOffsetNanos += nanos;
    }

    long wallOffsetNanos() {
        return wallOffsetNanos;
    }

    int driftPpm() {
        return driftPpm;
    }
}
