package io.inquest.checkers.oracle;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Other names for all processes, keys, nodes and values, one to one; null remains the value of what is not there. */
final class Renaming {
    private static final int PROCESSES_MAX = 1_000;

    private final Kind kind;

    Renaming(Kind kind) {
        this.kind = kind;
    }

    List<Event> of(List<Event> events) {
        List<Event> renamed = new ArrayList<>();
        for (Event event : events) {
            if (!event.actor().isNemesis()) {
                renamed.add(new Event(
                        -1,
                        event.time(),
                        event.type(),
                        Actor.process(PROCESSES_MAX - event.actor().process()),
                        event.f(),
                        event.key() == null ? "no key" : List.of(event.key()),
                        event.f().equals("cas") && event.value() instanceof List<?> pair
                                ? each(pair)
                                : value(event.value()),
                        event.node() == null ? null : "m" + event.node(),
                        event.error()));
            }
        }
        return renamed;
    }

    private List<Object> each(List<?> values) {
        List<Object> renamed = new ArrayList<>();
        values.forEach(value -> renamed.add(value(value)));
        return renamed;
    }

    private Object value(Object value) {
        if (kind.object() == SequentialObject.REGISTER) {
            return value == null ? null : Map.of("is", value);
        }
        // letter by letter, so that what was a concatenation still is one
        return value instanceof String string
                ? string.chars()
                        .collect(StringBuilder::new, (text, c) -> text.append((char) (c + 1)), StringBuilder::append)
                        .toString()
                : value;
    }
}
