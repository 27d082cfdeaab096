package io.inquest.checkers.oracle.memory;

import io.inquest.checkers.oracle.Edits;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** A history with one thing wrong. */
final class Corrupted {
    private Corrupted() {}

    /** One read returns what another read of its key returned, if there is one that returned something else. */
    static History oneRead(History history, RandomGenerator random) {
        List<Event> events = Edits.events(history);
        List<Integer> reads = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).type() == EventType.OK && events.get(i).f().equals("read")) {
                reads.add(i);
            }
        }
        if (reads.isEmpty()) {
            return history;
        }
        int changed = reads.get(random.nextInt(reads.size()));
        Event read = events.get(changed);
        List<Object> others = reads.stream()
                .map(events::get)
                .filter(other ->
                        Objects.equals(other.key(), read.key()) && !Objects.equals(other.value(), read.value()))
                .map(Event::value)
                .toList();
        if (!others.isEmpty()) {
            Object value = others.get(random.nextInt(others.size()));
            events.set(
                    changed,
                    new Event(
                            read.index(),
                            read.time(),
                            read.type(),
                            read.actor(),
                            read.f(),
                            read.key(),
                            value,
                            read.node(),
                            read.error()));
        }
        return Edits.history(events);
    }
}
