package io.inquest.harness.runner;

import io.inquest.harness.secrets.Redaction;
import io.inquest.history.Event;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.List;
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

    /** What clients and stores say of an error is theirs, and may repeat what they were given. */
    private static Event withoutSecrets(Event event) {
        String error = Redaction.PROCESS.text(event.error());
        return Objects.equals(error, event.error())
                ? event
                : new Event(
                        event.index(),
                        event.time(),
                        event.type(),
                        event.actor(),
                        event.f(),
                        event.key(),
                        event.value(),
                        event.node(),
                        error);
    }

    /** The history so far; nothing can be recorded after. */
    History history() {
        return builder.build();
    }
}
