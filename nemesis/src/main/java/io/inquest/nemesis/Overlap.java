package io.inquest.nemesis;

import io.inquest.systems.OptionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How often a fault begins, in a {@link FaultSchedule}, while one of another kind is in force. */
public enum Overlap {
    /** One fault at a time. */
    NEVER,
    /** One time in four, and never more than two faults. */
    SOMETIMES,
    /** Every time, up to one fault of each kind. */
    ALWAYS;

    /** A random number below this says whether it happens. */
    static final int ONE_IN = 4;

    /** The option that {@link #parse} reads. */
    public static final OptionSpec OPTION = new OptionSpec(
            "fault-overlap", "how often faults of different kinds are in force at once", labels(), SOMETIMES.label());

    /** What it is called in options. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (Overlap overlap : values()) {
            labels.add(overlap.label());
        }
        return labels;
    }

    /**
     * From the option's value; its default if it is left out.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static Overlap parse(Map<String, String> options) {
        return values()[OPTION.choices().indexOf(Schedules.choice(OPTION, options))];
    }

    int openMax(int kinds) {
        return switch (this) {
            case NEVER -> 1;
            case SOMETIMES -> 2;
            case ALWAYS -> kinds;
        };
    }

    /** @param number a random number below {@link #ONE_IN} */
    boolean happens(int number) {
        return this == ALWAYS || (this == SOMETIMES && number == 0);
    }
}
