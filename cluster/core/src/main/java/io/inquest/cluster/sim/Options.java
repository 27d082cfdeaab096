package io.inquest.cluster.sim;

/** Checks of what options may be. */
final class Options {
    private Options() {}

    static void requireRange(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("The simulation's " + option + " must be between " + least + " and "
                    + most + ", not " + value + ".");
        }
    }
}
