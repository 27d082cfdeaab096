package io.inquest.checkers.objects;

import io.inquest.checkers.common.Meter;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;

/**
 * The operations on one object that did not fail, in the order of their invocations. Without an {@code ok} completion nobody
 * knows whether they happened.
 */
final class Calls {
    /** The completion of an operation of unknown outcome: after all events. */
    static final int NEVER = Integer.MAX_VALUE;

    private final History history;
    private final int key;
    private final int[] invocations;
    private final int start;
    private final int size;

    private Calls(History history, int key, int[] invocations, int start, int end) {
        this.history = history;
        this.key = key;
        this.invocations = invocations;
        this.start = start;
        this.size = end - start;
    }

    /** Those of each key that has any, in the order of the keys. */
    static List<Calls> byKey(History history, Meter meter) {
        int keys = history.keyCount();
        int[] ends = meter.ints(keys + 1L);
        int count = 0;
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (counts(history, i)) {
                ends[history.key(i) + 1]++;
                count++;
            }
        }
        for (int key = 0; key < keys; key++) {
            ends[key + 1] += ends[key];
        }
        int[] next = ends.clone();
        int[] sorted = meter.ints(count);
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (counts(history, i)) {
                sorted[next[history.key(i)]++] = i;
            }
        }
        List<Calls> parts = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            if (ends[key] < ends[key + 1]) {
                parts.add(new Calls(history, key, sorted, ends[key], ends[key + 1]));
            }
        }
        return parts;
    }

    /** Whether the event begins an operation that did not fail. */
    static boolean counts(History history, int event) {
        if (history.type(event) != EventType.INVOKE) {
            return false;
        }
        int completion = history.completion(event);
        return completion == History.NONE || history.type(completion) != EventType.FAIL;
    }

    History history() {
        return history;
    }

    /** The number of their key. */
    int key() {
        return key;
    }

    int size() {
        return size;
    }

    int invocation(int call) {
        return invocations[start + call];
    }

    /** Its ok completion, or {@link #NEVER}. */
    int completion(int call) {
        return okCompletion(history, invocation(call));
    }

    /** The ok completion of an operation that did not fail, or {@link #NEVER}. */
    static int okCompletion(History history, int invocation) {
        int completion = history.completion(invocation);
        return completion == History.NONE || history.type(completion) != EventType.OK ? NEVER : completion;
    }
}
