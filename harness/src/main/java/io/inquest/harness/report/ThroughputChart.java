package io.inquest.harness.report;

import io.inquest.history.EventType;
import java.util.ArrayList;
import java.util.List;

/** How many operations ended in each second, over time, stacked by how they ended. */
final class ThroughputChart {
    private static final int BUCKETS_MAX = 90;
    private static final double NANOS = 1e9;

    private ThroughputChart() {}

    /** @param completed at least one operation */
    static Drawing of(Completed completed, ChartFrame frame) {
        long bucketNanos = Ticks.timeStepNanos(frame.time().high(), BUCKETS_MAX);
        int buckets = (int) (frame.time().high() / bucketNanos) + 1;
        long[][] counts = new long[Completed.OUTCOMES.length][buckets];
        for (int i = 0; i < completed.size(); i++) {
            long end = completed.invokedNanos[i] + completed.latencyNanos[i];
            for (int row = 0; row < counts.length; row++) {
                counts[row][(int) Math.min(buckets - 1, end / bucketNanos)] +=
                        completed.outcome[i] == Completed.OUTCOMES[row] ? 1 : 0;
            }
        }
        double[] seconds = new double[buckets];
        double most = 0;
        for (int bucket = 0; bucket < buckets; bucket++) {
            // the last one may be cut short by the end of the run; a sliver would show a rate that never was
            double length = Math.min((double) bucketNanos, frame.time().high() - (double) bucket * bucketNanos);
            seconds[bucket] = Math.max(length, bucketNanos / 4.0) / NANOS;
            long sum = 0;
            for (long[] row : counts) {
                sum += row[bucket];
            }
            most = Math.max(most, sum / seconds[bucket]);
        }
        double high = most * 1.08;
        Scale side = Scale.linear(0, high, frame.bottom(), frame.top());
        List<Shape> content = new ArrayList<>();
        double[] base = new double[buckets];
        for (int row = 0; row < counts.length; row++) {
            StringBuilder d = new StringBuilder();
            for (int bucket = 0; bucket < buckets; bucket++) {
                if (counts[row][bucket] > 0) {
                    double from = frame.time().at((double) bucket * bucketNanos);
                    double to = frame.time().at((bucket + 1.0) * bucketNanos);
                    double top = base[bucket] + counts[row][bucket] / seconds[bucket];
                    d.append('M')
                            .append(Units.px(from + 0.5))
                            .append(' ')
                            .append(Units.px(side.at(base[bucket])))
                            .append('V')
                            .append(Units.px(side.at(top)))
                            .append('H')
                            .append(Units.px(Math.max(from + 1, to - 0.5)))
                            .append('V')
                            .append(Units.px(side.at(base[bucket])))
                            .append('z');
                    base[bucket] = top;
                }
            }
            if (d.length() > 0) {
                content.add(Shape.path("stack " + word(row), d.toString()));
            }
        }
        return new Drawing(
                "throughput",
                "chart",
                ChartFrame.WIDTH,
                frame.height(),
                "Throughput over time",
                "Operations that ended in each second, in steps of " + Units.duration(bucketNanos)
                        + ", stacked: ok, fail, info. At most " + Units.count(Math.round(most)) + " a second.",
                frame.around(content, side, Ticks.numbers(high, 5)));
    }

    private static String word(int row) {
        EventType outcome = Completed.OUTCOMES[row];
        return outcome.word();
    }
}
