package io.inquest.checkers.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A queue's elements: those at the front in order, those at the back the last one first. When the front is used up the
 * back is turned over. The hash is that of the list of all, kept up to date by arithmetic.
 */
public final class Fifo {
    static final Fifo EMPTY = new Fifo(Lifo.EMPTY, Lifo.EMPTY, 0);

    private static final int FACTOR = 31;

    private final Lifo front;
    private final Lifo back;
    private final int hash;

    private Fifo(Lifo front, Lifo back, int hash) {
        this.front = front;
        this.back = back;
        this.hash = hash;
    }

    Fifo with(Object element) {
        int longer = FACTOR * hash + Objects.hashCode(element);
        return size() == 0
                ? new Fifo(Lifo.EMPTY.with(element), Lifo.EMPTY, longer)
                : new Fifo(front, back.with(element), longer);
    }

    /** Whether this is what a dequeue returns: null if there is nothing. The front is empty only if all is. */
    boolean isNext(Object element) {
        return front.isTop(element);
    }

    /** Without the first element; empty if it is. */
    Fifo rest() {
        if (size() == 0) {
            return this;
        }
        int shorter = hash - Objects.hashCode(front.top()) * power(size() - 1);
        Lifo rest = front.rest();
        if (rest.size() > 0) {
            return new Fifo(rest, back, shorter);
        }
        Lifo turned = Lifo.EMPTY;
        for (Object element : back.elements()) {
            turned = turned.with(element);
        }
        return new Fifo(turned, Lifo.EMPTY, shorter);
    }

    private static int power(int exponent) {
        int power = 1;
        int base = FACTOR;
        for (int rest = exponent; rest != 0; rest >>= 1) {
            power = (rest & 1) == 0 ? power : power * base;
            base *= base;
        }
        return power;
    }

    private int size() {
        return front.size() + back.size();
    }

    /** The first first. */
    private List<Object> elements() {
        List<Object> elements = front.elements();
        List<Object> last = new ArrayList<>(back.elements());
        Collections.reverse(last);
        elements.addAll(last);
        return elements;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fifo fifo && hash == fifo.hash && size() == fifo.size() && hasElementsOf(fifo);
    }

    private boolean hasElementsOf(Fifo other) {
        return front.size() == other.front.size()
                ? front.equals(other.front) && back.equals(other.back)
                : elements().equals(other.elements());
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return size() == 0 ? "empty" : Text.of(elements());
    }
}
