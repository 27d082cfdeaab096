package io.inquest.cluster.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Things by number, without an object for each number: what timers are kept in, which are set and called off for every
 * message. Open addressing with linear probing (Knuth, volume 3, section 6.4). Single-owner.
 *
 * @param <T> what is kept; never null
 */
public final class LongTable<T> {
    private long[] numbers = new long[8];
    private Object[] things = new Object[8];
    private int size;

    /** What has this number; null if nothing has. */
    public T get(long number) {
        return thing(find(number));
    }

    /** Puts it in place of what had this number before, which is returned; null if nothing had. */
    public T put(long number, T thing) {
        int slot = find(number);
        T before = thing(slot);
        numbers[slot] = number;
        things[slot] = thing;
        if (before == null && ++size > things.length / 2) {
            grow();
        }
        return before;
    }

    /** Takes away, and returns, what has this number; null if nothing has. */
    public T remove(long number) {
        int hole = find(number);
        T removed = thing(hole);
        if (removed == null) {
            return null;
        }
        size--;
        int mask = things.length - 1;
        // what stands after the hole and was meant to stand before it moves up (Knuth's algorithm R)
        for (int slot = (hole + 1) & mask; things[slot] != null; slot = (slot + 1) & mask) {
            if (((slot - home(numbers[slot])) & mask) >= ((slot - hole) & mask)) {
                numbers[hole] = numbers[slot];
                things[hole] = things[slot];
                hole = slot;
            }
        }
        things[hole] = null;
        return removed;
    }

    public int size() {
        return size;
    }

    /** All things, in an order that means nothing, and that is the same whenever the same was done to the table. */
    public List<T> all() {
        List<T> all = new ArrayList<>(size);
        for (Object thing : things) {
            if (thing != null) {
                all.add(cast(thing));
            }
        }
        return all;
    }

    public void clear() {
        Arrays.fill(things, null);
        size = 0;
    }

    /** The slot that has this number, or else the free one where it would be. */
    private int find(long number) {
        int mask = things.length - 1;
        int slot = home(number);
        while (things[slot] != null && numbers[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Multiplicative hashing (Knuth), of which the high bits are the good ones. */
    private int home(long number) {
        return (int) ((number * 0x9E3779B97F4A7C15L) >>> 40) & (things.length - 1);
    }

    private void grow() {
        long[] oldNumbers = numbers;
        Object[] oldThings = things;
        numbers = new long[2 * oldNumbers.length];
        things = new Object[numbers.length];
        for (int slot = 0; slot < oldThings.length; slot++) {
            if (oldThings[slot] != null) {
                int to = find(oldNumbers[slot]);
                numbers[to] = oldNumbers[slot];
                things[to] = oldThings[slot];
            }
        }
    }

    private T thing(int slot) {
        return cast(things[slot]);
    }

    @SuppressWarnings("unchecked")
    private T cast(Object thing) {
        return (T) thing;
    }
}
