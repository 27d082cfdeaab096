package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/**
 * What transactional causal consistency concludes of the order in which transactions take effect: a writer of a key that a
 * reader of it depends on comes before the one that it reads from. Dependence is kept as how many transactions of each
 * session precede a transaction, and of a session's writers only the last one is looked at, for it follows the others: so it
 * takes operations times sessions (as in Møldrup and Pavlogiannis, AWDIT, PLDI 2025). Memory is bounded by looking at
 * so many sessions at a time.
 */
final class CausalConclusions {
    /** How many counts are kept at a time. */
    private static final long COUNTS_MAX = 1L << 26;

    private final Committed committed;
    private final KnownOrder known;
    private final Meter meter;
    private final int[] order;
    private final SessionWriters writers;
    private final int width;
    private final int[] before;

    private CausalConclusions(KnownOrder known, int[] order, Meter meter) {
        this.known = known;
        this.committed = known.committed;
        this.meter = meter;
        this.order = order;
        this.writers = new SessionWriters(committed, true, meter);
        long fit = Math.max(1, COUNTS_MAX / Math.max(1, committed.count()));
        this.width = (int) Math.min(fit, Math.max(1, committed.sessions()));
        this.before = meter.ints((long) width * committed.count());
    }

    /**
     * Adds its conclusions.
     *
     * @param known has the order of sessions
     * @param order all its nodes, each after what precedes it
     */
    static void conclude(KnownOrder known, int[] order, Meter meter) {
        CausalConclusions conclusions = new CausalConclusions(known, order, meter);
        for (int first = 0; first < known.committed.sessions(); first += conclusions.width) {
            conclusions.count(first);
            conclusions.compare(first);
        }
        meter.release(4L * conclusions.before.length + conclusions.writers.bytes());
    }

    private void count(int first) {
        for (int t : order) {
            if (t >= committed.count()) {
                continue;
            }
            int row = t * width;
            meter.steps(width * (1 + committed.readStart[t + 1] - committed.readStart[t]));
            Arrays.fill(before, row, row + width, 0);
            if (committed.position(t) > 0) {
                raise(row, t - 1, first);
            }
            for (int r = committed.readStart[t]; r < committed.readStart[t + 1]; r++) {
                if (committed.readSource[r] != Committed.INIT) {
                    raise(row, committed.readSource[r], first);
                }
            }
        }
    }

    private void raise(int row, int by, int first) {
        int from = by * width;
        for (int i = 0; i < width; i++) {
            before[row + i] = Math.max(before[row + i], before[from + i]);
        }
        int own = committed.session[by] - first;
        if (own >= 0 && own < width) {
            before[row + own] = Math.max(before[row + own], committed.position(by) + 1);
        }
    }

    private void compare(int first) {
        for (int t = 0; t < committed.count(); t++) {
            for (int r = committed.readStart[t]; r < committed.readStart[t + 1]; r++) {
                int key = committed.readKey[r];
                int end = writers.firstColumn(key + 1);
                meter.steps(end - writers.firstColumn(key));
                for (int column = writers.firstColumn(key); column < end; column++) {
                    int session = writers.session(column) - first;
                    if (session >= 0 && session < width) {
                        compare(t, r, column, session + first, before[t * width + session], first);
                    }
                }
            }
        }
    }

    private void compare(int reader, int read, int column, int session, int count, int first) {
        if (count == 0) {
            return;
        }
        int last = writers.lastBelow(column, committed.sessionStart[session] + count);
        int source = committed.readSource[read];
        if (last == SessionWriters.NONE || last == source || last == reader) {
            return;
        }
        boolean isKnown =
                source != Committed.INIT && before[source * width + session - first] > committed.position(last);
        if (!isKnown) {
            known.addBeforeSource(last, Reason.CAUSE_BEFORE, read);
        }
    }
}
