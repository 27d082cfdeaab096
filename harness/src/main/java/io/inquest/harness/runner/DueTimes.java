package io.inquest.harness.runner;

import java.util.Arrays;

/** When the operations of an open loop were due, in the order in which they were invoked. */
public final class DueTimes {
    private int[] invocations = new int[1024];
    private long[] dueNanos = new long[1024];
    private int size;

    /** @param invocation the index of its event, larger than those before */
    void add(int invocation, long due) {
        if (size == invocations.length) {
            invocations = Arrays.copyOf(invocations, 2 * size);
            dueNanos = Arrays.copyOf(dueNanos, 2 * size);
        }
        invocations[size] = invocation;
        dueNanos[size++] = due;
    }

    public int size() {
        return size;
    }

    /** The index of the invocation's event. */
    public int invocation(int number) {
        return invocations[number];
    }

    /** In the world's time; never after it was invoked. */
    public long dueNanos(int number) {
        return dueNanos[number];
    }
}
