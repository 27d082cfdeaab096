package io.inquest.checkers.linear;

import io.inquest.checkers.model.Access;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.Text;
import io.inquest.history.EventType;
import io.inquest.history.History;

/** The words for events and operations in explanations. */
final class Phrases {
    private final History history;
    private final Model<?> model;

    Phrases(History history, Model<?> model) {
        this.history = history;
        this.model = model;
    }

    /** The object that a part is about: its key, or what it is. */
    String object(Part part) {
        Object key = part.keyValue();
        if (key == null) {
            return "the " + model.name();
        }
        return key instanceof String name ? name : "key " + Text.of(key);
    }

    /** An event with its time, if that is known. */
    String moment(int event) {
        long nanos = history.time(event);
        return nanos < 0 ? "event " + event : "event " + event + " (at " + seconds(nanos) + ")";
    }

    private static String seconds(long nanos) {
        long millis = nanos / 1_000_000;
        String fraction = Long.toString(1000 + millis % 1000).substring(1);
        return millis / 1000 + "." + fraction + " s";
    }

    /** Such as: process 2's cas [3, 4] (event 17). */
    String operation(int invocation) {
        return name(invocation) + " (" + moment(invocation) + ")";
    }

    private String name(int invocation) {
        Object argument = history.valueOf(history.value(invocation));
        String call =
                "process " + history.process(invocation) + "'s " + history.functionName(history.function(invocation));
        if (isRead(invocation)) {
            return outcome(invocation) == EventType.OK ? call + " of " + result(invocation) : call;
        }
        return argument == null
                        && outcome(invocation) == EventType.OK
                        && !result(invocation).equals("null")
                ? call + ", which returned " + result(invocation)
                : call + " " + Text.of(argument);
    }

    /** Why the operation cannot come next while the object is in one of the states. */
    String impossible(int invocation, Part part, String states) {
        String verb = states.contains(" or ") ? " may only be " : " is ";
        String but = object(part) + verb + states + ".";
        String who =
                "Process " + history.process(invocation) + "'s " + history.functionName(history.function(invocation));
        if (isRead(invocation)) {
            return who + " (" + moment(invocation) + ") returned " + result(invocation) + ", but " + but;
        }
        String call = who + " " + Text.of(history.valueOf(history.value(invocation))) + " (" + moment(invocation) + ")";
        if (outcome(invocation) == EventType.FAIL) {
            return call + " found another value than the one it expected, but " + but;
        }
        return call + " is not possible: " + but;
    }

    /** An operation that could come next, but leads nowhere. */
    String useless(int invocation, Part part, String state, int culprit) {
        String name = operation(invocation);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1) + " could come next and leave " + object(part)
                + " at " + state + ", but that explains " + name(culprit) + " no better.";
    }

    private boolean isRead(int invocation) {
        return model.functions().get(history.functionName(history.function(invocation))) == Access.READ;
    }

    private EventType outcome(int invocation) {
        int completion = history.completion(invocation);
        return completion == History.NONE ? EventType.INFO : history.type(completion);
    }

    private String result(int invocation) {
        return Text.of(history.valueOf(history.value(history.completion(invocation))));
    }
}
