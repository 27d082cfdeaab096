package io.inquest.systems.keyvalue;

import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for the sequential order that reads of any node's state keep: updates in the order of the log, each read where
 * its value is current, and no session going back. For registers whose values are unique; greedy, which is exact here:
 * the earliest place that a session may read at leaves it the most freedom.
 */
public final class SequentialOrder {
    private SequentialOrder() {}

    /** @param from the first log index at which the key holds the value, and until the one before that where it no longer does */
    private record Span(long from, long until) {}

    /** @param entries the log, as far as any node has applied it */
    public static List<String> violations(History history, List<Entry> entries) {
        Map<Object, Map<Object, List<Span>>> spans = spans(entries);
        Map<Integer, Long> reached = new HashMap<>();
        List<String> violations = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Event event = history.event(i);
            if (event.type() != EventType.OK) {
                continue;
            }
            int process = event.actor().process();
            long after = reached.getOrDefault(process, 0L);
            Object value = event.value() instanceof List<?> oldAndNew ? oldAndNew.get(1) : event.value();
            Span span = first(spans.getOrDefault(event.key(), new HashMap<>()).get(value), after, event);
            if (span == null) {
                violations.add(event + " after log index " + after);
            } else {
                reached.put(process, Math.max(after, span.from));
            }
        }
        return violations;
    }

    private static Span first(List<Span> spans, long after, Event event) {
        if (spans == null) {
            return event.value() == null ? new Span(0, Long.MAX_VALUE) : null;
        }
        boolean update = !event.f().equals("read");
        for (Span span : spans) {
            if (update ? span.from > after : span.until > after) {
                return span;
            }
        }
        return null;
    }

    private static Map<Object, Map<Object, List<Span>>> spans(List<Entry> entries) {
        Map<Object, Map<Object, List<Span>>> spans = new HashMap<>();
        Map<Object, Span> current = new HashMap<>();
        Map<Object, Object> held = new HashMap<>();
        StateMachine machine = new StateMachine();
        for (int i = 0; i < entries.size(); i++) {
            long index = i + 1L;
            machine.apply(entries.get(i));
            Object key = key(entries.get(i).command());
            if (key == null) {
                continue;
            }
            Object value = machine.read(key).value();
            if (value == null || value.equals(held.get(key))) {
                continue;
            }
            end(spans, key, held.get(key), current.getOrDefault(key, new Span(0, 0)), index);
            held.put(key, value);
            current.put(key, new Span(index, Long.MAX_VALUE));
        }
        held.forEach((key, value) -> end(spans, key, value, current.get(key), Long.MAX_VALUE));
        return spans;
    }

    private static void end(
            Map<Object, Map<Object, List<Span>>> spans, Object key, Object value, Span begun, long until) {
        spans.computeIfAbsent(key, k -> new HashMap<>())
                .computeIfAbsent(value, v -> new ArrayList<>())
                .add(new Span(begun.from, until));
    }

    private static Object key(Command command) {
        return command.fold(new Command.Fold<Object>() {
            @Override
            public Object nothing() {
                return null;
            }

            @Override
            public Object read(Object key) {
                return key;
            }

            @Override
            public Object write(Object key, Object value) {
                return key;
            }

            @Override
            public Object cas(Object key, Object expected, Object value) {
                return key;
            }

            @Override
            public Object append(Object key, String text) {
                return key;
            }
        });
    }
}
