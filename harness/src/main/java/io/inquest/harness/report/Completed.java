package io.inquest.harness.report;

import io.inquest.harness.results.DueFile;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.Arrays;

/**
 * The completed operations of a run that have times, in columns, in the order of their completions. An operation of an
 * open loop counts from when it was due, and any other from when it was invoked.
 */
final class Completed {
    /** How an operation can end, in the order in which charts stack and tables list it. */
    static final EventType[] OUTCOMES = {EventType.OK, EventType.FAIL, EventType.INFO};

    final long[] fromNanos;
    final long[] latencyNanos;
    final EventType[] outcome;
    final int[] function;
    /** How many more were invoked and never completed, or have no times. */
    final int left;
    /** Whether any counts from when it was due. */
    final boolean sinceDue;

    private Completed(
            long[] fromNanos, long[] latencyNanos, EventType[] outcome, int[] function, int left, boolean sinceDue) {
        this.fromNanos = fromNanos;
        this.sinceDue = sinceDue;
        this.latencyNanos = latencyNanos;
        this.outcome = outcome;
        this.function = function;
        this.left = left;
    }

    /**
     * @param due when each event was due, or {@link DueFile#NEVER}; shorter where nothing more is known. Nothing is invoked
     *     before it is due: what says so is not believed
     */
    static Completed of(History history, long... due) {
        int n = 0;
        int invoked = 0;
        boolean sinceDue = false;
        long[] fromNanos = new long[history.size() / 2];
        long[] latencyNanos = new long[fromNanos.length];
        EventType[] outcome = new EventType[fromNanos.length];
        int[] function = new int[fromNanos.length];
        for (int i = 0; i < history.size(); i++) {
            invoked += history.type(i) == EventType.INVOKE ? 1 : 0;
            int invocation = history.invocation(i);
            if (invocation != History.NONE && history.time(invocation) >= 0 && history.time(i) >= 0) {
                boolean known = invocation < due.length
                        && due[invocation] != DueFile.NEVER
                        && due[invocation] <= history.time(invocation);
                sinceDue |= known;
                fromNanos[n] = known ? Math.max(0, due[invocation]) : history.time(invocation);
                latencyNanos[n] = Math.max(0, history.time(i) - fromNanos[n]);
                outcome[n] = history.type(i);
                function[n++] = history.function(i);
            }
        }
        return new Completed(
                Arrays.copyOf(fromNanos, n),
                Arrays.copyOf(latencyNanos, n),
                Arrays.copyOf(outcome, n),
                Arrays.copyOf(function, n),
                invoked - n,
                sinceDue);
    }

    int size() {
        return outcome.length;
    }

    int count(EventType wanted) {
        int count = 0;
        for (EventType type : outcome) {
            count += type == wanted ? 1 : 0;
        }
        return count;
    }
}
