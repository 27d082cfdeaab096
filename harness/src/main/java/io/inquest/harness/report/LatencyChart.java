package io.inquest.harness.report;

import io.inquest.history.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long operations took, over the time from which that is counted, on a logarithmic scale. Operations that are ok are drawn
 * one by one while they are few, else as bands of quantiles; those that failed or are unknown are always drawn one by
 * one, thinned out where they are many.
 */
final class LatencyChart {
    private static final int DOTS_MAX = 5000;
    private static final int MARKS_MAX = 800;
    private static final int BUCKETS = 100;
    private static final double NANOS_MIN = 1000;

    private final Completed completed;
    private final ChartFrame frame;
    private final Scale side;
    private final List<Ticks.Tick> ticks;

    private LatencyChart(Completed completed, ChartFrame frame) {
        this.completed = completed;
        this.frame = frame;
        long low = Long.MAX_VALUE;
        long high = 1;
        for (long nanos : completed.latencyNanos) {
            low = Math.min(low, nanos);
            high = Math.max(high, nanos);
        }
        double floor = Math.max(NANOS_MIN, low / 1.3);
        double ceiling = Math.max(floor * 10, high * 1.3);
        this.side = Scale.logarithmic(floor, ceiling, frame.bottom(), frame.top());
        this.ticks = Ticks.logarithmicTime(floor, ceiling);
    }

    /** @param completed at least one operation */
    static Drawing of(Completed completed, ChartFrame frame) {
        return new LatencyChart(completed, frame).draw();
    }

    private Drawing draw() {
        List<Shape> content = new ArrayList<>();
        if (isBanded(completed)) {
            addBands(content);
        } else {
            addMarks(content, EventType.OK, DOTS_MAX);
        }
        addMarks(content, EventType.FAIL, MARKS_MAX);
        addMarks(content, EventType.INFO, MARKS_MAX);
        long slowest = Quantiles.of(completed.latencyNanos, completed.size()).percent(100);
        return new Drawing(
                "latency",
                "chart",
                ChartFrame.WIDTH,
                frame.height(),
                "Latency over time",
                "Each operation's latency since it was " + since(completed) + ", on a logarithmic scale, over the time"
                        + " at which it was. The slowest took " + Units.duration(slowest)
                        + "; the table below gives the quantiles.",
                frame.around(content, side, ticks));
    }

    /** What latencies are counted from, in a word. */
    static String since(Completed completed) {
        return completed.sinceDue ? "due" : "invoked";
    }

    static boolean isBanded(Completed completed) {
        return completed.count(EventType.OK) > DOTS_MAX;
    }

    /** What is said of operations that are not drawn; empty if all are. */
    static String thinned(Completed completed) {
        List<String> sentences = new ArrayList<>();
        if (isBanded(completed)) {
            sentences.add(Units.count(completed.count(EventType.OK))
                    + " operations that are ok are too many to draw one by one: the line is the median, the dark band"
                    + " reaches from there to the 95th percentile, the light one on to the slowest.");
        }
        for (EventType outcome : new EventType[] {EventType.FAIL, EventType.INFO}) {
            int count = completed.count(outcome);
            if (count > MARKS_MAX) {
                sentences.add("Of " + Units.count(count) + " operations that ended in " + outcome.word() + " only "
                        + Units.count(MARKS_MAX) + ", evenly spread, are drawn.");
            }
        }
        return String.join(" ", sentences);
    }

    /** One path for all operations of an outcome: dots, triangles, crosses. */
    private void addMarks(List<Shape> content, EventType outcome, int marksMax) {
        int count = completed.count(outcome);
        if (count == 0) {
            return;
        }
        StringBuilder d = new StringBuilder();
        long seen = 0;
        for (int i = 0; i < completed.size(); i++) {
            if (completed.outcome[i] != outcome) {
                continue;
            }
            boolean chosen = count <= marksMax || seen * marksMax / count != (seen + 1) * marksMax / count;
            seen++;
            if (chosen) {
                double x = frame.time().at(completed.fromNanos[i]);
                double y = side.at(completed.latencyNanos[i]);
                switch (outcome) {
                    case OK ->
                        d.append('M')
                                .append(Units.px(x))
                                .append(' ')
                                .append(Units.px(y))
                                .append("h0");
                    case FAIL ->
                        d.append('M')
                                .append(Units.px(x))
                                .append(' ')
                                .append(Units.px(y - 3.5))
                                .append("l3.5 6h-7z");
                    default ->
                        d.append('M')
                                .append(Units.px(x - 3))
                                .append(' ')
                                .append(Units.px(y - 3))
                                .append("l6 6m0-6l-6 6");
                }
            }
        }
        content.add(Shape.path("mark " + outcome.word(), d.toString()));
    }

    private void addBands(List<Shape> content) {
        double low = frame.time().low();
        double bucketNanos = (frame.time().high() - low) / BUCKETS;
        int[] counts = new int[BUCKETS];
        for (int i = 0; i < completed.size(); i++) {
            counts[bucket(i, bucketNanos)] += completed.outcome[i] == EventType.OK ? 1 : 0;
        }
        long[][] numbers = new long[BUCKETS][];
        Arrays.setAll(numbers, bucket -> new long[counts[bucket]]);
        Arrays.fill(counts, 0);
        for (int i = 0; i < completed.size(); i++) {
            if (completed.outcome[i] == EventType.OK) {
                int bucket = bucket(i, bucketNanos);
                numbers[bucket][counts[bucket]++] = completed.latencyNanos[i];
            }
        }
        StringBuilder light = new StringBuilder();
        StringBuilder dark = new StringBuilder();
        StringBuilder median = new StringBuilder();
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            if (counts[bucket] > 0) {
                Quantiles quantiles = Quantiles.of(numbers[bucket], counts[bucket]);
                double from = frame.time().at(low + bucket * bucketNanos);
                double to = frame.time().at(low + (bucket + 1) * bucketNanos);
                box(light, from, to, quantiles.percent(100), quantiles.percent(95));
                box(dark, from, to, quantiles.percent(95), quantiles.percent(50));
                boolean joined = bucket > 0 && counts[bucket - 1] > 0;
                median.append(joined ? 'L' : 'M')
                        .append(Units.px(from))
                        .append(' ')
                        .append(Units.px(side.at(quantiles.percent(50))))
                        .append('H')
                        .append(Units.px(to));
            }
        }
        content.add(Shape.path("quantiles light", light.toString()));
        content.add(Shape.path("quantiles dark", dark.toString()));
        content.add(Shape.path("median", median.toString()));
    }

    private int bucket(int operation, double bucketNanos) {
        double since = Math.max(0, completed.fromNanos[operation] - frame.time().low());
        return (int) Math.min(BUCKETS - 1, since / bucketNanos);
    }

    private void box(StringBuilder d, double from, double to, long highNanos, long lowNanos) {
        d.append('M')
                .append(Units.px(from))
                .append(' ')
                .append(Units.px(side.at(highNanos)))
                .append('H')
                .append(Units.px(to))
                .append('V')
                .append(Units.px(side.at(lowNanos)))
                .append('H')
                .append(Units.px(from))
                .append('z');
    }
}
