package io.inquest.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Draws faults over any axis: a thin lane for each kind of fault along the top, with its name at the left and the
 * faults' numbers on its bars, and behind everything a translucent band for each fault.
 */
final class FaultLanes {
    static final double LANE_HEIGHT = 17;
    private static final int LANES_MAX = 12;
    private static final int COLOURS = 8;
    private static final int NAME_CHARS_MAX = 15;
    private static final int DRAWN_MAX = 400;
    /** So many bands are no longer told apart, and hide what is before them. */
    private static final int BANDS_MANY = 40;

    private static final double LABEL_WIDTH_MIN = 20;

    private final Faults faults;

    FaultLanes(Faults faults) {
        this.faults = faults;
    }

    /** How high all lanes are. */
    double height() {
        int lanes = Math.min(LANES_MAX, faults.kindCount());
        return lanes * LANE_HEIGHT + (lanes == 0 ? 0 : 5);
    }

    /** Where on an axis a fault lies; nothing is drawn where the end is not right of the start. */
    record Extent(ToDoubleFunction<FaultRow> from, ToDoubleFunction<FaultRow> to) {}

    /** The bands, which belong behind all else. */
    List<Shape> bands(Extent extent, double top, double bottom) {
        List<Shape> shapes = new ArrayList<>();
        String css = drawn().size() > BANDS_MANY ? "band faint fault-" : "band fault-";
        for (FaultRow fault : drawn()) {
            double from = extent.from().applyAsDouble(fault);
            double to = extent.to().applyAsDouble(fault);
            if (to > from) {
                shapes.add(Shape.rect(css + colour(fault), from, top, to - from, bottom - top)
                        .titled(fault.sentence()));
            }
        }
        return shapes;
    }

    /** The lanes, from {@code top} downwards, with their names left of {@code left}. */
    List<Shape> lanes(Extent extent, double left, double right, double top) {
        List<Shape> shapes = new ArrayList<>();
        for (int lane = 0; lane < Math.min(LANES_MAX, faults.kindCount()); lane++) {
            double y = top + lane * LANE_HEIGHT;
            boolean rest = lane == LANES_MAX - 1 && faults.kindCount() > LANES_MAX;
            String name = rest ? "others" : faults.kind(lane);
            shapes.add(Shape.text("label end", left - 6, y + 12, Display.text(name, NAME_CHARS_MAX)));
            shapes.add(Shape.line("grid", left, y + LANE_HEIGHT - 1, right, y + LANE_HEIGHT - 1));
        }
        for (FaultRow fault : drawn()) {
            double from = extent.from().applyAsDouble(fault);
            double to = extent.to().applyAsDouble(fault);
            if (to > from) {
                double y = top + Math.min(LANES_MAX - 1, fault.lane()) * LANE_HEIGHT;
                shapes.add(Shape.rect("lane fault-" + colour(fault), from, y + 2, Math.max(1.5, to - from), 13)
                        .titled(fault.sentence()));
                if (to - from >= LABEL_WIDTH_MIN) {
                    shapes.add(Shape.text("lane-label middle", (from + to) / 2, y + 12, "#" + fault.number()));
                }
            }
        }
        return shapes;
    }

    private List<FaultRow> drawn() {
        List<FaultRow> rows = faults.rows();
        return rows.subList(0, Math.min(DRAWN_MAX, rows.size()));
    }

    private static int colour(FaultRow fault) {
        return Math.min(LANES_MAX - 1, fault.lane()) % COLOURS;
    }

    /** What is said where not all are drawn; empty if they are. */
    String omitted() {
        int more = faults.rows().size() - DRAWN_MAX;
        return more > 0
                ? "Only the first " + DRAWN_MAX + " faults are drawn; " + Units.count(more) + " more followed."
                : "";
    }
}
