package io.inquest.history;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * A list in its one form, as {@link Values} makes it: known by its class, so that events that share a value do not copy
 * it each.
 */
final class CanonicalList extends AbstractList<Object> implements RandomAccess {
    private final Object[] elements;
    private final int depth;

    /** @param elements canonical; taken over */
    CanonicalList(Object[] elements) {
        this.elements = elements;
        int deepest = 0;
        for (Object element : elements) {
            deepest = Math.max(deepest, depth(element));
        }
        this.depth = deepest + 1;
    }

    private static int depth(Object element) {
        if (element instanceof CanonicalList list) {
            return list.depth;
        }
        int deepest = 0;
        if (element instanceof Map<?, ?> map) {
            for (Object value : map.values()) {
                deepest = Math.max(deepest, depth(value));
            }
            deepest++;
        }
        return deepest;
    }

    /** How many lists and maps there are inside one another, this one included. */
    int depth() {
        return depth;
    }

    @Override
    public Object get(int index) {
        return elements[index];
    }

    @Override
    public int size() {
        return elements.length;
    }

    @Override
    public Object[] toArray() {
        return elements.clone();
    }

    /** As {@link List#hashCode} says. */
    @Override
    public int hashCode() {
        return Arrays.hashCode(elements);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalList list ? Arrays.equals(elements, list.elements) : super.equals(other);
    }
}
