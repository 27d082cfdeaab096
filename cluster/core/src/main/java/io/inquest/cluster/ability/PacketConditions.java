package io.inquest.cluster.ability;

import java.util.Objects;

/**
 * What messages meet on a bad link, on top of what the network is like anyway. Each message may be lost; else corrupted;
 * else doubled; then it waits for the bandwidth, takes its delay, and may be held up on top. The chances are
 * independent of each other. All of it is what {@code tc netem} can do to the packets for one peer.
 *
 * @param lossPpm how many of a million messages vanish without an error; with a million of a million the sender's half
 *     of the connection is gone, and the other half may be whole
 * @param duplicationPpm how many of a million arrive twice, each time with a delay of its own
 */
public record PacketConditions(
        Delay delay,
        int lossPpm,
        int duplicationPpm,
        Reordering reordering,
        Corruption corruption,
        Bandwidth bandwidth) {
    public static final int ALL_PPM = 1_000_000;
    public static final PacketConditions NONE =
            new PacketConditions(Delay.NONE, 0, 0, Reordering.NONE, Corruption.NONE, Bandwidth.UNLIMITED);

    public PacketConditions {
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(reordering, "reordering");
        Objects.requireNonNull(corruption, "corruption");
        Objects.requireNonNull(bandwidth, "bandwidth");
        Limits.requirePpm("loss", lossPpm);
        Limits.requirePpm("duplication", duplicationPpm);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    public PacketConditions withDelay(Delay changed) {
        return new PacketConditions(changed, lossPpm, duplicationPpm, reordering, corruption, bandwidth);
    }

    public PacketConditions withLossPpm(int changed) {
        return new PacketConditions(delay, changed, duplicationPpm, reordering, corruption, bandwidth);
    }

    public PacketConditions withDuplicationPpm(int changed) {
        return new PacketConditions(delay, lossPpm, changed, reordering, corruption, bandwidth);
    }

    public PacketConditions withReordering(Reordering changed) {
        return new PacketConditions(delay, lossPpm, duplicationPpm, changed, corruption, bandwidth);
    }

    public PacketConditions withCorruption(Corruption changed) {
        return new PacketConditions(delay, lossPpm, duplicationPpm, reordering, changed, bandwidth);
    }

    public PacketConditions withBandwidth(Bandwidth changed) {
        return new PacketConditions(delay, lossPpm, duplicationPpm, reordering, corruption, changed);
    }

    /** How extra latencies are distributed. */
    public enum Distribution {
        /** Always the same. */
        CONSTANT,
        /** Evenly from {@code nanos - jitterNanos} to {@code nanos + jitterNanos}. */
        UNIFORM,
        /** {@code nanos} and an exponentially distributed rest, {@code jitterNanos} on average. */
        EXPONENTIAL,
        /** As exponential; but of five messages in a hundred the rest is ten times as long. */
        LONG_TAIL
    }

    /** Extra latency, a value of its own for each message: with jitter, messages overtake each other. */
    public record Delay(Distribution distribution, long nanos, long jitterNanos) {
        public static final Delay NONE = constant(0);

        private static final long JITTER_NANOS_MAX = 5_000_000_000L;

        public Delay {
            Objects.requireNonNull(distribution, "distribution");
            Limits.requireRange("delay in nanoseconds", nanos, 0, Limits.NANOS_MAX);
            boolean constant = distribution == Distribution.CONSTANT;
            Limits.requireRange(
                    "jitter in nanoseconds of a delay that is " + (constant ? "constant" : "not constant"),
                    jitterNanos,
                    constant ? 0 : 1,
                    constant ? 0 : JITTER_NANOS_MAX);
            if (distribution == Distribution.UNIFORM && jitterNanos > nanos) {
                throw new IllegalArgumentException("a uniform delay of " + nanos + " ns cannot have a jitter of "
                        + jitterNanos + " ns, for some messages would arrive before they were sent");
            }
        }

        public static Delay constant(long nanos) {
            return new Delay(Distribution.CONSTANT, nanos, 0);
        }
    }

    /**
     * Messages that are overtaken by many that follow.
     *
     * @param ppm how many of a million are held up
     * @param nanosMax how long they are held up at most; each time up to that is equally likely
     */
    public record Reordering(int ppm, long nanosMax) {
        public static final Reordering NONE = new Reordering(0, 0);

        public Reordering {
            Limits.requirePpm("reordering", ppm);
            Limits.requireRange(
                    "longest hold-up in nanoseconds", nanosMax, ppm == 0 ? 0 : 1, ppm == 0 ? 0 : Limits.NANOS_MAX);
        }
    }

    /**
     * Messages of which one bit is flipped.
     *
     * @param ppm how many of a million
     * @param detected whether a checksum shows it, so that the message is dropped. If not it is delivered, unless its
     *     bytes are no message any more
     */
    public record Corruption(int ppm, boolean detected) {
        public static final Corruption NONE = new Corruption(0, true);

        public Corruption {
            Limits.requirePpm("corruption", ppm);
            detected |= ppm == 0;
        }
    }

    /**
     * How much a link can carry.
     *
     * @param bytesPerSecond 0 for no limit
     * @param queueBytesMax how much may wait to be sent, with what is being sent: a message for which there is no room is
     *     dropped, unless the link is idle
     */
    public record Bandwidth(long bytesPerSecond, long queueBytesMax) {
        public static final Bandwidth UNLIMITED = new Bandwidth(0, 0);

        private static final long BYTES_MAX = 1L << 32;

        public Bandwidth {
            Limits.requireRange("bandwidth in bytes per second", bytesPerSecond, 0, BYTES_MAX);
            Limits.requireRange("queue in bytes", queueBytesMax, 0, bytesPerSecond == 0 ? 0 : BYTES_MAX);
        }

        public boolean isLimited() {
            return bytesPerSecond > 0;
        }
    }
}
