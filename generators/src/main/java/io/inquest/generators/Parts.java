package io.inquest.generators;

import io.inquest.history.Event;
import java.util.ArrayList;
import java.util.List;

/** Generators side by side in a combinator. */
final class Parts {
    private Parts() {}

    /** All of them, told of the event; the same list if none has changed. */
    static List<Generator> update(List<Generator> parts, Context context, Event event) {
        List<Generator> updated = parts;
        for (int i = 0; i < parts.size(); i++) {
            updated = with(updated, i, parts.get(i).update(context, event));
        }
        return updated;
    }

    /** With one of them replaced; the same list if it is that already. */
    static List<Generator> with(List<Generator> parts, int index, Generator part) {
        if (parts.get(index) == part) {
            return parts;
        }
        List<Generator> changed = new ArrayList<>(parts);
        changed.set(index, part);
        return changed;
    }
}
