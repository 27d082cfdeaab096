package io.inquest.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers distinct objects 0, 1, 2 … in the order in which they are first seen. */
final class Pool<T> {
    private final Map<T, Integer> ids = new HashMap<>();
    private final List<T> objects = new ArrayList<>();

    int id(T object) {
        Integer known = ids.get(object);
        if (known != null) {
            return known;
        }
        int id = objects.size();
        ids.put(object, id);
        objects.add(object);
        return id;
    }

    /** The number of an object, or -1 if it was never seen. */
    int find(T object) {
        return ids.getOrDefault(object, -1);
    }

    T get(int id) {
        return objects.get(id);
    }

    int size() {
        return objects.size();
    }
}
