package io.inquest.harness.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers, times, sizes and lists as they are typed behind an option. */
final class Quantities {
    private static final Pattern MEASURE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)([a-z]*)");
    private static final Map<String, Long> NANOS = Map.of(
            "", 1_000_000_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "min", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    private static final Map<String, Long> BYTES =
            Map.of("", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30, "t", 1L << 40);

    private Quantities() {}

    static int count(String option, String typed, int least, int most) {
        try {
            int number = Integer.parseInt(typed);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as any other number that does not fit
        }
        throw new UsageException(
                "--" + option + " takes a whole number from " + least + " to " + most + ", not \"" + typed + "\"");
    }

    static long seed(String option, String typed) {
        try {
            return Long.parseLong(typed);
        } catch (NumberFormatException e) {
            boolean tooLarge = typed.matches("[+-]?\\d+");
            throw new UsageException(
                    "--" + option + " takes a whole number"
                            + (tooLarge ? " from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE : "") + ", not \"" + typed
                            + "\"",
                    e);
        }
    }

    /** Operations a second; 0 for as many as possible. */
    static double rate(String option, String typed) {
        String number = typed.endsWith("/s") ? typed.substring(0, typed.length() - 2) : typed;
        Matcher matcher = MEASURE.matcher(number);
        if (!matcher.matches() || !matcher.group(2).isEmpty()) {
            throw new UsageException(
                    "--" + option + " takes operations a second, such as 100 (0: no limit), not \"" + typed + "\"");
        }
        return Double.parseDouble(number);
    }

    /** A time, in nanoseconds: seconds if no unit is given. */
    static long nanos(String option, String typed) {
        return measure(option, typed, NANOS, "a time above 0, such as 30, 60s, 2m or 500ms");
    }

    /** The time in seconds, as a person writes it. */
    static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + " s";
    }

    /** A size, in bytes. */
    static long bytes(String option, String typed) {
        return measure(option, typed.toLowerCase(Locale.ROOT), BYTES, "a size above 0, such as 512m or 2g");
    }

    private static long measure(String option, String typed, Map<String, Long> units, String what) {
        Matcher matcher = MEASURE.matcher(typed);
        Long unit = matcher.matches() ? units.get(matcher.group(2)) : null;
        if (unit != null) {
            BigDecimal amount = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
            if (amount.signum() > 0 && amount.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                return Math.max(1, amount.longValue());
            }
        }
        throw new UsageException("--" + option + " takes " + what + ", not \"" + typed + "\"");
    }

    /** {@code a,b}: names, none of them twice. */
    static List<String> names(String option, String typed) {
        List<String> names = new ArrayList<>();
        for (String name : typed.split(",", -1)) {
            String stripped = name.strip();
            if (stripped.isEmpty()) {
                throw new UsageException("--" + option + " takes names separated by commas, not \"" + typed + "\"");
            }
            if (names.contains(stripped)) {
                throw new UsageException("--" + option + " names \"" + stripped + "\" twice");
            }
            names.add(stripped);
        }
        return names;
    }
}
