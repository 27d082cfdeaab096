package io.inquest.cluster.sim;

import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Bandwidth;
import io.inquest.cluster.ability.PacketConditions.Delay;
import io.inquest.cluster.ability.PacketCounts;
import io.inquest.cluster.world.SeededRandom;

/** One link under its conditions: decides what becomes of each message, and counts it. */
final class ShapedLink {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int SLOW_PPM = 50_000;
    private static final int SLOW_FACTOR = 10;

    private final SimulatedNetwork network;
    private final VirtualWorld world;
    private final SeededRandom random;
    private PacketConditions conditions = PacketConditions.NONE;
    private Latency delay = Latency.constant(0);
    /** When all that has been taken on so far will have been sent. */
    private long busyUntilNanos;

    private long messages;
    private long delayed;
    private long lost;
    private long duplicated;
    private long heldUp;
    private long corrupted;
    private long undecodable;
    private long altered;
    private long overflowed;

    ShapedLink(SimulatedNetwork network, VirtualWorld world, SeededRandom random) {
        this.network = network;
        this.world = world;
        this.random = random;
    }

    PacketConditions conditions() {
        return conditions;
    }

    void shape(PacketConditions changed) {
        conditions = changed;
        delay = latency(changed.delay());
        busyUntilNanos = 0;
    }

    private static Latency latency(Delay delay) {
        long nanos = delay.nanos();
        long jitter = delay.jitterNanos();
        return switch (delay.distribution()) {
            case CONSTANT -> Latency.constant(nanos);
            case UNIFORM -> Latency.uniform(nanos - jitter, nanos + jitter);
            case EXPONENTIAL -> new Latency(nanos, jitter, 0, 1);
            case LONG_TAIL -> new Latency(nanos, jitter, SLOW_PPM, SLOW_FACTOR);
        };
    }

    /** Passes the message on to the network: later, changed, twice or not at all. */
    void send(Message<?> message) {
        messages++;
        if (happens(conditions.lossPpm())) {
            lost++;
            network.drop(message, Fate.LOST);
            return;
        }
        Message<?> arriving = message;
        if (happens(conditions.corruption().ppm())) {
            arriving = corrupted(message);
            if (arriving == null) {
                return;
            }
        }
        if (happens(conditions.duplicationPpm())) {
            duplicated++;
            network.meet(message, Fate.DUPLICATED);
            transmit(arriving);
        }
        transmit(arriving);
    }

    /** What arrives of the message, or null. A flip that changes nothing that is said is none. */
    private Message<?> corrupted(Message<?> message) {
        if (conditions.corruption().detected()) {
            corrupted++;
            network.drop(message, Fate.CORRUPTED);
            return null;
        }
        Message<?> other = message.corrupted(random);
        if (other == null) {
            undecodable++;
            network.drop(message, Fate.UNDECODABLE);
        } else if (!other.says(message)) {
            altered++;
            network.meet(message, Fate.ALTERED);
        }
        return other;
    }

    private void transmit(Message<?> message) {
        long nanos = 0;
        if (conditions.bandwidth().isLimited()) {
            nanos = sendingNanos(message.bytes());
            if (nanos < 0) {
                overflowed++;
                network.drop(message, Fate.QUEUE_FULL);
                return;
            }
        }
        nanos += delay.sampleNanos(random);
        if (nanos > 0) {
            delayed++;
        }
        if (happens(conditions.reordering().ppm())) {
            heldUp++;
            network.meet(message, Fate.HELD_UP);
            nanos += 1 + random.nextLong(conditions.reordering().nanosMax());
        }
        network.carry(message, nanos);
    }

    /**
     * How long it takes until so many bytes have been sent, after what waits already; negative if there is no room for
     * them. Waiting bytes are counted by the time that it takes to send them.
     */
    private long sendingNanos(long bytes) {
        Bandwidth bandwidth = conditions.bandwidth();
        long now = world.nowNanos();
        long ownNanos = nanosFor(bytes, bandwidth);
        long waitNanos = Math.max(0, busyUntilNanos - now);
        if (waitNanos > 0 && waitNanos + ownNanos > nanosFor(bandwidth.queueBytesMax(), bandwidth)) {
            return -1;
        }
        busyUntilNanos = now + waitNanos + ownNanos;
        return waitNanos + ownNanos;
    }

    private static long nanosFor(long bytes, Bandwidth bandwidth) {
        long rate = bandwidth.bytesPerSecond();
        return (bytes * NANOS_PER_SECOND + rate - 1) / rate;
    }

    private boolean happens(int ppm) {
        return ppm > 0 && random.nextInt(PacketConditions.ALL_PPM) < ppm;
    }

    PacketCounts counts() {
        return new PacketCounts(
                messages, delayed, lost, duplicated, heldUp, corrupted, undecodable, altered, overflowed);
    }
}
