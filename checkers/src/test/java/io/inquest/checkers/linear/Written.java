package io.inquest.checkers.linear;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Histories as tests write them: events between bars. {@code 0 write x 1} invokes, {@code 0 ok}, {@code 0 ok 1}, {@code
 * 0 fail mismatch}, {@code 0 info} complete. A value is a number, null, a word, {@code ''} (the empty string) or two
 * values joined by a comma.
 */
final class Written {
    private Written() {}

    static History history(String text) {
        HistoryBuilder builder = History.builder();
        Map<Integer, Event> open = new HashMap<>();
        for (String line : text.split("\\|")) {
            String[] words = line.trim().split("\\s+");
            int process = Integer.parseInt(words[0]);
            builder.add(event(process, words, open));
        }
        return builder.build();
    }

    private static Event event(int process, String[] words, Map<Integer, Event> open) {
        Actor actor = Actor.process(process);
        Event invoked = open.get(process);
        switch (words[1]) {
            case "ok":
                Object result = words.length > 2 ? value(words[2]) : invoked.value();
                return completion(invoked, EventType.OK, result, null);
            case "fail":
                return completion(invoked, EventType.FAIL, invoked.value(), words.length > 2 ? words[2] : null);
            case "info":
                return completion(invoked, EventType.INFO, invoked.value(), "timeout");
            default:
                Event event = Event.invoke(actor, words[1], words[2], words.length > 3 ? value(words[3]) : null);
                open.put(process, event);
                return event;
        }
    }

    private static Event completion(Event invoked, EventType type, Object value, String error) {
        return new Event(-1, -1, type, invoked.actor(), invoked.f(), invoked.key(), value, null, error);
    }

    private static Object value(String word) {
        if (word.contains(",")) {
            return Arrays.stream(word.split(",")).map(Written::value).toList();
        }
        if (word.equals("null")) {
            return null;
        }
        return word.matches("-?\\d+") ? (Object) Long.valueOf(word) : word.equals("''") ? "" : word;
    }
}
