package io.inquest.harness.report;

import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.Arrays;

/** The completed operations of a run that have times, in columns, in the order of their completions. */
final class Completed {
    /** How an operation can end, in the order in which charts stack and tables list it. */
    static final EventType[] OUTCOMES = {EventType.OK, EventType.FAIL, EventType.INFO};

    final long[] invokedNanos;
    final long[] latencyNanos;
    final EventType[] outcome;
    final int[] function;
    /** How many more were invoked and never completed, or have no times. */
    final int left;

    private Completed(long[] invokedNanos, long[] latencyNanos, EventType[] outcome, int[] function, int left) {
        this.invokedNanos = invokedNanos;
        this.latencyNanos = latencyNanos;
        this.outcome = outcome;
        this.function = function;
        this.left = left;
    }

    static Completed of(History history) {
        int n = 0;
        int invoked = 0;
        long[] invokedNanos = new long[history.size() / 2];
        long[] latencyNanos = new long[invokedNanos.length];
        EventType[] outcome = new EventType[invokedNanos.length];
        int[] function = new int[invokedNanos.length];
        for (int i = 0; i < history.size(); i++) {
            invoked += history.type(i) == EventType.INVOKE ? 1 : 0;
            int invocation = history.invocation(i);
            if (invocation != History.NONE && history.time(invocation) >= 0 && history.time(i) >= 0) {
                invokedNanos[n] = history.time(invocation);
                latencyNanos[n] = Math.max(0, history.time(i) - history.time(invocation));
                outcome[n] = history.type(i);
                function[n++] = history.function(i);
            }
        }
        return new Completed(
                Arrays.copyOf(invokedNanos, n),
                Arrays.copyOf(latencyNanos, n),
                Arrays.copyOf(outcome, n),
                Arrays.copyOf(function, n),
                invoked - n);
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
