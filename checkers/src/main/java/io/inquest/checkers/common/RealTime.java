package io.inquest.checkers.common;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.History;
import java.util.List;
import java.util.Map;

/** What a model that asks which operation ended before another one began can say where nobody knows that. */
public final class RealTime {
    private static final String UNKNOWN = "no-real-time";

    private RealTime() {}

    /**
     * The verdict, if the order of the history's events is that of real time; else unknown, for it and its measures rest on
     * an order that means nothing. If it was unknown already, that is still why.
     */
    public static Verdict needed(History history, String model, Verdict verdict) {
        if (history.isRealTimeKnown()) {
            return verdict;
        }
        String text =
                "The model " + model + " asks which operations had ended before others began, and this history does"
                        + " not tell that of operations of different processes. Judge it by a model that"
                        + " asks for the order of each process alone, such as sequential or causal, if it"
                        + " is one of registers.";
        boolean wasUnknown = verdict.validity() == Validity.UNKNOWN;
        Finding why = wasUnknown ? verdict.findings().get(0) : new Finding(UNKNOWN, text, List.of());
        return Verdict.unknown(why, Map.of());
    }
}
