package io.inquest.harness.report;

import io.inquest.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws messages as arrows between upright lanes of clients and nodes; time goes down. */
final class SpaceTimeSvg {
    private static final double HEADER = 46;
    private static final double BAR = 12;
    private static final double ASCENT = 9;

    private final LoadedRun run;
    private final History history;
    private final SpaceTimeScope scope;
    private final MessageFile file;
    private final SpaceTimeLanes lanes;
    private final SpaceTimeChoice choice;
    private final OperationText operations;
    private final Map<LoggedMessage, List<String>> labels = new HashMap<>();
    /** Reasons of drops that are written already, by place. */
    private final Set<String> said = new HashSet<>();

    private final SpaceTimeLayout layout;

    SpaceTimeSvg(LoadedRun run, SpaceTimeScope scope, MessageFile file, SpaceTimeLanes lanes, SpaceTimeChoice choice) {
        this.run = run;
        this.history = run.history();
        this.scope = scope;
        this.file = file;
        this.lanes = lanes;
        this.choice = choice;
        this.operations = new OperationText(history);
        chooseLabels();
        this.layout = new SpaceTimeLayout(marks(), lanes.count(), HEADER + 14);
    }

    /** What is said to several at once is written once. */
    private void chooseLabels() {
        Set<String> labelled = new HashSet<>();
        for (LoggedMessage message : choice.messages()) {
            boolean wanted = choice.weight(message) != SpaceTimeChoice.Weight.FAINT;
            String saying = message.from + "\n" + message.nanos + "\n" + message.type + "\n" + message.brief;
            if (wanted && labelled.add(saying)) {
                labels.put(message, wrap(Display.text(message.brief, 60)));
            }
        }
    }

    private List<String> wrap(String text) {
        return Wrapped.lines(text, lanes.characters(), 3);
    }

    private List<SpaceTimeLayout.Mark> marks() {
        List<SpaceTimeLayout.Mark> marks = new ArrayList<>();
        for (LoggedMessage message : choice.messages()) {
            if (choice.weight(message) != SpaceTimeChoice.Weight.FAINT) {
                List<String> label = labels.getOrDefault(message, List.of());
                int gap = toTheRight(message) ? from(message) : from(message) - 1;
                double above = label.isEmpty() ? 0 : label.size() * SpaceTimeLayout.LINE_HEIGHT + 2;
                marks.add(new SpaceTimeLayout.Mark(
                        message.line,
                        message.nanos,
                        label.isEmpty() ? SpaceTimeLayout.Mark.BARE : gap,
                        label.size(),
                        above));
                for (LoggedMessage.End end : message.ends) {
                    marks.add(SpaceTimeLayout.Mark.bare(end.line(), end.nanos()));
                }
            }
        }
        for (LoggedNote note : choice.notes()) {
            marks.add(new SpaceTimeLayout.Mark(
                    note.line(),
                    note.nanos(),
                    lanes.ofNode(note.node()),
                    noteLines(note).size(),
                    ASCENT));
        }
        scope.operations().forEach((invocation, role) -> {
            int lane = lanes.ofProcess(history.process(invocation));
            int lines = wrap(label(invocation, role)).size();
            mark(marks, invocation, lane, lines);
            mark(marks, history.completion(invocation), SpaceTimeLayout.Mark.BARE, 0);
        });
        for (FaultRow fault : scope.faults()) {
            mark(marks, fault.startIndex(), SpaceTimeLayout.Mark.WIDE, 1);
            if (fault.healed()) {
                mark(marks, fault.endIndex(), SpaceTimeLayout.Mark.WIDE, 1);
            }
        }
        return marks;
    }

    private void mark(List<SpaceTimeLayout.Mark> marks, int event, int gap, int lines) {
        int line = event == History.NONE ? 0 : file.lineOf(event);
        if (line > 0) {
            marks.add(new SpaceTimeLayout.Mark(line, history.time(event), gap, lines, lines == 0 ? 0 : ASCENT));
        }
    }

    private String label(int invocation, TimelineChoice.Role role) {
        return (role.mark.isEmpty() ? "" : role.mark + " ") + operations.label(invocation);
    }

    private List<String> noteLines(LoggedNote note) {
        return wrap(note.shown(60));
    }

    private int from(LoggedMessage message) {
        return lane(message.from, message);
    }

    private int to(LoggedMessage message) {
        return lane(message.to, message);
    }

    /** What is chosen is either between nodes, or of an operation that is shown. */
    private int lane(String address, LoggedMessage message) {
        return lanes.isNode(address) ? lanes.ofNode(address) : lanes.ofProcess(history.process(message.event));
    }

    private boolean toTheRight(LoggedMessage message) {
        return to(message) >= from(message);
    }

    Drawing draw(String id, String title) {
        List<Shape> shapes = new ArrayList<>();
        SpaceTimeFrame frame = new SpaceTimeFrame(run, scope, file, lanes, layout, choice.notes(), HEADER);
        shapes.addAll(frame.behind());
        List<Shape> texts = new ArrayList<>();
        for (SpaceTimeChoice.Weight weight : List.of(
                SpaceTimeChoice.Weight.FAINT,
                SpaceTimeChoice.Weight.TELLING,
                SpaceTimeChoice.Weight.LED_TO,
                SpaceTimeChoice.Weight.OWN)) {
            for (LoggedMessage message : choice.messages()) {
                if (choice.weight(message) == weight) {
                    addMessage(shapes, texts, message, weight);
                }
            }
        }
        scope.operations().forEach((invocation, role) -> addOperation(shapes, texts, invocation, role));
        for (LoggedNote note : choice.notes()) {
            addNote(shapes, texts, note);
        }
        shapes.addAll(texts);
        shapes.addAll(frame.before());
        return new Drawing(
                id,
                "space-time",
                (int) Math.ceil(lanes.right()),
                (int) Math.ceil(layout.bottom() + SpaceTimeFrame.footer()),
                title,
                "Time goes down, from " + Units.fineMoment(scope.fromNanos()) + " to "
                        + Units.fineMoment(scope.toNanos()) + ". An upright line for each of "
                        + Units.count(lanes.count(), "client or node").replace("client or nodes", "clients and nodes")
                        + "; an arrow for each message. The table below lists what is drawn.",
                shapes);
    }

    private void addMessage(
            List<Shape> shapes, List<Shape> texts, LoggedMessage message, SpaceTimeChoice.Weight weight) {
        String css = weight.css + (isGuilty(message) ? " guilty" : "");
        double x = lanes.x(from(message));
        double toX = lanes.x(to(message));
        double y = layout.y(message.line, message.nanos);
        SpaceTimeArrow arrow = new SpaceTimeArrow(css, x, y, toX, message.sentence());
        if (message.ends.isEmpty()) {
            shapes.add(arrow.open());
        }
        for (LoggedMessage.End end : message.ends) {
            double endY = layout.y(end.line(), end.nanos());
            if (end.isDelivery()) {
                shapes.add(arrow.delivered(endY));
            } else {
                boolean atOnce = end.nanos() == message.nanos;
                shapes.addAll(arrow.dropped(endY, atOnce));
                String place = end.dropped() + "\n" + x + "\n" + Math.round(endY / 8);
                if (weight != SpaceTimeChoice.Weight.FAINT && said.add(place)) {
                    texts.add(arrow.reason(endY, atOnce, end.dropped()));
                }
            }
        }
        List<String> label = labels.getOrDefault(message, List.of());
        boolean right = toTheRight(message);
        for (int i = 0; i < label.size(); i++) {
            double baseline = y - 3 - (label.size() - 1 - i) * SpaceTimeLayout.LINE_HEIGHT;
            texts.add(Shape.text(
                    "message-label " + css + (right ? "" : " end"), right ? x + 7 : x - 7, baseline, label.get(i)));
        }
    }

    private boolean isGuilty(LoggedMessage message) {
        return choice.weight(message) == SpaceTimeChoice.Weight.OWN
                && scope.operations().get(message.event) == TimelineChoice.Role.CULPRIT;
    }

    private void addOperation(List<Shape> shapes, List<Shape> texts, int invocation, TimelineChoice.Role role) {
        int completion = history.completion(invocation);
        double x = lanes.x(lanes.ofProcess(history.process(invocation)));
        double y = layout.y(file.lineOf(invocation), history.time(invocation));
        boolean ends = completion != History.NONE && file.lineOf(completion) > 0;
        double end = ends ? layout.y(file.lineOf(completion), history.time(completion)) : layout.bottom();
        String sentence = operations.sentence(invocation) + (role.mark.isEmpty() ? "" : " – " + role.meaning);
        String css = "bar " + operations.outcome(invocation).word() + " " + role.css;
        shapes.add(Shape.rect(css, x - BAR / 2, y, BAR, Math.max(4, end - y)).titled(sentence));
        List<String> lines = wrap(label(invocation, role));
        for (int i = 0; i < lines.size(); i++) {
            texts.add(Shape.text(
                    "bar-label " + role.css, x + BAR, y + 4 + i * SpaceTimeLayout.LINE_HEIGHT, lines.get(i)));
        }
    }

    private void addNote(List<Shape> shapes, List<Shape> texts, LoggedNote note) {
        double x = lanes.x(lanes.ofNode(note.node()));
        double y = layout.y(note.line(), note.nanos());
        String css = note.event() != null ? "event" : note.detail() ? "detail" : "note";
        shapes.add(Shape.rect("noted " + css, x - 3, y - 3, 6, 6)
                .titled(Display.text(note.node(), 20) + ": " + note.shown(300) + " (" + Units.fineMoment(note.nanos())
                        + ")"));
        List<String> lines = noteLines(note);
        for (int i = 0; i < lines.size(); i++) {
            texts.add(Shape.text("note-label " + css, x + 7, y + 4 + i * SpaceTimeLayout.LINE_HEIGHT, lines.get(i)));
        }
    }
}
