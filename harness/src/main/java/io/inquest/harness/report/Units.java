package io.inquest.harness.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Times and counts as people read them, the same in every locale. */
final class Units {
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};

    private Units() {}

    /** A moment of the run, to the millisecond before it. */
    static String moment(long nanos) {
        return nanos < 0
                ? "an unknown time"
                : BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.DOWN).toPlainString() + " s";
    }

    /** A moment of the run, to the tenth of a millisecond before it. */
    static String fineMoment(long nanos) {
        return nanos < 0
                ? "an unknown time"
                : BigDecimal.valueOf(nanos, 9).setScale(4, RoundingMode.DOWN).toPlainString() + " s";
    }

    /** A length of time with three digits that count. */
    static String duration(long nanos) {
        if (nanos < 0) {
            return "−" + duration(-nanos);
        }
        if (nanos >= 600_000_000_000L) {
            return decimal(nanos / 6, 10, 1) + " min";
        }
        if (nanos == 0) {
            return "0 s";
        }
        int unit = 0;
        long whole = nanos;
        while (whole >= 1000 && unit < UNITS.length - 1) {
            whole /= 1000;
            unit++;
        }
        int digits = whole >= 100 ? 0 : whole >= 10 ? 1 : 2;
        return strip(decimal(nanos, 3 * unit, unit == 0 ? 0 : digits)) + " " + UNITS[unit];
    }

    /** With commas between thousands. */
    static String count(long count) {
        StringBuilder text = new StringBuilder(Long.toString(Math.abs(count)));
        for (int i = text.length() - 3; i > 0; i -= 3) {
            text.insert(i, ',');
        }
        return (count < 0 ? "−" : "") + text;
    }

    /** A count of things, with the noun in singular or plural. */
    static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** A number without an exponent or zeros at its end. */
    static String plain(double number) {
        return strip(BigDecimal.valueOf(number).toPlainString());
    }

    /** A coordinate to a tenth of a pixel. */
    static String px(double coordinate) {
        long tenths = Math.round(coordinate * 10);
        if (tenths % 10 == 0) {
            return Long.toString(tenths / 10);
        }
        return (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
    }

    private static String decimal(long value, int scale, int digits) {
        return BigDecimal.valueOf(value, scale)
                .setScale(digits, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String strip(String decimal) {
        return decimal.contains(".") ? decimal.replaceAll("\\.?0+$", "") : decimal;
    }
}
