package io.inquest.checkers;

import java.util.List;

/** Values of which one is meant, in words. */
public final class Alternatives {
    private Alternatives() {}

    /**
     * All of them, or the first and how many more there are: never one more, for to say it is shorter.
     *
     * @param values at least one
     * @param shownMax how many are shown at most, but for the last
     */
    public static String of(List<String> values, int shownMax) {
        boolean all = values.size() <= shownMax + 1;
        List<String> first = values.subList(0, all ? values.size() - 1 : shownMax);
        String last = all ? values.get(values.size() - 1) : "one of " + (values.size() - shownMax) + " more";
        return first.isEmpty() ? last : String.join(", ", first) + " or " + last;
    }
}
