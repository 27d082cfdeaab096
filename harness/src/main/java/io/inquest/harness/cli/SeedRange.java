package io.inquest.harness.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The seeds {@code first} to {@code last}, both included. One seed is a run, several are a batch. */
public record SeedRange(long first, long last) {
    private static final Pattern RANGE = Pattern.compile("([+-]?\\d+)\\.\\.([+-]?\\d+)");

    public SeedRange {
        if (last < first) {
            throw new UsageException("--seeds takes the smaller seed first, such as 1..50, not " + first + ".." + last);
        }
        if (last - first < 0 || last - first == Long.MAX_VALUE) {
            throw new UsageException("--seeds " + first + ".." + last + " is too long a range: it may have "
                    + Long.MAX_VALUE + " seeds at most");
        }
    }

    static SeedRange parse(String typed) {
        Matcher range = RANGE.matcher(typed);
        if (!range.matches()) {
            throw new UsageException("--seeds takes a range of whole numbers such as 1..50, not \"" + typed + "\""
                    + (typed.contains("..") ? "" : "; for a single seed there is --seed"));
        }
        return new SeedRange(Quantities.seed("seeds", range.group(1)), Quantities.seed("seeds", range.group(2)));
    }

    public boolean isSingle() {
        return first == last;
    }

    @Override
    public String toString() {
        return isSingle() ? Long.toString(first) : first + ".." + last;
    }
}
