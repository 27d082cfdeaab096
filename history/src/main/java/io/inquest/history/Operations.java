package io.inquest.history;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Operations of a history in the order of their invocations: all of them, or those of one key, process, function. */
public final class Operations {
    private final History history;
    private final int[] invocations;

    private Operations(History history, int[] invocations) {
        this.history = history;
        this.invocations = invocations;
    }

    static Operations all(History history) {
        int[] rows = new int[history.size()];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (history.type(i) == EventType.INVOKE) {
                rows[count++] = i;
            }
        }
        return new Operations(history, Arrays.copyOf(rows, count));
    }

    public History history() {
        return history;
    }

    public int size() {
        return invocations.length;
    }

    /** The index, in the history, of the invocation of the n-th operation of this view. */
    public int invocation(int n) {
        return invocations[n];
    }

    /** The index of its completion, or {@link History#NONE}. */
    public int completion(int n) {
        return history.completion(invocations[n]);
    }

    public Operation get(int n) {
        return history.operation(invocations[n]);
    }

    public Operations ofKey(int key) {
        return where(invocation -> history.key(invocation) == key);
    }

    public Operations ofProcess(int process) {
        return where(invocation -> history.process(invocation) == process);
    }

    public Operations ofFunction(int function) {
        return where(invocation -> history.function(invocation) == function);
    }

    /** Those whose invocation (given by its index) passes. */
    public Operations where(IntPredicate keep) {
        int[] rows = new int[invocations.length];
        int count = 0;
        for (int invocation : invocations) {
            if (keep.test(invocation)) {
                rows[count++] = invocation;
            }
        }
        return new Operations(history, Arrays.copyOf(rows, count));
    }

    /** One view a key, indexed by key number, in one pass over the operations. */
    public Operations[] byKey() {
        int[] counts = new int[history.keyCount()];
        for (int invocation : invocations) {
            counts[history.key(invocation)]++;
        }
        int[][] rows = new int[counts.length][];
        for (int key = 0; key < rows.length; key++) {
            rows[key] = new int[counts[key]];
            counts[key] = 0;
        }
        for (int invocation : invocations) {
            int key = history.key(invocation);
            rows[key][counts[key]++] = invocation;
        }
        Operations[] views = new Operations[rows.length];
        for (int key = 0; key < rows.length; key++) {
            views[key] = new Operations(history, rows[key]);
        }
        return views;
    }
}
