package io.inquest.nemesis;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them: {@code 5}, {@code 5s}, {@code 1.25s}, {@code 300ms}, {@code 2m}; in nanoseconds here. */
final class TimeText {
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
            return unit == null
                    ? null
                    : new BigDecimal(matcher.group(1)).multiply(unit).longValueExact();
        } catch (ArithmeticException tooFine) {
            return null;
        }
    }

    /** In seconds, exactly. */
    static String format(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + "s";
    }
}
