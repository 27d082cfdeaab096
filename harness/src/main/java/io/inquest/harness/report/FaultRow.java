package io.inquest.harness.report;

import io.inquest.checkers.vacuity.Outcomes;

/**
 * One fault of the run.
 *
 * @param number from 1, in the order of the starts
 * @param fault its kind, such as {@code partition}
 * @param lane the number of its kind among the kinds, from 0
 * @param startIndex the event that says that it began
 * @param endIndex the first event after it; {@code startIndex} if it did not begin
 * @param startNanos negative if not known, as is {@code endNanos}
 * @param healed whether the history says that it ended
 * @param where what it struck, in words
 * @param effect what is known of its effect, in words
 * @param operations those invoked while it was in force
 */
public record FaultRow(
        int number,
        String fault,
        int lane,
        int startIndex,
        int endIndex,
        long startNanos,
        long endNanos,
        boolean healed,
        String where,
        String effect,
        Outcomes operations) {

    public boolean began() {
        return endIndex > startIndex;
    }

    public String start() {
        return Units.moment(startNanos);
    }

    public String end() {
        return !began() ? "–" : healed ? Units.moment(endNanos) : "never healed";
    }

    public String lasted() {
        return !began() ? "–" : Units.duration(endNanos - startNanos);
    }

    /** All about it in one line. */
    String sentence() {
        return "#" + number + " " + fault + (where.isEmpty() ? "" : ": " + where) + " (" + start() + " to " + end()
                + ")";
    }
}
