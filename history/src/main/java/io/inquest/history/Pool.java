package io.inquest.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers distinct objects 0, 1, 2 … in the order in which they are first seen. */
final class Pool<T> {
    /** Names of functions and nodes are few, and mostly the same objects: a look at the first finds them. */
    private static final int FIRST = 4;

    private final Map<Object, Integer> ids = new HashMap<>();
    private final List<T> objects = new ArrayList<>();

    int id(T object) {
        for (int id = Math.min(FIRST, objects.size()) - 1; id >= 0; id--) {
            if (objects.get(id) == object) {
                return id;
            }
        }
        Object key = key(object);
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        int id = objects.size();
        ids.put(key, id);
        objects.add(object);
        return id;
    }

    /** The number of an object, or -1 if it was never seen. */
    int find(T object) {
        return ids.getOrDefault(key(object), -1);
    }

    private static Object key(Object object) {
        return object instanceof List<?> list ? new Spread(list) : object;
    }

    /** The hash that a list must have puts pairs of near numbers, which a cas has, into few buckets. */
    private record Spread(List<?> list) {
        @Override
        public int hashCode() {
            return list.hashCode() * 0x9E3779B1;
        }
    }

    T get(int id) {
        return objects.get(id);
    }

    int size() {
        return objects.size();
    }
}
