package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.DiskDamage;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** What disks do to stores that must bear it, from what is hardly felt to what makes elections and clients time out. */
enum DiskMode {
    /** The power goes, and with it all that was not synced. */
    LOST,
    /** The power goes in the middle of a write, of which some bytes reach the disk. */
    TORN,
    FULL,
    SLOW;

    private static final long MS = 1_000_000;
    private static final long[] ADDED_NANOS = {5 * MS, 50 * MS, 500 * MS, 2_000 * MS};
    private static final long[] FREE_BYTES = {0, 1, 1_000, 10_000};

    /** The name in files. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    DiskDamage damage(RandomGenerator random) {
        return switch (this) {
            case LOST -> new DiskDamage.PowerCut(false);
            case TORN -> new DiskDamage.PowerCut(true);
            case FULL -> new DiskDamage.Full(Magnitudes.draw(FREE_BYTES, random));
            case SLOW -> {
                long nanosMax = Magnitudes.draw(ADDED_NANOS, random);
                yield new DiskDamage.Slow(nanosMax / 5, nanosMax);
            }
        };
    }
}
