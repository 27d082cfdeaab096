package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.TxnOrder;
import java.util.Arrays;

/**
 * What read atomicity concludes of the order of versions: where a transaction reads from another one (or follows it in
 * the order that counts) that writes a key, and reads another version of that key, that version is the later one. (The axiom
 * of Biswas and Enea, On the complexity of checking transactional consistency, OOPSLA 2019.) For each pair of a reader and a source
 * the shorter list decides the time: in all, operations to the power of 1.5 (Møldrup and Pavlogiannis, AWDIT, PLDI 2025).
 */
final class ReadAtomicity {
    private final Committed committed;
    private final KnownOrder known;
    private final Meter meter;
    /** By key: one more than the reader whose read of it is next, and that read. */
    private final int[] readIn;

    private final int[] readBy;

    private ReadAtomicity(KnownOrder known, Meter meter) {
        this.known = known;
        this.committed = known.committed;
        this.meter = meter;
        this.readIn = meter.ints(committed.keys());
        this.readBy = meter.ints(committed.keys());
    }

    /** Adds its conclusions. */
    static void conclude(KnownOrder known, Meter meter) {
        ReadAtomicity conclusions = new ReadAtomicity(known, meter);
        conclusions.fromReads();
        if (known.order == TxnOrder.SESSION) {
            conclusions.fromSessions();
        } else if (known.order == TxnOrder.REAL_TIME) {
            new RealTimeAtomicity(known, meter).conclude();
        }
    }

    private void fromReads() {
        int[] seenBy = meter.ints(committed.count());
        for (int t = 0; t < committed.count(); t++) {
            int begin = committed.readStart[t];
            int end = committed.readStart[t + 1];
            meter.steps(1 + end - begin);
            for (int r = begin; r < end; r++) {
                readIn[committed.readKey[r]] = t + 1;
                readBy[committed.readKey[r]] = r;
            }
            for (int r = begin; r < end; r++) {
                int source = committed.readSource[r];
                if (source != Committed.INIT && seenBy[source] != t + 1) {
                    seenBy[source] = t + 1;
                    compare(t, source);
                }
            }
        }
        meter.release(4L * seenBy.length);
    }

    private void compare(int reader, int source) {
        int begin = committed.writeStart[source];
        int end = committed.writeStart[source + 1];
        int reads = committed.readStart[reader + 1] - committed.readStart[reader];
        if (end - begin <= Math.max(16, 8 * reads)) {
            for (int w = begin; w < end; w++) {
                int key = committed.writeKey[w];
                if (readIn[key] == reader + 1 && committed.readSource[readBy[key]] != source) {
                    known.addBeforeSource(source, Reason.SEEN_BEFORE, readBy[key]);
                }
            }
            meter.steps(end - begin);
            return;
        }
        for (int r = committed.readStart[reader]; r < committed.readStart[reader + 1]; r++) {
            int key = committed.readKey[r];
            int from = committed.writerStart[key];
            int to = committed.writerStart[key + 1];
            boolean isWriter = Arrays.binarySearch(committed.writer, from, to, source) >= 0;
            if (isWriter && committed.readSource[r] != source) {
                known.addBeforeSource(source, Reason.SEEN_BEFORE, r);
            }
        }
        meter.steps(16 * reads);
    }

    /** The last writer of a key in a session before a reader is enough: those before it precede it. */
    private void fromSessions() {
        int[] writtenIn = new int[committed.keys()];
        int[] writtenBy = new int[committed.keys()];
        for (int t = 0; t < committed.count(); t++) {
            int session = committed.session[t] + 1;
            for (int r = committed.readStart[t]; r < committed.readStart[t + 1]; r++) {
                int key = committed.readKey[r];
                if (writtenIn[key] == session) {
                    known.addBeforeSource(writtenBy[key], Reason.SESSION_BEFORE, r);
                }
            }
            for (int w = committed.writeStart[t]; w < committed.writeStart[t + 1]; w++) {
                writtenIn[committed.writeKey[w]] = session;
                writtenBy[committed.writeKey[w]] = t;
            }
            meter.step();
        }
    }
}
