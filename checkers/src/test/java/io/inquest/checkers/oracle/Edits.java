package io.inquest.checkers.oracle;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Histories as lists of events, for changing them. */
public final class Edits {
    private Edits() {}

    public static History history(List<Event> events) {
        HistoryBuilder builder = History.builder();
        events.forEach(builder::add);
        return builder.build();
    }

    public static List<Event> events(History history) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            events.add(history.event(i));
        }
        return events;
    }

    /** Whether the events at {@code i} and after it are of two client processes. */
    public static boolean areOfTwoClients(List<Event> events, int i) {
        Actor first = events.get(i).actor();
        Actor second = events.get(i + 1).actor();
        return !first.isNemesis() && !second.isNemesis() && !first.equals(second);
    }

    public static List<Event> swapped(List<Event> events, int i) {
        List<Event> swapped = new ArrayList<>(events);
        swapped.set(i, events.get(i + 1));
        swapped.set(i + 1, events.get(i));
        return swapped;
    }

    public static boolean isInvocation(Event event) {
        return event.type() == EventType.INVOKE;
    }

    public static List<Event> without(History history, int invocation) {
        List<Event> events = events(history);
        int completion = history.completion(invocation);
        if (completion != History.NONE) {
            events.remove(completion);
        }
        events.remove(invocation);
        return events;
    }

    /** As it was, but for the completion of one operation; after an info its process goes on under a new number. */
    public static List<Event> completedAs(History history, int invocation, EventType type, Object value, String error) {
        List<Event> events = events(history);
        int completion = history.completion(invocation);
        Event old = events.get(completion);
        events.set(completion, new Event(-1, old.time(), type, old.actor(), old.f(), old.key(), value, null, error));
        if (type == EventType.INFO) {
            Actor heir = Actor.process(freshProcess(history));
            for (int i = completion + 1; i < events.size(); i++) {
                if (events.get(i).actor().equals(old.actor())) {
                    events.set(i, events.get(i).withActor(heir));
                }
            }
        }
        return events;
    }

    static int freshProcess(History history) {
        int fresh = 0;
        for (int i = 0; i < history.size(); i++) {
            fresh = Math.max(fresh, history.process(i) + 1);
        }
        return fresh;
    }

    /** The invocations of all operations that are as asked: of one of the functions, with the outcome. */
    public static List<Integer> invocations(History history, Predicate<String> functions, EventType outcome) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < history.operations().size(); i++) {
            int invocation = history.operations().invocation(i);
            int completion = history.completion(invocation);
            if (functions.test(history.functionName(history.function(invocation)))
                    && completion != History.NONE
                    && history.type(completion) == outcome) {
                found.add(invocation);
            }
        }
        return found;
    }

    /** The invocations of all operations of one of the functions, whatever became of them. */
    public static List<Integer> invocations(History history, Predicate<String> functions) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < history.operations().size(); i++) {
            int invocation = history.operations().invocation(i);
            if (functions.test(history.functionName(history.function(invocation)))) {
                found.add(invocation);
            }
        }
        return found;
    }

    /** Only what is about one key, nemesis aside. */
    static List<Event> ofKey(History history, Object key) {
        TreeSet<Integer> kept = new TreeSet<>();
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.INVOKE && Objects.equals(history.keyValue(history.key(i)), key)) {
                kept.add(i);
                if (history.completion(i) != History.NONE) {
                    kept.add(history.completion(i));
                }
            }
        }
        List<Event> events = new ArrayList<>();
        kept.forEach(i -> events.add(history.event(i)));
        return events;
    }
}
