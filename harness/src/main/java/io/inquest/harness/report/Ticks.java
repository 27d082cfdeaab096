package io.inquest.harness.report;

import java.util.ArrayList;
import java.util.List;

/** Where an axis is marked: at round values, as many as it has room for. */
final class Ticks {
    private static final double[] TIME_STEPS_SECONDS = {
        0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600,
        7200, 10_800, 21_600, 43_200, 86_400
    };
    private static final double NANOS = 1e9;

    /** A mark at a value, with its label. */
    record Tick(double value, String label) {}

    private Ticks() {}

    /** The length of about so many equal parts of a time, rounded up to a round one. */
    static long timeStepNanos(double spanNanos, int parts) {
        double wanted = spanNanos / NANOS / parts;
        for (double step : TIME_STEPS_SECONDS) {
            if (step >= wanted) {
                return Math.round(step * NANOS);
            }
        }
        double days = Math.ceil(wanted / 86_400);
        return Math.round(days * 86_400 * NANOS);
    }

    /** Of a time of a run. */
    static List<Tick> time(double lowNanos, double highNanos, int ticksMax) {
        long step = timeStepNanos(highNanos - lowNanos, ticksMax);
        List<Tick> ticks = new ArrayList<>();
        for (long at = (long) Math.ceil(lowNanos / step) * step; at <= highNanos; at += step) {
            ticks.add(new Tick(at, timeLabel(at, step, highNanos)));
        }
        return ticks;
    }

    private static String timeLabel(long nanos, long stepNanos, double highNanos) {
        double seconds = nanos / NANOS;
        if (highNanos >= 3 * 3600 * NANOS && stepNanos >= 1800 * NANOS) {
            return Units.plain(seconds / 3600) + " h";
        }
        if (highNanos >= 300 * NANOS && stepNanos >= 60 * NANOS) {
            return Units.plain(seconds / 60) + " min";
        }
        return Units.plain(seconds) + " s";
    }

    /** Of a length of time on a logarithmic scale: powers of ten of its units; between them, if there are few. */
    static List<Tick> logarithmicTime(double lowNanos, double highNanos) {
        List<Tick> ticks = new ArrayList<>();
        boolean few = highNanos / lowNanos < 1000;
        for (double decade = 1; decade <= highNanos; decade *= 10) {
            for (int digit : few ? new int[] {1, 2, 5} : new int[] {1}) {
                double value = decade * digit;
                if (value >= lowNanos && value <= highNanos) {
                    ticks.add(new Tick(value, Units.duration(Math.round(value))));
                }
            }
        }
        return ticks;
    }

    /** Of numbers that begin at 0. */
    static List<Tick> numbers(double high, int ticksMax) {
        double step = roundUp(high / ticksMax);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= high * (1 + 1e-9); i++) {
            double value = i * step;
            ticks.add(new Tick(value, step >= 1 ? Units.count(Math.round(value)) : Units.plain(i * step)));
        }
        return ticks;
    }

    /** The least of 1, 2, 5, 10, 20 … (or 0.5, 0.2 …) that is not below. */
    static double roundUp(double value) {
        double decade = Math.pow(10, Math.floor(Math.log10(value)));
        for (int digit : new int[] {1, 2, 5}) {
            if (decade * digit >= value * (1 - 1e-9)) {
                return decade * digit;
            }
        }
        return decade * 10;
    }
}
