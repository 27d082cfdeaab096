package io.inquest.harness.runner;

import io.inquest.harness.secrets.Redaction;
import io.inquest.history.Event;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Writes down every event of a run, in the order in which it happens, and tells whoever listens. */
final class Recorder {
    private final HistoryBuilder builder = History.builder();
    private final List<Consumer<Event>> listeners = new ArrayList<>();

    void listen(Consumer<Event> listener) {
        listeners.add(listener);
    }

    /** The event as it stands in the history, with its index. */
    Event record(Event event, long timeNanos) {
        Event recorded = withoutSecrets(event).at(builder.size(), timeNanos);
        builder.add(recorded);
        for (Consumer<Event> listener : listeners) {
            listener.accept(recorded);
        }
        return recorded;
    }

    /**
     * What clients and stores say of an error is theirs, and may repeat what they were given; so may what hosts answered,
     * which faults give as evidence. Values of clients are what was written and read: with anything changed they would be
     * others.
     */
    private static Event withoutSecrets(Event event) {
        String error = Redaction.PROCESS.text(event.error());
        Object value = event.actor().isNemesis() ? withoutSecrets(event.value()) : event.value();
        return Objects.equals(error, event.error()) && Objects.equals(value, event.value())
                ? event
                : new Event(
                        event.index(),
                        event.time(),
                        event.type(),
                        event.actor(),
                        event.f(),
                        event.key(),
                        value,
                        event.node(),
                        error);
    }

    private static Object withoutSecrets(Object value) {
        if (value instanceof String text) {
            return Redaction.PROCESS.text(text);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(withoutSecrets(element)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, of) -> copy.put(name, withoutSecrets(of)));
            return copy;
        }
        return value;
    }

    /** The history so far; nothing can be recorded after. */
    History history() {
        return builder.build();
    }
}
