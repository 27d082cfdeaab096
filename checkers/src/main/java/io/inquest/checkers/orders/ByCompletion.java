package io.inquest.checkers.orders;

import io.inquest.checkers.common.Meter;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A history as it would be if each operation that completed had been invoked right before: no two of them overlap, and
 * only those of unknown outcome stay open from where they were invoked. It is linearizable exactly if there is a legal
 * replay in the order of completions.
 */
final class ByCompletion {
    final History history;
    /** By event of that history, the event of the one it was made from. */
    private final int[] from;

    /** @param keep the operations that it has, by invocation */
    ByCompletion(History original, IntPredicate keep, Meter meter) {
        int[] events = meter.ints(original.size());
        HistoryBuilder builder = History.builder();
        for (int i = 0; i < original.size(); i++) {
            meter.step();
            boolean isInvocation = original.type(i) == EventType.INVOKE;
            int invocation = isInvocation ? i : original.invocation(i);
            if (invocation == History.NONE || !keep.test(invocation)) {
                continue;
            }
            int completion = original.completion(invocation);
            boolean isOpen = completion == History.NONE || original.type(completion) == EventType.INFO;
            if (isInvocation && isOpen) {
                events[builder.add(original.event(i))] = i;
            } else if (!isInvocation && !isOpen) {
                Event invoked = original.event(invocation);
                events[builder.add(invoked)] = invocation;
                events[builder.add(original.event(i))] = i;
            }
        }
        this.from = Arrays.copyOf(events, builder.size());
        this.history = builder.build();
    }

    /** The events of the original. */
    int[] original(int[] events) {
        return Arrays.stream(events).map(event -> from[event]).toArray();
    }
}
