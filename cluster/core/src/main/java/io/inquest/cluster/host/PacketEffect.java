package io.inquest.cluster.host;

import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Delay;
import io.inquest.cluster.ability.PacketConditions.Distribution;
import java.util.ArrayList;
import java.util.List;

/**
 * What a packet that is not lost can meet. Which packets meet what is chosen, and counted, by iptables; what is done to
 * those is done to all of them, by a discipline of their own. The kernel's network emulator could choose too, but does
 * not count. A packet meets one of these at most.
 */
enum PacketEffect {
    /** The delay or the bandwidth, as everything. */
    NONE,
    DUPLICATION,
    REORDERING,
    CORRUPTION;

    private static final int MICRO = 1000;
    /** So many may wait; far more than a store sends within the longest delay. */
    private static final String QUEUE_PACKETS = "100000";

    /** How many of a million packets meet it; none of those that are told apart. */
    int ppm(PacketConditions conditions) {
        return switch (this) {
            case NONE -> 0;
            case DUPLICATION -> conditions.duplicationPpm();
            case REORDERING -> conditions.reordering().ppm();
            case CORRUPTION -> conditions.corruption().ppm();
        };
    }

    /** Whether there is a discipline for those that meet it. */
    boolean isShaped(PacketConditions conditions) {
        return this == NONE
                ? !conditions.delay().equals(Delay.NONE)
                        || conditions.bandwidth().isLimited()
                : ppm(conditions) > 0;
    }

    /** Whether these conditions take the kernel's network emulator. */
    static boolean needsEmulator(PacketConditions conditions) {
        PacketConditions others = conditions.withLossPpm(0).withBandwidth(PacketConditions.Bandwidth.UNLIMITED);
        return !others.isNone();
    }

    /** The words that tell the network emulator what to do to every packet that meets this. */
    List<String> emulated(PacketConditions conditions) {
        List<String> words = new ArrayList<>(List.of("netem", "limit", QUEUE_PACKETS));
        Delay delay = conditions.delay();
        long nanos = delay.nanos();
        long jitterNanos = delay.distribution() == Distribution.CONSTANT ? 0 : delay.jitterNanos();
        if (this == REORDERING) {
            // held up for any time up to the most
            long half = conditions.reordering().nanosMax() / 2;
            nanos += half;
            jitterNanos += half;
        }
        if (nanos > 0 || jitterNanos > 0) {
            words.addAll(List.of("delay", micros(nanos)));
        }
        if (jitterNanos > 0) {
            words.add(micros(jitterNanos));
        }
        if (this == DUPLICATION) {
            words.addAll(List.of("duplicate", "100%"));
        }
        if (this == CORRUPTION) {
            words.addAll(List.of("corrupt", "100%"));
        }
        return words;
    }

    private static String micros(long nanos) {
        return Math.max(1, nanos / MICRO) + "us";
    }
}
