package io.inquest.harness.runner;

import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Map;

/** Whether a store's client is checked before a run on real hosts rests a verdict on what it says. */
public final class ClientCheck {
    private static final String NAME = "check-client";
    private static final String OWN = "own";
    private static final String YES = "yes";

    /** The option that says so. */
    public static final OptionSpec OPTION = new OptionSpec(
            NAME,
            "whether the client itself is checked first, and what it says trusted: of stores of your own, always, or"
                    + " never",
            List.of(OWN, YES, "no"),
            OWN);

    private ClientCheck() {}

    /**
     * Whether it is, in a run with these options; not where nobody asked, as in the simulation.
     *
     * @param own whether the store's client did not come with the program
     */
    static boolean isWanted(Map<String, String> options, boolean own) {
        String wanted = options.getOrDefault(NAME, "no");
        return wanted.equals(YES) || (wanted.equals(OWN) && own);
    }
}
