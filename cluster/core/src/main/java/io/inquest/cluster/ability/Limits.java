package io.inquest.cluster.ability;

/** Checks of what conditions may be. A class of its own, for the conditions' constants need it while they are made. */
final class Limits {
    static final long NANOS_MAX = 60_000_000_000L;

    private Limits() {}

    static void requirePpm(String what, int ppm) {
        requireRange(what + " in parts of a million", ppm, 0, PacketConditions.ALL_PPM);
    }

    static void requireRange(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "the " + what + " must be between " + least + " and " + most + ", not " + value);
        }
    }
}
