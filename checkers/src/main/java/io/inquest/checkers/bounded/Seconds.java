package io.inquest.checkers.bounded;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Times in seconds. */
final class Seconds {
    private Seconds() {}

    /** Nanoseconds as text, such as 0.25 s. */
    static String of(long nanos) {
        BigDecimal seconds = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
        return seconds.toPlainString() + " s";
    }

    /** A bound in nanoseconds, rounded down: times are whole numbers of them. */
    static long nanos(BigDecimal seconds) {
        BigDecimal nanos = seconds.movePointRight(9).setScale(0, RoundingMode.FLOOR);
        return nanos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
    }
}
