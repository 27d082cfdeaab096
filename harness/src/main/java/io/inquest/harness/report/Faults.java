package io.inquest.harness.report;

import io.inquest.checkers.vacuity.Exercise;
import io.inquest.checkers.vacuity.FaultWindow;
import io.inquest.checkers.vacuity.FaultWindows;
import io.inquest.checkers.vacuity.Outcomes;
import io.inquest.history.Event;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;

/** The faults of a run, and their kinds in the order in which they first came. */
final class Faults {
    private final List<String> kinds = new ArrayList<>();
    private final List<FaultRow> rows = new ArrayList<>();

    static Faults of(LoadedRun run) {
        Faults faults = new Faults();
        FaultWords words = new FaultWords(run.nodes());
        for (Exercise.Window window : run.exercise().windows()) {
            faults.add(run, window, words);
        }
        return faults;
    }

    private void add(LoadedRun run, Exercise.Window counted, FaultWords words) {
        FaultWindow window = counted.fault();
        History history = run.history();
        Event start = history.event(window.start());
        Event end = ends(history, window) ? history.event(window.end()) : null;
        boolean foreign = window.fault().equals(FaultWindows.FOREIGN);
        if (!kinds.contains(window.fault())) {
            kinds.add(window.fault());
        }
        Outcomes operations = Outcomes.NONE;
        for (Outcomes outcomes : counted.operations().values()) {
            operations = operations.plus(outcomes);
        }
        rows.add(new FaultRow(
                rows.size() + 1,
                Display.text(window.fault(), 40),
                kinds.indexOf(window.fault()),
                window.start(),
                window.end(),
                start.time(),
                run.timeOrEnd(window.end()),
                end != null,
                foreign ? "" : words.where(start),
                words.effect(window.effect(), start, foreign ? null : end),
                operations));
    }

    private static boolean ends(History history, FaultWindow window) {
        return window.end() > window.start()
                && window.end() < history.size()
                && history.process(window.end()) == History.NONE;
    }

    List<FaultRow> rows() {
        return rows;
    }

    /** How many different kinds there were. */
    int kindCount() {
        return kinds.size();
    }

    String kind(int lane) {
        return Display.text(kinds.get(lane), 40);
    }

    /** Whether an event lies in any fault's window; for ascending indices. */
    boolean[] during(int events) {
        int[] steps = new int[events + 1];
        for (FaultRow row : rows) {
            steps[row.startIndex()]++;
            steps[row.endIndex()]--;
        }
        boolean[] during = new boolean[events];
        int open = 0;
        for (int i = 0; i < events; i++) {
            open += steps[i];
            during[i] = open > 0;
        }
        return during;
    }
}
