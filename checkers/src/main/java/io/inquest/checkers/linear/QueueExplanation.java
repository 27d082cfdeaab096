package io.inquest.checkers.linear;

import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;

/** Says which operations on a queue exclude one another. */
final class QueueExplanation {
    private final Part part;
    private final History history;
    private final QueueOrder queue;
    private final QueueOrder.Conflict conflict;

    QueueExplanation(Part part, QueueOrder queue) {
        this.part = part;
        this.history = part.history;
        this.queue = queue;
        this.conflict = queue.conflict();
    }

    String text(Phrases phrases) {
        int second = part.invocation[conflict.kind() == QueueOrder.Kind.REORDERED ? 0 : conflict.second()];
        switch (conflict.kind()) {
            case UNEXPECTED:
                List<Integer> failed = enqueues(second, true);
                List<Integer> later = enqueues(second, false);
                if (!later.isEmpty()) {
                    return tooSoon(phrases, second, later.get(0));
                }
                return failed.isEmpty()
                        ? "No operation tried to put in what " + phrases.operation(second) + " returned."
                        : "Only operations that failed tried to put in what " + phrases.operation(second)
                                + " returned: " + phrases.operations(failed) + ".";
            case TWICE:
                return sentence(phrases.operation(invocation(queue.dequeueOf(conflict.first())))) + " and "
                        + phrases.operation(second) + " took the same, which was put in once: by "
                        + phrases.operation(enqueue(conflict.first())) + ".";
            case TOO_SOON:
                return tooSoon(phrases, second, enqueue(conflict.first()));
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

    private String tooSoon(Phrases phrases, int dequeue, int enqueue) {
        return sentence(phrases.operation(dequeue)) + " had completed by " + phrases.moment(history.completion(dequeue))
                + ", before " + phrases.operation(enqueue) + " was invoked.";
    }

    private String reordered(Phrases phrases) {
        int first = conflict.first();
        int second = conflict.second();
        String value = phrases.value(enqueue(first));
        String entered = sentence(phrases.operation(enqueue(first))) + " had completed before "
                + phrases.operation(enqueue(second)) + " was invoked, so " + value + " had to come out first; but "
                + phrases.operation(invocation(queue.dequeueOf(second))) + " had completed";
        return queue.dequeueOf(first) == QueueOrder.NOBODY
                ? entered + ", and nobody can have taken " + value + " before."
                : entered + " before " + phrases.operation(invocation(queue.dequeueOf(first))) + " was invoked.";
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private int invocation(int operation) {
        return part.invocation[operation];
    }

    private int enqueue(int value) {
        return invocation(queue.enqueueOf(value));
    }

    /** The enqueues of what a dequeue returned that failed, or did not and come after the part. */
    private List<Integer> enqueues(int dequeue, boolean wantFailed) {
        List<Integer> found = new ArrayList<>();
        long value = history.value(history.completion(dequeue));
        int enqueue = history.functionNumber("enqueue");
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.INVOKE
                    && hasFailed(i) == wantFailed
                    && history.function(i) == enqueue
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
                evidence.addAll(enqueues(invocation(conflict.second()), true));
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
