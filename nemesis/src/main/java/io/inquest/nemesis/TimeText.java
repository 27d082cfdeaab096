package io.inquest.nemesis;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as people write them: {@code 5}, {@code 5s}, {@code 1.25s}, {@code 300ms}, {@code 2m}; in nanoseconds here. They
 * are less than a thousand million seconds, so that what is written can be read.
 */
final class TimeText {
    private static final BigDecimal NANOS_END = BigDecimal.valueOf(1_000_000_000_000_000_000L);
    private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)([a-z]*)");

    private TimeText() {}

    /** Exactly; null if it is no time. */
    static Long parse(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        BigDecimal unit = switch (matcher.group(2)) {
            case "", "s" -> BigDecimal.valueOf(1_000_000_000L);
            case "ms" -> BigDecimal.valueOf(1_000_000L);
            case "m", "min" -> BigDecimal.valueOf(60_000_000_000L);
            default -> null;
        };
        try {
            BigDecimal nanos = unit == null ? NANOS_END : new BigDecimal(matcher.group(1)).multiply(unit);
            return nanos.compareTo(NANOS_END) < 0 ? nanos.longValueExact() : null;
        } catch (ArithmeticException tooFine) {
            return null;
        }
    }

    /** In seconds, exactly. */
    static String format(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + "s";
    }
}
