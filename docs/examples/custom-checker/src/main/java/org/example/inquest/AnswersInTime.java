package org.example.inquest;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Setting;
import io.inquest.checkers.Verdict;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** No answer takes longer than a second, or than {@code --bound millis=N} says. Of any object. */
public final class AnswersInTime implements Checker {
    private static final Setting MILLIS = new Setting("millis", Setting.Type.COUNT, "how long an answer may take");
    private static final long MILLIS_USUALLY = 1000;
    private static final int FOUND_MAX = 5;

    @Override
    public String name() {
        return "answers-in-time";
    }

    @Override
    public String summary() {
        return "No answer takes longer than a second, or than millis says.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(MILLIS);
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        Object given = MILLIS.in(context);
        long millisMax = given == null ? MILLIS_USUALLY : (Long) given;
        List<Finding> late = new ArrayList<>();
        long slowest = 0;
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) != EventType.OK) {
                continue; // one that failed, or of which nobody knows, is no answer
            }
            int invocation = history.invocation(i);
            if (history.time(invocation) < 0) {
                Finding why = new Finding("no-times", "The history does not say when its events were.", List.of());
                return Verdict.unknown(why, Map.of());
            }
            long millis = (history.time(i) - history.time(invocation)) / 1_000_000;
            slowest = Math.max(slowest, millis);
            if (millis > millisMax && late.size() < FOUND_MAX) {
                late.add(late(history, invocation, millis));
            }
        }
        Map<String, Object> measures = Map.of("slowest-millis", slowest);
        return late.isEmpty() ? Verdict.valid(measures) : Verdict.invalid(late, measures);
    }

    private static Finding late(History history, int invocation, long millis) {
        String f = history.functionName(history.function(invocation));
        String text = "Process " + history.process(invocation) + " waited " + millis + " ms for its " + f + " (event "
                + invocation + ").";
        return new Finding("late-answer", text, List.of(invocation));
    }
}
