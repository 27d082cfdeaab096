package io.inquest.systems.keyvalue;

import io.inquest.systems.SystemConfig;

/** Options that are whole numbers. */
public final class OptionNumbers {
    public static final long NANOS_PER_MILLI = 1_000_000;

    private OptionNumbers() {}

    /** @throws IllegalArgumentException with a sentence for a person, if it is no whole number of that range */
    public static long number(SystemConfig config, String option, long least, long most) {
        String given = config.option(option);
        try {
            long number = Long.parseLong(given);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "--" + option + " is a whole number from " + least + " to " + most + ", not " + given);
    }
}
