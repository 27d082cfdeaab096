package io.inquest.harness.report;

import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operations around an anomaly: a row for each process, a bar from each invocation to its completion. One of
 * unknown outcome fades to the right edge, since it may take effect at any time after its invocation.
 */
final class TimelineSvg {
    private static final double LEFT = 112;
    private static final double OPEN_END = 44;
    private static final double ROW = 27;
    private static final double BAR = 19;
    private static final double CHARACTER = 7.3;
    private static final double TICKS_APART = 72;
    private static final int WIDTH_MIN = 720;
    /** What a page has room for, without scrolling sideways. */
    private static final int WIDTH_WANTED = 1050;

    private static final int[] CONTEXTS = {10, 7, 5, 3, 1};

    private final History history;
    private final OperationText text;
    private final FaultLanes lanes;
    private final TimelineChoice choice;
    private final TimelineLayout layout;
    private final Map<Integer, String> labels = new LinkedHashMap<>();
    private final Map<Integer, Double> widths = new LinkedHashMap<>();
    private final Map<Integer, Integer> rows = new LinkedHashMap<>();
    private final double top;
    private final double bottom;
    private final double right;

    private TimelineSvg(LoadedRun run, Faults faults, FaultLanes lanes, TimelineChoice choice) {
        this.history = run.history();
        this.text = new OperationText(history);
        this.lanes = lanes;
        this.choice = choice;
        choice.shown().forEach((invocation, role) -> {
            String label = (role.mark.isEmpty() ? "" : role.mark + " ") + text.label(invocation);
            labels.put(invocation, label);
            widths.put(invocation, width(label) + 10);
            rows.putIfAbsent(history.process(invocation), rows.size());
        });
        List<Integer> boundaries = new ArrayList<>();
        for (FaultRow fault : faults.rows()) {
            boundaries.add(fault.startIndex());
            boundaries.add(fault.endIndex());
        }
        this.layout = new TimelineLayout(history, widths, boundaries, LEFT + 10, WIDTH_WANTED - OPEN_END);
        double end = layout.end() + OPEN_END;
        for (int invocation : choice.shown().keySet()) {
            end = Math.max(end, layout.at(invocation) + widths.get(invocation) + 24);
        }
        this.right = Math.max(end, WIDTH_MIN - 10);
        this.top = 8 + lanes.height() + (choice.windowLast() == History.NONE ? 0 : 18);
        this.bottom = top + rows.size() * ROW + 4;
    }

    /** A timeline with as much context as there is room for; empty if the finding names no operations. */
    static Optional<TimelineSvg> of(LoadedRun run, Faults faults, VerdictFile.Anomaly anomaly) {
        TimelineSvg timeline = null;
        for (int before : CONTEXTS) {
            TimelineChoice choice = new TimelineChoice(run, anomaly, before);
            if (choice.shown().isEmpty()) {
                return Optional.empty();
            }
            timeline = new TimelineSvg(run, faults, new FaultLanes(faults), choice);
            if (timeline.right <= WIDTH_WANTED) {
                break;
            }
        }
        return Optional.of(timeline);
    }

    TimelineChoice choice() {
        return choice;
    }

    Drawing draw(String id, String title) {
        FaultLanes.Extent extent = new FaultLanes.Extent(this::from, this::to);
        List<Shape> shapes = new ArrayList<>(lanes.bands(extent, top, bottom));
        addAxis(shapes);
        rows.forEach((process, row) -> {
            double y = top + row * ROW;
            shapes.add(Shape.line("grid", LEFT, y + ROW, right, y + ROW));
            shapes.add(Shape.text("row-label end", LEFT - 8, y + 18, "process " + process));
        });
        choice.shown().forEach((invocation, role) -> addBar(shapes, invocation, role));
        addContradiction(shapes);
        shapes.addAll(lanes.lanes(extent, LEFT, right, 4));
        int width = (int) Math.ceil(right + 10);
        return new Drawing(
                id,
                "timeline",
                width,
                (int) Math.ceil(bottom + 26),
                title,
                Units.count(labels.size(), "operation") + " of "
                        + Units.count(rows.size(), "process").replace("processs", "processes")
                        + " from " + Units.moment(history.time(layout.firstIndex())) + " to "
                        + Units.moment(history.time(layout.lastIndex())) + ". The table below lists them.",
                shapes);
    }

    /** Where a fault begins, as far as it is in the picture. */
    private double from(FaultRow fault) {
        if (fault.startIndex() > layout.lastIndex()) {
            return right;
        }
        return fault.startIndex() <= layout.firstIndex() ? LEFT : layout.at(fault.startIndex());
    }

    private double to(FaultRow fault) {
        if (!fault.began() || fault.endIndex() <= layout.firstIndex()) {
            return LEFT;
        }
        return fault.endIndex() > layout.lastIndex() ? right : layout.at(fault.endIndex());
    }

    private void addAxis(List<Shape> shapes) {
        shapes.add(Shape.line("axis", LEFT, bottom, right, bottom));
        double free = LEFT;
        double last = layout.at(choice.windowLast() == History.NONE ? layout.lastIndex() : choice.windowLast());
        for (Map.Entry<Integer, Double> place : layout.places().entrySet()) {
            double x = place.getValue();
            long nanos = history.time(place.getKey());
            boolean room = x >= free && Math.abs(last - x) >= TICKS_APART || x == last;
            if (room && nanos >= 0) {
                shapes.add(Shape.line("grid", x, top, x, bottom));
                shapes.add(Shape.line("axis", x, bottom, x, bottom + 4));
                shapes.add(Shape.text("label middle", x, bottom + 18, Units.moment(nanos)));
                free = x + TICKS_APART;
            }
        }
        for (double cut : layout.cuts()) {
            shapes.add(Shape.path("cut", "M" + Units.px(cut - 4) + " " + Units.px(bottom + 5) + "l3 -10m4 0l-3 10")
                    .titled("a stretch in which nothing shown here begins or ends is cut short"));
        }
    }

    private void addBar(List<Shape> shapes, int invocation, TimelineChoice.Role role) {
        EventType outcome = text.outcome(invocation);
        int completion = history.completion(invocation);
        double x = layout.at(invocation);
        double y = top + rows.get(history.process(invocation)) * ROW + 4;
        double end = outcome == EventType.INFO ? right : layout.at(completion);
        String sentence = text.sentence(invocation) + (role.mark.isEmpty() ? "" : " – " + role.meaning);
        shapes.add(Shape.rect("bar " + outcome.word() + " " + role.css, x, y, end - x, BAR)
                .titled(sentence));
        if (outcome == EventType.INFO) {
            shapes.add(Shape.path(
                    "arrow", "M" + Units.px(right - 9) + " " + Units.px(y + BAR / 2 - 4.5) + "l7 4.5l-7 4.5"));
            if (completion != History.NONE) {
                double gaveUp = layout.at(completion);
                if (gaveUp > x + widths.get(invocation)) {
                    shapes.add(Shape.line("gave-up", gaveUp, y, gaveUp, y + BAR).titled("its client gave up here"));
                }
            }
        }
        shapes.add(Shape.text("bar-label " + role.css, x + 5, y + 13.5, labels.get(invocation)));
    }

    private void addContradiction(List<Shape> shapes) {
        int last = choice.windowLast();
        if (last != History.NONE && last >= layout.firstIndex()) {
            double x = layout.at(last);
            shapes.add(Shape.line("contradiction", x, top - 4, x, bottom));
            shapes.add(Shape.text(
                    "contradiction-label " + (x > 300 ? "end" : ""), x + 4, top - 7, "no legal order up to here"));
        }
    }

    private static double width(String label) {
        return label.codePoints()
                        .map(point -> point >= 0x1100 && point < 0x2000 || point >= 0x2E80 ? 2 : 1)
                        .sum()
                * CHARACTER;
    }
}
