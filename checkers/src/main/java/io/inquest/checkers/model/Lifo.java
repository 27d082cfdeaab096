package io.inquest.checkers.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A stack's elements. Shares what is below the top with the stack it was made from, so that stacks that come of one
 * another are told apart, or found equal, by what was pushed since.
 */
public final class Lifo {
    static final Lifo EMPTY = new Lifo(null, null, 0);

    private final Object top;
    private final Lifo below;
    private final int size;
    private final int hash;

    private Lifo(Object top, Lifo below, int size) {
        this.top = top;
        this.below = below;
        this.size = size;
        this.hash = below == null ? 1 : 31 * below.hash + Objects.hashCode(top);
    }

    Lifo with(Object element) {
        return new Lifo(element, this, size + 1);
    }

    /** Whether this is what a pop returns: null if there is nothing. */
    boolean isTop(Object element) {
        return Objects.equals(top, element);
    }

    /** Null if there is nothing. */
    Object top() {
        return top;
    }

    /** Without the element on top; empty if it is. */
    Lifo rest() {
        return below == null ? this : below;
    }

    int size() {
        return size;
    }

    /** The top first. */
    List<Object> elements() {
        List<Object> elements = new ArrayList<>(size);
        for (Lifo stack = this; stack.below != null; stack = stack.below) {
            elements.add(stack.top);
        }
        return elements;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lifo lifo && hash == lifo.hash && size == lifo.size && hasElementsOf(lifo);
    }

    @SuppressWarnings("ReferenceEquality") // from what is shared on, all is equal
    private boolean hasElementsOf(Lifo other) {
        Lifo one = this;
        Lifo two = other;
        while (one != two) {
            if (!Objects.equals(one.top, two.top)) {
                return false;
            }
            one = one.below;
            two = two.below;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return size == 0 ? "empty" : Text.of(elements()) + (size == 1 ? "" : " from the top");
    }
}
