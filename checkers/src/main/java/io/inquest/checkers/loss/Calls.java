package io.inquest.checkers.loss;

import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Operations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Operations on one key, and what comes before what in real time. */
final class Calls {
    /** The completion of an update of which nobody knows whether, or when, it took effect. */
    static final int OPEN = Integer.MAX_VALUE;

    private Calls() {}

    /** An operation by its events; {@link #OPEN} if it has no end that is known. */
    interface Timed {
        int invocation();

        int completion();

        default boolean isOk() {
            return completion() != OPEN;
        }

        default boolean precedes(Timed other) {
            return completion() < other.invocation();
        }
    }

    /** The calls of the operations that did not fail; the reader makes nothing of those that do not count. */
    static <C> List<C> read(Operations operations, IntFunction<C> reader) {
        History history = operations.history();
        List<C> calls = new ArrayList<>();
        for (int n = 0; n < operations.size(); n++) {
            int completion = operations.completion(n);
            if (completion == History.NONE || history.type(completion) != EventType.FAIL) {
                C call = reader.apply(operations.invocation(n));
                if (call != null) {
                    calls.add(call);
                }
            }
        }
        return calls;
    }

    /** The completion, if it is ok. */
    static int end(History history, int invocation) {
        int completion = history.completion(invocation);
        return completion != History.NONE && history.type(completion) == EventType.OK ? completion : OPEN;
    }

    static <C extends Timed> List<C> byCompletion(List<C> calls, Predicate<C> which) {
        return calls.stream()
                .filter(which)
                .sorted(Comparator.comparingInt(Timed::completion))
                .toList();
    }

    /** How many of these, in the order of their completions, complete before an event. */
    static int countCompleted(List<? extends Timed> byCompletion, int event) {
        int low = 0;
        int high = byCompletion.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byCompletion.get(middle).completion() < event) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The moment from which on a key is at rest: no fault is in force, and no update of it under way or still to come. */
    static int restFrom(History history, List<? extends Timed> updates, int faultsEnd) {
        int from = faultsEnd;
        for (Timed update : updates) {
            from = Math.max(from, update.isOk() ? update.completion() : update.invocation());
        }
        return from;
    }

    /** How many processes these are of. */
    static int processes(History history, List<? extends Timed> calls) {
        return (int) Arrays.stream(calls.stream()
                        .mapToInt(call -> history.process(call.invocation()))
                        .toArray())
                .distinct()
                .count();
    }
}
