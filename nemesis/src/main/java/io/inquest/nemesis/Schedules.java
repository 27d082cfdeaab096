package io.inquest.nemesis;

import io.inquest.generators.Generator;
import io.inquest.systems.Nearest;
import io.inquest.systems.OptionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** When faults come and go, as the options say. */
public final class Schedules {
    private static final String RANDOM = "random";
    private static final String STAGED = "staged";
    private static final OptionSpec SCHEDULE = new OptionSpec(
            "fault-schedule",
            "whether faults of all kinds come at random, or one kind after another, each in a stage of its own",
            List.of(RANDOM, STAGED),
            RANDOM);

    /** The options that {@link #of} reads. */
    public static final List<OptionSpec> OPTIONS = options();

    private Schedules() {}

    private static List<OptionSpec> options() {
        List<OptionSpec> options = new ArrayList<>(Rhythm.OPTIONS);
        options.add(SCHEDULE);
        options.add(Overlap.OPTION);
        return List.copyOf(options);
    }

    /** The choice that the options make, or the default. */
    static String choice(OptionSpec option, Map<String, String> options) {
        String choice = options.getOrDefault(option.name(), option.defaultValue());
        if (!option.choices().contains(choice)) {
            throw new IllegalArgumentException(Nearest.sentence(
                    "no value",
                    choice,
                    option.choices(),
                    "--" + option.name() + " is one of " + String.join(", ", option.choices())));
        }
        return choice;
    }

    /**
     * The schedule of these kinds.
     *
     * @param options the values of {@link #OPTIONS}; one that is left out has its default
     * @param timeNanos how long the run's main part lasts, which a staged schedule divides
     * @throws IllegalArgumentException with a sentence for a person, if the options make no sense
     */
    public static Generator of(List<String> kinds, Map<String, String> options, long timeNanos) {
        Rhythm rhythm = Rhythm.parse(options);
        Overlap overlap = Overlap.parse(options);
        if (choice(SCHEDULE, options).equals(RANDOM)) {
            return new FaultSchedule(kinds, rhythm, overlap, 1);
        }
        if (overlap == Overlap.ALWAYS) {
            throw new IllegalArgumentException("in a staged schedule one kind follows another, and no two overlap;"
                    + " leave out --fault-schedule staged or --fault-overlap always");
        }
        return new StagedSchedule(kinds, rhythm, timeNanos);
    }
}
