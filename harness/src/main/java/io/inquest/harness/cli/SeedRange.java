package io.inquest.harness.cli;

/** The seeds {@code first} to {@code last}, both included. One seed is a run, several are a batch. */
public record SeedRange(long first, long last) {
    public SeedRange {
        if (last < first || last - first < 0) {
            throw new UsageException("--seeds takes the smaller seed first, such as 1..50, not " + first + ".." + last);
        }
    }

    static SeedRange parse(String typed) {
        int dots = typed.indexOf("..");
        if (dots < 0) {
            throw new UsageException(
                    "--seeds takes a range such as 1..50, not \"" + typed + "\"; for a single seed there is --seed");
        }
        return new SeedRange(
                Quantities.seed("seeds", typed.substring(0, dots)),
                Quantities.seed("seeds", typed.substring(dots + 2)));
    }

    public boolean isSingle() {
        return first == last;
    }

    @Override
    public String toString() {
        return isSingle() ? Long.toString(first) : first + ".." + last;
    }
}
