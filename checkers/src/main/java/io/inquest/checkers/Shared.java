package io.inquest.checkers;

import io.inquest.history.History;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What several checks of one history need alike, such as the write of each read: the first that has made it keeps it
 * here. Of any history before, nothing is kept. May be used by several threads.
 */
public final class Shared {
    private final Map<Class<?>, Object> made = new LinkedHashMap<>();
    private History of;

    /** What is kept of that class, or null. It counts in the memory of whoever uses it. */
    public synchronized <T> T find(History history, Class<T> type) {
        return of == history ? type.cast(made.get(type)) : null;
    }

    /** @param value a function of the history alone, which nobody changes any more */
    public synchronized <T> void keep(History history, Class<T> type, T value) {
        if (of != history) {
            made.clear();
            of = history;
        }
        made.put(type, value);
    }
}
