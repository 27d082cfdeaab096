package io.inquest.checkers.linear;

import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.linear.containers.Telling;
import io.inquest.checkers.model.Access;
import io.inquest.checkers.model.AccessByArgument;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.Words;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.List;
import java.util.stream.Collectors;

/** The words for events and operations in explanations. */
public final class Phrases implements Telling {
    private final History history;
    private final Model<?> model;
    private final EventWords events;

    public Phrases(History history, Model<?> model) {
        this.history = history;
        this.model = model;
        this.events = new EventWords(history, f -> model.functions().get(f) == Access.READ);
    }

    /** The object that a part is about: its key, or what it is. */
    public String object(Part part) {
        return EventWords.object(part.keyValue(), "the " + model.name());
    }

    /** An event with its time, if that is known. */
    @Override
    public String moment(int event) {
        return events.moment(event);
    }

    /** When an event was: its time, if that is known. */
    String instant(int event) {
        return events.instant(event);
    }

    /** Such as: process 2's cas [3, 4] (event 17). */
    @Override
    public String operation(int invocation) {
        return name(invocation) + " (" + moment(invocation) + ")";
    }

    private String name(int invocation) {
        String call =
                "process " + history.process(invocation) + "'s " + history.functionName(history.function(invocation));
        if (isRead(invocation)) {
            return events.outcome(invocation) == EventType.OK
                    ? call + " of " + value(history.completion(invocation))
                    : call;
        }
        return "process " + history.process(invocation) + "'s " + update(invocation);
    }

    private String update(int invocation) {
        return model instanceof Words words
                ? words.of(Calls.of(history, model, invocation))
                : history.functionName(history.function(invocation)) + " " + value(invocation);
    }

    /** Several operations, joined by "and". */
    public String operations(List<Integer> invocations) {
        return invocations.stream().map(this::operation).collect(Collectors.joining(" and "));
    }

    /** An operation, at the start of a sentence. */
    public String sentenceStart(int invocation) {
        return EventWords.atStart(operation(invocation));
    }

    /** The value of an event. */
    @Override
    public String value(int event) {
        return events.value(event);
    }

    /** Why the operation cannot come next while the object is in that state, or may be in any of those. */
    public String impossible(int invocation, Part part, String states, boolean several) {
        String but = object(part) + (several ? " may only be " : " is ") + states + ".";
        String who =
                "Process " + history.process(invocation) + "'s " + history.functionName(history.function(invocation));
        if (isRead(invocation)) {
            return who + " (" + moment(invocation) + ") returned " + value(history.completion(invocation)) + ", but "
                    + but;
        }
        String call =
                "Process " + history.process(invocation) + "'s " + update(invocation) + " (" + moment(invocation) + ")";
        if (events.outcome(invocation) == EventType.FAIL) {
            return call + " was refused for a mismatch, but " + but;
        }
        return call + " is not possible: " + but;
    }

    /** An operation that could come next, but leads nowhere. */
    String useless(int invocation, Part part, String state, int culprit) {
        String doubt = events.outcome(invocation) == EventType.INFO ? ", if it happened at all," : "";
        String effect = model instanceof Words
                ? " could come next, and then " + object(part) + " is " + state
                : " could come next and leave " + object(part) + " at " + state;
        return sentenceStart(invocation) + doubt + effect + ", but that explains " + name(culprit) + " no better.";
    }

    private boolean isRead(int invocation) {
        return Calls.access(history, model, invocation) == Access.READ && !(model instanceof AccessByArgument);
    }
}
