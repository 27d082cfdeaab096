package io.inquest.harness.report;

import java.util.ArrayList;
import java.util.List;

/** What all charts over time share: the axis of time, the faults, the lines of the other axis. */
final class ChartFrame {
    static final int WIDTH = 960;
    private static final double LEFT = 112;
    private static final double RIGHT = WIDTH - 14;
    private static final double PLOT_HEIGHT = 220;
    private static final double BELOW = 26;

    private final FaultLanes lanes;
    private final Scale time;
    private final double top;

    ChartFrame(LoadedRun run, FaultLanes lanes) {
        this.lanes = lanes;
        double begin = run.beginNanos();
        this.time = Scale.linear(begin, Math.max(begin + 1, (double) run.endNanos()), LEFT, RIGHT);
        this.top = 6 + lanes.height();
    }

    Scale time() {
        return time;
    }

    double top() {
        return top;
    }

    double bottom() {
        return top + PLOT_HEIGHT;
    }

    int height() {
        return (int) Math.ceil(bottom() + BELOW);
    }

    /** Bands of faults and axes around the given shapes; the ticks are of the scale, which goes up the side. */
    List<Shape> around(List<Shape> content, Scale side, List<Ticks.Tick> ticks) {
        FaultLanes.Extent extent =
                new FaultLanes.Extent(fault -> time.at(fault.startNanos()), fault -> time.at(fault.endNanos()));
        List<Shape> shapes = new ArrayList<>(lanes.bands(extent, top, bottom()));
        for (Ticks.Tick tick : ticks) {
            double y = side.at(tick.value());
            shapes.add(Shape.line("grid", LEFT, y, RIGHT, y));
            shapes.add(Shape.text("label end", LEFT - 6, y + 4, tick.label()));
        }
        List<Ticks.Tick> times = Ticks.time(time.low(), time.high(), 12);
        for (Ticks.Tick tick : times) {
            double x = time.at(tick.value());
            shapes.add(Shape.line("axis", x, bottom(), x, bottom() + 4));
            shapes.add(Shape.text("label middle", x, bottom() + 17, tick.label()));
        }
        shapes.addAll(content);
        shapes.add(Shape.path(
                "axis", "M" + Units.px(LEFT) + " " + Units.px(top) + "V" + Units.px(bottom()) + "H" + Units.px(RIGHT)));
        shapes.addAll(lanes.lanes(extent, LEFT, RIGHT, 2));
        return shapes;
    }
}
