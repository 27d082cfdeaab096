package io.inquest.checkers.linear.containers;

import io.inquest.checkers.common.EventWords;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is wrong with one value that came out of a queue, stack or priority queue; operations by their invocations. */
public final class TakeExplanation {
    private final History history;
    private final int key;
    private final int puts;

    /**
     * Of a container.
     *
     * @param key the number of its key, or {@link History#NONE} for any
     * @param puts the function that puts in
     */
    public TakeExplanation(History history, int key, String puts) {
        this.history = history;
        this.key = key;
        this.puts = history.functionNumber(puts);
    }

    /** No operation of the part put in what was taken out. */
    public String unexpected(int take, Telling words) {
        List<Integer> later = puts(take, false);
        if (!later.isEmpty()) {
            return tooSoon(take, later.get(0), words);
        }
        List<Integer> failed = failedPuts(take);
        return failed.isEmpty()
                ? "No operation tried to put in what " + words.operation(take) + " returned."
                : "Only operations that failed tried to put in what " + words.operation(take) + " returned: "
                        + failed.stream().map(words::operation).collect(Collectors.joining(" and ")) + ".";
    }

    public static String twice(int take, int another, int put, Telling words) {
        return EventWords.atStart(words.operation(take)) + " and " + words.operation(another)
                + " took the same, which was put in once: by " + words.operation(put) + ".";
    }

    public String tooSoon(int take, int put, Telling words) {
        return EventWords.atStart(words.operation(take)) + " had completed by " + words.moment(history.completion(take))
                + ", before " + words.operation(put) + " was invoked.";
    }

    /** The puts of what a take returned that failed. */
    public List<Integer> failedPuts(int take) {
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
                    && (key == History.NONE || history.key(i) == key)) {
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
