package io.inquest.checkers.linear;

import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.model.Access;
import io.inquest.checkers.model.Model;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.List;

/** The words for events and operations in explanations. */
final class Phrases {
    private final History history;
    private final Model<?> model;
    private final EventWords words;

    Phrases(History history, Model<?> model) {
        this.history = history;
        this.model = model;
        this.words = new EventWords(history, f -> model.functions().get(f) == Access.READ);
    }

    EventWords words() {
        return words;
    }

    /** The object that a part is about: its key, or what it is. */
    String object(Part part) {
        return EventWords.object(part.keyValue(), "the " + model.name());
    }

    String moment(int event) {
        return words.moment(event);
    }

    String instant(int event) {
        return words.instant(event);
    }

    String operation(int invocation) {
        return words.operation(invocation);
    }

    String operations(List<Integer> invocations) {
        return words.operations(invocations);
    }

    String sentenceStart(int invocation) {
        return words.sentenceStart(invocation);
    }

    String value(int event) {
        return words.value(event);
    }

    /** Why the operation cannot come next while the object is in that state, or may be in any of those. */
    String impossible(int invocation, Part part, String states, boolean several) {
        String but = object(part) + (several ? " may only be " : " is ") + states + ".";
        String who =
                "Process " + history.process(invocation) + "'s " + history.functionName(history.function(invocation));
        if (isRead(invocation)) {
            return who + " (" + moment(invocation) + ") returned " + value(history.completion(invocation)) + ", but "
                    + but;
        }
        String call = who + " " + value(invocation) + " (" + moment(invocation) + ")";
        if (words.outcome(invocation) == EventType.FAIL) {
            return call + " was refused for a mismatch, but " + but;
        }
        return call + " is not possible: " + but;
    }

    /** An operation that could come next, but leads nowhere. */
    String useless(int invocation, Part part, String state, int culprit) {
        String doubt = words.outcome(invocation) == EventType.INFO ? ", if it happened at all," : "";
        return sentenceStart(invocation) + doubt + " could come next and leave " + object(part) + " at " + state
                + ", but that explains " + words.name(culprit) + " no better.";
    }

    private boolean isRead(int invocation) {
        return model.functions().get(history.functionName(history.function(invocation))) == Access.READ;
    }
}
