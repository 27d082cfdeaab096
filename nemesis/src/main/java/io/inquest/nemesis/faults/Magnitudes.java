package io.inquest.nemesis.faults;

import java.util.random.RandomGenerator;

/** Draws numbers of which small ones are as likely as great ones. */
final class Magnitudes {
    private Magnitudes() {}

    /** A number between the first bound and the last (not included): between any two neighbours with equal chance. */
    static long draw(long[] bounds, RandomGenerator random) {
        int magnitude = random.nextInt(bounds.length - 1);
        return random.nextLong(bounds[magnitude], bounds[magnitude + 1]);
    }
}
