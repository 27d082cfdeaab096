package io.inquest.checkers.eventual;

import io.inquest.checkers.common.Distribution;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.replicated.Replicated;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.Map;

/**
 * How long after the last fault it took until all reads of a key agreed: from its end to the invocation of the last read that
 * showed something else than those after it.
 */
final class Recovery {
    private final History history;
    private final QuietPeriod quiet;
    /** By key: the last read, and the last one that showed something else; or {@link History#NONE}. */
    private final int[] last;

    private final int[] lastOther;
    private final boolean[] never;

    Recovery(Replicated replicated, QuietPeriod quiet, Meter meter) {
        this.history = replicated.history();
        this.quiet = quiet;
        this.last = meter.ints(history.keyCount());
        this.lastOther = meter.ints(history.keyCount());
        this.never = new boolean[history.keyCount()];
        Arrays.fill(last, History.NONE);
        Arrays.fill(lastOther, History.NONE);
        for (int i = Math.max(0, quiet.heal()); i < history.size(); i++) {
            meter.step();
            if (replicated.isOkRead(i)) {
                int key = history.key(i);
                if (last[key] != History.NONE && !replicated.showTheSame(last[key], i)) {
                    lastOther[key] = last[key];
                }
                last[key] = i;
            }
        }
    }

    /** The final reads of a key do not agree. */
    void never(int key) {
        never[key] = true;
    }

    /** Adds what applies: the times only if there was a fault, and they are known. */
    void measure(Map<String, Object> measures) {
        int neverAgreed = 0;
        int count = 0;
        long[] nanos = new long[last.length];
        boolean hasTimes = quiet.heal() >= 0 && quiet.heal() < history.size() && history.time(quiet.heal()) >= 0;
        for (int key = 0; key < last.length; key++) {
            if (never[key]) {
                neverAgreed++;
            } else if (last[key] != History.NONE && hasTimes) {
                nanos[count++] = lastOther[key] == History.NONE
                        ? 0
                        : Math.max(0, history.time(lastOther[key]) - history.time(quiet.heal()));
            }
        }
        measures.put("keys-never-agreed", neverAgreed);
        if (count > 0) {
            measures.put("seconds-to-agree", Distribution.ofNanosInSeconds(Arrays.copyOf(nanos, count)));
        }
    }
}
