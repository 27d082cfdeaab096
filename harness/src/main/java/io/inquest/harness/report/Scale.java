package io.inquest.harness.report;

/** Maps a range of values to a range of pixels, evenly or by logarithm. Values outside land on the nearest edge. */
final class Scale {
    private final boolean logarithmic;
    private final double low;
    private final double high;
    private final double from;
    private final double to;

    private Scale(boolean logarithmic, double low, double high, double from, double to) {
        this.logarithmic = logarithmic;
        this.low = low;
        this.high = high;
        this.from = from;
        this.to = to;
    }

    /** From {@code low} at pixel {@code from} to {@code high}, which is greater, at pixel {@code to}. */
    static Scale linear(double low, double high, double from, double to) {
        return new Scale(false, low, high, from, to);
    }

    /** The same by logarithm; {@code low} is above 0. */
    static Scale logarithmic(double low, double high, double from, double to) {
        return new Scale(true, low, high, from, to);
    }

    double at(double value) {
        double clamped = Math.min(high, Math.max(low, value));
        double part = logarithmic
                ? (Math.log(clamped) - Math.log(low)) / (Math.log(high) - Math.log(low))
                : (clamped - low) / (high - low);
        return from + part * (to - from);
    }

    double at(long value) {
        return at((double) value);
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }
}
