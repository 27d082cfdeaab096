package io.inquest.checkers.objects;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/** The ok completions of an object's operations, one after the other. */
final class Ends {
    private final int[] sorted;
    private int next;

    Ends(Calls calls, Meter meter) {
        int[] ends = meter.ints(calls.size());
        int count = 0;
        for (int call = 0; call < calls.size(); call++) {
            if (calls.completion(call) != Calls.NEVER) {
                ends[count++] = calls.completion(call);
            }
        }
        sorted = Arrays.copyOf(ends, count);
        Arrays.sort(sorted);
    }

    /** The next one, or {@link Calls#NEVER}. */
    int next() {
        return next < sorted.length ? sorted[next] : Calls.NEVER;
    }

    /** The next one, which there must be; then it is past. */
    int take() {
        return sorted[next++];
    }
}
