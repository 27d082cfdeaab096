package io.inquest.harness.report;

import io.inquest.history.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How many operations ended in each second, over time, stacked by how they ended. */
final class ThroughputChart {
    private static final int BUCKETS_MAX = 90;
    private static final double NANOS = 1e9;
    /** A step that is so much higher than all others is cut, so that the others can be told apart. */
    private static final double OUTLIER_FACTOR = 1.6;

    private final ChartFrame frame;
    private final long bucketNanos;
    /** By outcome and step, a second. */
    private final double[][] rates;

    private final double[] sums;
    private final double high;
    private final Scale side;

    private ThroughputChart(Completed completed, ChartFrame frame) {
        this.frame = frame;
        double span = frame.time().high() - frame.time().low();
        this.bucketNanos = Ticks.timeStepNanos(span, BUCKETS_MAX);
        this.sums = new double[(int) (span / bucketNanos) + 1];
        this.rates = rates(completed);
        for (double[] row : rates) {
            for (int bucket = 0; bucket < sums.length; bucket++) {
                sums[bucket] += row[bucket];
            }
        }
        this.high = 1.08 * highest(sums);
        this.side = Scale.linear(0, high, frame.bottom(), frame.top());
    }

    /** @param completed at least one operation */
    static Drawing of(Completed completed, ChartFrame frame) {
        return new ThroughputChart(completed, frame).draw();
    }

    private double[][] rates(Completed completed) {
        double[][] counts = new double[Completed.OUTCOMES.length][sums.length];
        List<EventType> outcomes = Arrays.asList(Completed.OUTCOMES);
        for (int i = 0; i < completed.size(); i++) {
            double end = (double) completed.fromNanos[i] + completed.latencyNanos[i];
            int bucket = (int) Math.min(sums.length - 1, (end - frame.time().low()) / bucketNanos);
            counts[outcomes.indexOf(completed.outcome[i])][bucket]++;
        }
        for (double[] row : counts) {
            for (int bucket = 0; bucket < sums.length; bucket++) {
                row[bucket] /= seconds(bucket);
            }
        }
        return counts;
    }

    /** The last step may be cut short by the end of the run; but a sliver of it would show a rate that never was. */
    private double seconds(int bucket) {
        double nanos = Math.min((double) bucketNanos, frame.time().high() - begin(bucket));
        return Math.max(nanos, bucketNanos / 4.0) / NANOS;
    }

    private double begin(int bucket) {
        return frame.time().low() + (double) bucket * bucketNanos;
    }

    private static double highest(double[] sums) {
        double[] sorted = sums.clone();
        Arrays.sort(sorted);
        double most = sorted[sorted.length - 1];
        double second = sorted.length > 1 ? sorted[sorted.length - 2] : 0;
        return second > 0 && most > OUTLIER_FACTOR * second ? 1.15 * second : most;
    }

    private Drawing draw() {
        List<Shape> content = new ArrayList<>();
        double[] base = new double[sums.length];
        for (int row = 0; row < rates.length; row++) {
            StringBuilder d = new StringBuilder();
            for (int bucket = 0; bucket < sums.length; bucket++) {
                if (rates[row][bucket] > 0) {
                    addBar(d, bucket, base[bucket], base[bucket] + rates[row][bucket]);
                    base[bucket] += rates[row][bucket];
                }
            }
            if (d.length() > 0) {
                content.add(Shape.path("stack " + Completed.OUTCOMES[row].word(), d.toString()));
            }
        }
        addCut(content);
        return new Drawing(
                "throughput",
                "chart",
                ChartFrame.WIDTH,
                frame.height(),
                "Throughput over time",
                "Operations that ended in each second, in steps of " + Units.duration(bucketNanos)
                        + ", stacked: ok, fail, info. At most "
                        + Units.count(Math.round(Arrays.stream(sums).max().orElse(0))) + " a second.",
                frame.around(content, side, Ticks.numbers(high, 5)));
    }

    private void addBar(StringBuilder d, int bucket, double from, double to) {
        double left = frame.time().at(begin(bucket)) + 0.5;
        double right = Math.max(left + 1, frame.time().at(begin(bucket + 1)) - 0.5);
        String bottom = Units.px(side.at(from));
        d.append('M').append(Units.px(left)).append(' ').append(bottom);
        d.append('V').append(Units.px(side.at(to)));
        d.append('H').append(Units.px(right));
        d.append('V').append(bottom).append('z');
    }

    /** What stands out of the picture gets its number. */
    private void addCut(List<Shape> content) {
        for (int bucket = 0; bucket < sums.length; bucket++) {
            if (sums[bucket] > high) {
                double x = frame.time().at(begin(bucket));
                boolean late = bucket > sums.length / 2;
                content.add(Shape.text(
                        late ? "end" : "",
                        late ? x - 4 : frame.time().at(begin(bucket + 1)) + 4,
                        frame.top() + 14,
                        "↑ " + Units.count(Math.round(sums[bucket]))));
            }
        }
    }
}
