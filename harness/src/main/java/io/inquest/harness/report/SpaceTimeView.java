package io.inquest.harness.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The messages around a finding, as the page shows them.
 *
 * @param about what they are around
 * @param drawing null if there is nothing to draw
 * @param hasCulprit whether one of the operations has no place in any legal order
 * @param counts what is drawn, and what is not, in sentences
 * @param rows the same as a table
 */
public record SpaceTimeView(String about, Drawing drawing, boolean hasCulprit, List<String> counts, List<Row> rows) {
    private static final int ROWS_MAX = 300;

    /** Something that happened. */
    public record Row(String time, String where, String what, String outcome, boolean own) {}

    /** Empty if the run kept no log of its messages. */
    static Optional<SpaceTimeView> of(LoadedRun run, Faults faults, List<VerdictFile.Anomaly> anomalies) {
        Path log = run.directory().resolve("messages.jsonl");
        if (!Files.exists(log)) {
            return Optional.empty();
        }
        Optional<SpaceTimeScope> scope = SpaceTimeScope.of(run, faults, anomalies);
        if (scope.isEmpty()) {
            return Optional.of(nothing("There is no operation or fault to show messages around."));
        }
        try {
            MessageFile file =
                    MessageFile.read(log, scope.get().fromNanos(), scope.get().toNanos());
            return Optional.of(of(run, scope.get(), file));
        } catch (IOException unreadable) {
            return Optional.of(nothing("messages.jsonl cannot be read."));
        }
    }

    private static SpaceTimeView nothing(String why) {
        return new SpaceTimeView("", null, false, List.of(why), List.of());
    }

    private static SpaceTimeView of(LoadedRun run, SpaceTimeScope scope, MessageFile file) {
        SpaceTimeLanes lanes = new SpaceTimeLanes(run, scope);
        SpaceTimeChoice choice = new SpaceTimeChoice(scope, file, lanes.nodes());
        List<String> counts = new ArrayList<>();
        counts.add(file.problem());
        counts.add(omittedNodes(run, lanes));
        counts.add(drawn(choice));
        counts.add(choice.omitted());
        if (scope.faultsLeftOut() > 0) {
            counts.add(Units.count(scope.faultsLeftOut(), "earlier fault") + " of this stretch of time "
                    + (scope.faultsLeftOut() == 1 ? "is" : "are") + " not drawn.");
        }
        counts.removeIf(String::isEmpty);
        String about = Display.text(scope.about(), 120);
        if (file.messages().isEmpty() && file.notes().isEmpty()) {
            counts.add("messages.jsonl holds nothing of the time from " + Units.fineMoment(scope.fromNanos()) + " to "
                    + Units.fineMoment(scope.toNanos()) + ".");
            return new SpaceTimeView(about, null, false, counts, List.of());
        }
        Drawing drawing = new SpaceTimeSvg(run, scope, file, lanes, choice).draw("space-time", "Messages " + about);
        return new SpaceTimeView(
                about, drawing, scope.operations().containsValue(TimelineChoice.Role.CULPRIT), counts, rows(choice));
    }

    private static String omittedNodes(LoadedRun run, SpaceTimeLanes lanes) {
        int more = run.nodes().size() - lanes.nodes().size();
        return more > 0 ? Units.count(more, "more node") + " and their messages are not drawn." : "";
    }

    private static String drawn(SpaceTimeChoice choice) {
        int faint = choice.count(SpaceTimeChoice.Weight.FAINT);
        return "Drawn: " + Units.count(choice.count(SpaceTimeChoice.Weight.OWN), "message")
                + " of these operations' clients, "
                + Units.count(choice.count(SpaceTimeChoice.Weight.LED_TO)) + " that those led to, "
                + Units.count(choice.count(SpaceTimeChoice.Weight.TELLING)) + " of rare kinds"
                + (faint > 0 ? ", and faintly " + Units.count(faint, "other") : "") + ".";
    }

    private record Placed(int line, Row row) {}

    private static List<Row> rows(SpaceTimeChoice choice) {
        List<Placed> placed = new ArrayList<>();
        for (LoggedMessage message : choice.messages()) {
            if (choice.weight(message) != SpaceTimeChoice.Weight.FAINT) {
                placed.add(new Placed(
                        message.line,
                        new Row(
                                Units.fineMoment(message.nanos),
                                Display.text(message.from, 20) + " → " + Display.text(message.to, 20),
                                Display.text(message.key(), 120),
                                message.fates(),
                                choice.weight(message) == SpaceTimeChoice.Weight.OWN)));
            }
        }
        for (LoggedNote note : choice.notes()) {
            placed.add(new Placed(
                    note.line(),
                    new Row(
                            Units.fineMoment(note.nanos()),
                            Display.text(note.node(), 20),
                            note.shown(200),
                            "",
                            false)));
        }
        placed.sort(Comparator.comparingInt(Placed::line));
        return placed.stream().limit(ROWS_MAX).map(Placed::row).toList();
    }
}
