package io.inquest.checkers.linear;

import io.inquest.checkers.model.Text;
import java.util.List;
import java.util.stream.IntStream;

/** Says which operations on a set exclude one another. */
final class SetExplanation {
    private final Part part;
    private final SetOrder set;
    private final SetOrder.Conflict conflict;

    SetExplanation(Part part, SetOrder set) {
        this.part = part;
        this.set = set;
        this.conflict = set.conflict();
    }

    String text(Phrases phrases) {
        String first = phrases.sentenceStart(part.invocation[conflict.operation()]);
        String element = Text.of(set.element(conflict.element()));
        String end = " had completed before ";
        switch (conflict.kind()) {
            case TWICE:
                return first + " shows " + element + " more than once.";
            case INCOMPARABLE:
                return first + " shows " + element + " and lacks "
                        + Text.of(set.element(set.differing(conflict.other(), conflict.operation()))) + ", "
                        + other(phrases, conflict.other()) + " the other way round.";
            case SHRUNK:
                return first + ", which shows " + element + "," + end + other(phrases, conflict.other())
                        + ", which lacks it, was invoked.";
            case TOO_SOON:
                return first + ", which shows " + element + "," + end
                        + (conflict.other() == SetOrder.NOBODY
                                ? "anybody tried to add that."
                                : other(phrases, conflict.other()) + " was invoked, the first to add that.");
            default:
                String stale = other(phrases, conflict.via());
                return conflict.other() == conflict.via()
                        ? first + end + stale + ", which lacks " + element + ", was invoked."
                        : first + end + other(phrases, conflict.other()) + " was invoked; " + stale
                                + " shows what that added, and lacks " + element + ".";
        }
    }

    private String other(Phrases phrases, int operation) {
        return phrases.operation(part.invocation[operation]);
    }

    List<Integer> evidence() {
        return IntStream.of(conflict.operation(), conflict.other(), conflict.via())
                .filter(operation -> operation != SetOrder.NOBODY)
                .map(operation -> part.invocation[operation])
                .boxed()
                .toList();
    }
}
