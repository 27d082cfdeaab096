package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Bandwidth;
import io.inquest.cluster.ability.PacketConditions.Corruption;
import io.inquest.cluster.ability.PacketConditions.Delay;
import io.inquest.cluster.ability.PacketConditions.Distribution;
import io.inquest.cluster.ability.PacketConditions.Reordering;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * What is wrong with links, and how bad it can be: from what is hardly felt to what makes elections and clients time out,
 * all orders of magnitude equally likely.
 */
enum PacketMode {
    SLOW,
    LOSS,
    DUPLICATE,
    REORDER,
    /** Bits are flipped, and checksums show it. */
    CORRUPT,
    BANDWIDTH,
    /** What one end sends vanishes; what it is sent arrives. */
    HALF_OPEN,
    /** A little of everything. */
    FLAKY;

    private static final long MS = 1_000_000;
    private static final long TENTHS_OF_PERCENT = 10;
    private static final int PPM_OF_TENTH = 1_000;

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    PacketConditions conditions(RandomGenerator random) {
        PacketConditions none = PacketConditions.NONE;
        return switch (this) {
            case SLOW -> none.withDelay(delay(random));
            case LOSS -> none.withLossPpm(ppm(random, 1, 50));
            case DUPLICATE -> none.withDuplicationPpm(ppm(random, 5, 100));
            case REORDER -> none.withReordering(new Reordering(ppm(random, 5, 50), millis(random, 10, 1_000)));
            case CORRUPT -> none.withCorruption(new Corruption(ppm(random, 1, 30), true));
            case BANDWIDTH -> {
                long bytesPerSecond = between(random, 10, 1_000) * 100;
                // what waits at most waits for a tenth of a second to two
                yield none.withBandwidth(new Bandwidth(bytesPerSecond, bytesPerSecond / 10 * between(random, 1, 20)));
            }
            case HALF_OPEN -> none.withLossPpm(PacketConditions.ALL_PPM);
            case FLAKY -> {
                long nanos = millis(random, 2, 50);
                yield none.withDelay(new Delay(Distribution.UNIFORM, nanos, nanos / 2))
                        .withLossPpm(ppm(random, 1, 10))
                        .withDuplicationPpm(ppm(random, 1, 10))
                        .withReordering(new Reordering(ppm(random, 2, 20), millis(random, 10, 300)))
                        .withCorruption(new Corruption(ppm(random, 1, 5), true));
            }
        };
    }

    private static Delay delay(RandomGenerator random) {
        long millis = between(random, 5, 400);
        long nanos = millis * MS;
        return switch (Distribution.values()[random.nextInt(Distribution.values().length)]) {
            case CONSTANT -> Delay.constant(nanos);
            case UNIFORM -> new Delay(Distribution.UNIFORM, nanos, millis(random, millis / 10 + 1, millis));
            case EXPONENTIAL -> new Delay(Distribution.EXPONENTIAL, nanos / 2, millis(random, millis / 10 + 1, millis));
            case LONG_TAIL -> new Delay(Distribution.LONG_TAIL, nanos / 2, millis(random, millis / 20 + 1, millis / 2));
        };
    }

    private static long millis(RandomGenerator random, long least, long most) {
        return between(random, least, most) * MS;
    }

    /** So many per cent, to a tenth, as parts of a million. */
    static int ppm(RandomGenerator random, int percentMin, int percentMax) {
        long tenths = between(random, TENTHS_OF_PERCENT * percentMin, TENTHS_OF_PERCENT * percentMax);
        return (int) tenths * PPM_OF_TENTH;
    }

    /** A number from least to most, each doubling equally likely, and each number within it. */
    private static long between(RandomGenerator random, long least, long most) {
        int doublings = 1;
        while (least << doublings < most) {
            doublings++;
        }
        long from = least << random.nextInt(doublings);
        return from + random.nextLong(Math.min(most, 2 * from) - from + 1);
    }
}
