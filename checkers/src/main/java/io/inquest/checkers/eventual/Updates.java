package io.inquest.checkers.eventual;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.replicated.Replicated;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.Arrays;

/** The updates of each key that did not fail, in the order of their invocations. */
final class Updates {
    private final Replicated replicated;
    private final int[] starts;
    private final int[] updates;
    /** By key: the ok update that was invoked last, or {@link History#NONE}. */
    private final int[] lastOk;

    Updates(Replicated replicated, Meter meter) {
        this.replicated = replicated;
        History history = replicated.history();
        starts = meter.ints(history.keyCount() + 1L);
        lastOk = meter.ints(history.keyCount());
        Arrays.fill(lastOk, History.NONE);
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (replicated.isUpdate(i)) {
                starts[history.key(i) + 1]++;
                if (isOk(i)) {
                    lastOk[history.key(i)] = i;
                }
            }
        }
        for (int key = 0; key < history.keyCount(); key++) {
            starts[key + 1] += starts[key];
        }
        int[] next = starts.clone();
        updates = meter.ints(starts[history.keyCount()]);
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (replicated.isUpdate(i)) {
                updates[next[history.key(i)]++] = i;
            }
        }
    }

    boolean isOk(int update) {
        return replicated.outcome(update) == EventType.OK;
    }

    /** Those of a key. */
    int[] of(int key) {
        return Arrays.copyOfRange(updates, starts[key], starts[key + 1]);
    }

    /** Whether a key has any. */
    boolean isWritten(int key) {
        return starts[key] < starts[key + 1];
    }

    /** The ok update of a key that was invoked last, or {@link History#NONE}. */
    int lastOk(int key) {
        return lastOk[key];
    }
}
