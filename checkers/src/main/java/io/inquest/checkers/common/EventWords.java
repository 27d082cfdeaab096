package io.inquest.checkers.common;

import io.inquest.checkers.model.Text;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The words for events and operations in explanations. */
public final class EventWords {
    private final History history;
    private final Predicate<String> isRead;

    /** @param isRead whether the function of a name is a read: told by what it returned, not by its argument */
    public EventWords(History history, Predicate<String> isRead) {
        this.history = history;
        this.isRead = isRead;
    }

    /** The words for a key; for that of an object without keys, the given ones. */
    public static String object(Object key, String whole) {
        if (key == null) {
            return whole;
        }
        boolean isWord = key instanceof String name && !name.isEmpty() && Character.isLetter(name.charAt(0));
        return isWord ? key.toString() : "key " + Text.of(key);
    }

    /** An event with its time, if that is known. */
    public String moment(int event) {
        long nanos = history.time(event);
        return nanos < 0 ? "event " + event : "event " + event + " (at " + seconds(nanos) + ")";
    }

    /** When an event was: its time, if that is known. */
    public String instant(int event) {
        long nanos = history.time(event);
        return nanos < 0 ? "event " + event : seconds(nanos);
    }

    private static String seconds(long nanos) {
        long millis = nanos / 1_000_000;
        String fraction = Long.toString(1000 + millis % 1000).substring(1);
        return millis / 1000 + "." + fraction + " s";
    }

    /** Such as: process 2's cas [3, 4] (event 17). */
    public String operation(int invocation) {
        return name(invocation) + " (" + moment(invocation) + ")";
    }

    /** Such as: process 2's cas [3, 4]. */
    public String name(int invocation) {
        String f = history.functionName(history.function(invocation));
        String call = "process " + history.process(invocation) + "'s " + f;
        if (isRead.test(f)) {
            return outcome(invocation) == EventType.OK ? call + " of " + value(history.completion(invocation)) : call;
        }
        return call + " " + value(invocation);
    }

    /** Several operations, joined by "and". */
    public String operations(List<Integer> invocations) {
        return invocations.stream().map(this::operation).collect(Collectors.joining(" and "));
    }

    /** An operation, at the start of a sentence. */
    public String sentenceStart(int invocation) {
        return atStart(operation(invocation));
    }

    /** The same words with a capital. */
    public static String atStart(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The value of an event. */
    public String value(int event) {
        return Text.of(history.valueOf(history.value(event)));
    }

    /** How the operation ended: {@code INFO} also where it did not. */
    public EventType outcome(int invocation) {
        int completion = history.completion(invocation);
        return completion == History.NONE ? EventType.INFO : history.type(completion);
    }
}
