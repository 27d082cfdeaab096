package io.inquest.checkers.bounded;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Setting;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The bounds that the bounded models take. */
final class Bounds {
    static final Setting VERSIONS =
            new Setting("versions", Setting.Type.COUNT, "how many newer writes a read may miss at most");
    static final Setting SECONDS =
            new Setting("seconds", Setting.Type.AMOUNT, "for how long the value read may have been replaced at most");
    static final Setting DISTANCE = new Setting(
            "distance", Setting.Type.AMOUNT, "how far what a counter shows may be from what it may hold at most");
    static final Setting ADDS =
            new Setting("adds", Setting.Type.COUNT, "how many acknowledged adds a read may miss at most");

    private Bounds() {}

    /** The verdict where neither figures nor a decision can be had. */
    static Verdict undecided(Finding why, boolean isUnbounded, String model, List<Setting> settings) {
        return isUnbounded
                ? new Verdict(Validity.UNKNOWN, List.of(missing(model, settings), why), Map.of())
                : Verdict.unknown(why, Map.of());
    }

    /** Why the verdict is unknown: none of these was given. */
    static Finding missing(String model, List<Setting> settings) {
        String options = settings.stream()
                .map(setting -> "--bound " + setting.name() + "=" + (setting.type() == Setting.Type.COUNT ? "N" : "X"))
                .collect(Collectors.joining(" or "));
        return new Finding(
                "no bound given",
                "Whether " + model + " holds depends on a bound, and none was given: say " + options
                        + ". Without one there are only figures.",
                List.of());
    }
}
