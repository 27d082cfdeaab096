package io.inquest.checkers.linear;

import io.inquest.checkers.common.EventWords;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;

/** Says what is wrong with one value that came out of a queue, stack or priority queue; operations by their invocations. */
final class TakeExplanation {
    private final Part part;
    private final History history;
    private final int puts;

    /** @param puts the function that puts in */
    TakeExplanation(Part part, String puts) {
        this.part = part;
        this.history = part.history;
        this.puts = history.functionNumber(puts);
    }

    /** No operation of the part put in what was taken out. */
    String unexpected(int take, Phrases phrases) {
        List<Integer> later = puts(take, false);
        if (!later.isEmpty()) {
            return tooSoon(take, later.get(0), phrases);
        }
        List<Integer> failed = failedPuts(take);
        return failed.isEmpty()
                ? "No operation tried to put in what " + phrases.operation(take) + " returned."
                : "Only operations that failed tried to put in what " + phrases.operation(take) + " returned: "
                        + phrases.operations(failed) + ".";
    }

    static String twice(int take, int another, int put, Phrases phrases) {
        return EventWords.atStart(phrases.operation(take)) + " and " + phrases.operation(another)
                + " took the same, which was put in once: by " + phrases.operation(put) + ".";
    }

    String tooSoon(int take, int put, Phrases phrases) {
        return EventWords.atStart(phrases.operation(take)) + " had completed by "
                + phrases.moment(history.completion(take)) + ", before " + phrases.operation(put) + " was invoked.";
    }

    /** The puts of what a take returned that failed. */
    List<Integer> failedPuts(int take) {
        return puts(take, true);
    }

    /** The puts of what a take returned that failed, or did not and come after the part. */
    private List<Integer> puts(int take, boolean wantFailed) {
        List<Integer> found = new ArrayList<>();
        long value = history.value(history.completion(take));
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.INVOKE
                    && hasFailed(i) == wantFailed
                    && history.function(i) == puts
                    && history.value(i) == value
                    && (part.key == History.NONE || history.key(i) == part.key)) {
                found.add(i);
            }
        }
        return found;
    }

    private boolean hasFailed(int invocation) {
        int completion = history.completion(invocation);
        return completion != History.NONE && history.type(completion) == EventType.FAIL;
    }
}
