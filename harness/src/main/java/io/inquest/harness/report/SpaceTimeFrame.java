package io.inquest.harness.report;

import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands around the arrows of a space-time diagram: the axis of time, the lanes with their names, the faults. */
final class SpaceTimeFrame {
    private static final double TICKS_APART = 26;
    private static final int FAULT_COLOURS = 8;

    private final LoadedRun run;
    private final SpaceTimeScope scope;
    private final MessageFile file;
    private final SpaceTimeLanes lanes;
    private final SpaceTimeLayout layout;
    private final List<LoggedNote> notes;
    private final double header;

    /** @param notes those that are shown */
    SpaceTimeFrame(
            LoadedRun run,
            SpaceTimeScope scope,
            MessageFile file,
            SpaceTimeLanes lanes,
            SpaceTimeLayout layout,
            List<LoggedNote> notes,
            double header) {
        this.run = run;
        this.scope = scope;
        this.file = file;
        this.lanes = lanes;
        this.layout = layout;
        this.notes = notes;
        this.header = header;
    }

    /** What belongs behind the arrows. */
    List<Shape> behind() {
        List<Shape> shapes = new ArrayList<>();
        for (FaultRow fault : scope.faults()) {
            double from = from(fault);
            shapes.add(Shape.rect(
                            "band fault-" + Math.min(FAULT_COLOURS - 1, fault.lane()),
                            lanes.left(),
                            from,
                            lanes.right() - lanes.left(),
                            to(fault) - from)
                    .titled(fault.sentence()));
        }
        addAxis(shapes);
        for (int process : lanes.processes()) {
            double x = lanes.x(lanes.ofProcess(process));
            shapes.add(Shape.line("grid", x, header, x, layout.bottom()));
        }
        for (String node : lanes.nodes()) {
            addLife(shapes, node);
        }
        return shapes;
    }

    private double from(FaultRow fault) {
        return fault.startNanos() < scope.fromNanos() ? header : y(fault.startIndex());
    }

    private double to(FaultRow fault) {
        return !fault.healed() || fault.endNanos() > scope.toNanos() ? layout.bottom() : y(fault.endIndex());
    }

    private double y(int event) {
        History history = run.history();
        int line = file.lineOf(event);
        return line > 0 ? layout.y(line, history.time(event)) : layout.at(history.time(event));
    }

    private void addAxis(List<Shape> shapes) {
        double x = lanes.left() - 6;
        shapes.add(Shape.line("axis", x, header, x, layout.bottom()));
        List<Double> taken = new ArrayList<>();
        for (SpaceTimeLayout.Cut cut : layout.cuts()) {
            double y = cut.y();
            taken.add(y);
            shapes.add(Shape.path("cut", "M" + Units.px(x - 5) + " " + Units.px(y + 1) + "l10 -4m0 4l-10 4")
                    .titled("a stretch in which nothing shown here happens is cut short"));
            shapes.add(Shape.text("label end", x - 10, y + 4, Units.duration(cut.nanos())));
        }
        double free = header;
        for (Map.Entry<Integer, Long> time : layout.times().entrySet()) {
            double y = layout.y(time.getKey(), time.getValue());
            boolean room = y >= free && taken.stream().allMatch(cut -> Math.abs(cut - y) >= 13);
            if (room) {
                shapes.add(Shape.line("axis", x - 4, y, x, y));
                shapes.add(Shape.text("label end", x - 7, y + 4, Units.fineMoment(time.getValue())));
                free = y + TICKS_APART;
            }
        }
    }

    /** A node's line: whole while its process runs, broken while it is paused, dotted while there is none. */
    private void addLife(List<Shape> shapes, String node) {
        double x = lanes.x(lanes.ofNode(node));
        double from = header;
        String state = state(file.lastEvent(node));
        for (LoggedNote note : notes) {
            if (note.event() != null && note.node().equals(node)) {
                double y = layout.y(note.line(), note.nanos());
                shapes.add(Shape.line("life " + state, x, from, x, y));
                from = y;
                state = state(note.event());
            }
        }
        shapes.add(Shape.line("life " + state, x, from, x, layout.bottom()));
    }

    private static String state(String event) {
        return switch (event) {
            case "kill", "crash" -> "down";
            case "pause" -> "paused";
            default -> "up";
        };
    }

    /** What belongs before the arrows. */
    List<Shape> before() {
        List<Shape> shapes = new ArrayList<>();
        double foot = layout.bottom() + 16;
        for (int process : lanes.processes()) {
            double x = lanes.x(lanes.ofProcess(process));
            String name = "process " + process;
            shapes.add(Shape.text("lane-name middle", x, 14, name));
            shapes.add(Shape.text("lane-name middle", x, foot, name));
        }
        for (String node : lanes.nodes()) {
            double x = lanes.x(lanes.ofNode(node));
            String name = Display.text(node, 14);
            LoggedNote last = file.lastNote(node);
            addName(shapes, name, x, 14, standing(file.lastEvent(node), last == null ? "" : last.text()));
            addName(shapes, name, x, foot, standingAtEnd(node));
        }
        for (FaultRow fault : scope.faults()) {
            String name = "#" + fault.number() + " " + fault.fault();
            String where = fault.where().isEmpty() ? "" : ": " + fault.where();
            String since = fault.startNanos() < scope.fromNanos() ? ", since " + fault.start() : "";
            addFaultLabel(shapes, from(fault), name + where + since);
            if (fault.healed() && fault.endNanos() <= scope.toNanos()) {
                addFaultLabel(shapes, to(fault), name + " ends");
            }
        }
        return shapes;
    }

    private void addFaultLabel(List<Shape> shapes, double y, String text) {
        shapes.add(Shape.text("fault-label", lanes.left() + 4, y + 4, Display.text(text, 120)));
    }

    private static void addName(List<Shape> shapes, String name, double x, double y, List<String> standing) {
        shapes.add(Shape.text("lane-name middle", x, y, name));
        for (int i = 0; i < standing.size(); i++) {
            shapes.add(Shape.text("lane-state middle", x, y + 13 + i * SpaceTimeLayout.LINE_HEIGHT, standing.get(i)));
        }
    }

    /** What is last known of a node, in at most two lines. */
    private List<String> standing(String event, String note) {
        String state = state(event);
        String text = state.equals("down") ? "(down)" : state.equals("paused") ? note + " (paused)" : note;
        return Wrapped.lines(Display.text(text, 60), lanes.characters() + 1, 2);
    }

    private List<String> standingAtEnd(String node) {
        String event = file.lastEvent(node);
        LoggedNote before = file.lastNote(node);
        String text = before == null ? "" : before.text();
        for (LoggedNote note : file.notes()) {
            if (note.node().equals(node) && note.event() != null) {
                event = note.event();
                text = note.isEndOrBeginning() ? "" : text;
            } else if (note.node().equals(node) && !note.detail()) {
                text = note.text();
            }
        }
        return standing(event, text);
    }

    /** How much the names and states below take. */
    static double footer() {
        return 16 + 13 + 2 * SpaceTimeLayout.LINE_HEIGHT;
    }
}
