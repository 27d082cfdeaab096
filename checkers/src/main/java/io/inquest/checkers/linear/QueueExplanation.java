package io.inquest.checkers.linear;

import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.linear.containers.TakeExplanation;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;

/** Says which operations on a queue exclude one another. */
final class QueueExplanation {
    private final Part part;
    private final History history;
    private final QueueOrder queue;
    private final QueueOrder.Conflict conflict;
    private final TakeExplanation takes;

    QueueExplanation(Part part, QueueOrder queue) {
        this.part = part;
        this.history = part.history;
        this.queue = queue;
        this.conflict = queue.conflict();
        this.takes = new TakeExplanation(history, part.key, "enqueue");
    }

    String text(Phrases phrases) {
        int second = part.invocation[conflict.kind() == QueueOrder.Kind.REORDERED ? 0 : conflict.second()];
        switch (conflict.kind()) {
            case UNEXPECTED:
                return takes.unexpected(second, phrases);
            case TWICE:
                return TakeExplanation.twice(
                        invocation(queue.dequeueOf(conflict.first())), second, enqueue(conflict.first()), phrases);
            case TOO_SOON:
                return takes.tooSoon(second, enqueue(conflict.first()), phrases);
            case REORDERED:
                return reordered(phrases);
            default:
                return "When " + phrases.operation(second) + " was invoked, until it completed at "
                        + phrases.moment(history.completion(second)) + ", there always was something: "
                        + phrases.operations(present(second)) + " had completed, and what "
                        + (present(second).size() == 1 ? "it" : "they") + " had put in had not been taken out"
                        + (present(second).size() == 1 ? "." : ", one after the other.");
        }
    }

    private String reordered(Phrases phrases) {
        int first = conflict.first();
        int second = conflict.second();
        String value = phrases.value(enqueue(first));
        String entered = EventWords.atStart(phrases.operation(enqueue(first))) + " had completed before "
                + phrases.operation(enqueue(second)) + " was invoked, so " + value + " had to come out first; but "
                + phrases.operation(invocation(queue.dequeueOf(second))) + " had completed";
        return queue.dequeueOf(first) == QueueOrder.NOBODY
                ? entered + ", and nobody can have taken " + value + " before."
                : entered + " before " + phrases.operation(invocation(queue.dequeueOf(first))) + " was invoked.";
    }

    private int invocation(int operation) {
        return part.invocation[operation];
    }

    private int enqueue(int value) {
        return invocation(queue.enqueueOf(value));
    }

    /** Enqueues of values of which one was there at any moment of a dequeue. */
    private List<Integer> present(int dequeue) {
        if (conflict.first() != QueueOrder.NOBODY) {
            return List.of(enqueue(conflict.first()));
        }
        List<Integer> enqueues = new ArrayList<>();
        int until = 2 * dequeue + 1;
        while (until < 2 * history.completion(dequeue)) {
            int longest = queue.presentLongest(until);
            if (longest == QueueOrder.NOBODY) {
                return enqueues;
            }
            enqueues.add(enqueue(longest));
            until = queue.outOf(longest) == Integer.MAX_VALUE ? Integer.MAX_VALUE : queue.outOf(longest) + 1;
        }
        return enqueues;
    }

    List<Integer> evidence() {
        List<Integer> evidence = new ArrayList<>();
        switch (conflict.kind()) {
            case UNEXPECTED:
                evidence.addAll(takes.failedPuts(invocation(conflict.second())));
                evidence.add(invocation(conflict.second()));
                break;
            case NOT_EMPTY:
                evidence.addAll(present(invocation(conflict.second())));
                evidence.add(invocation(conflict.second()));
                break;
            case REORDERED:
                for (int value : new int[] {conflict.first(), conflict.second()}) {
                    evidence.add(enqueue(value));
                    if (queue.dequeueOf(value) != QueueOrder.NOBODY) {
                        evidence.add(invocation(queue.dequeueOf(value)));
                    }
                }
                break;
            default:
                evidence.add(enqueue(conflict.first()));
                if (conflict.kind() == QueueOrder.Kind.TWICE) {
                    evidence.add(invocation(queue.dequeueOf(conflict.first())));
                }
                evidence.add(invocation(conflict.second()));
        }
        return evidence;
    }
}
