package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Transactions;

/**
 * The committed transactions of a history of registers whose written values are unique, in columns: those that were ok,
 * and those of unknown outcome that one of these has read from. Of each, only what makes dependencies: the first read of
 * a key, unless the transaction wrote it before, and the last write of a key.
 *
 * <p>They are numbered session by session, each session's in its order: so {@code a} precedes {@code b} in session order
 * when they are of one session and {@code a < b}. One of unknown outcome is the last of its session, for its process number is
 * never used again.
 */
final class Committed {
    /** The source of a read that found nothing there. */
    static final int INIT = -1;

    /** The completion of a transaction that has none, or none that is known to come after it took effect. */
    static final int NEVER = Integer.MAX_VALUE;

    final Transactions transactions;
    /** By committed transaction: its number among all, its session, when it was invoked and when completed. */
    final int[] number;

    final int[] session;
    final int[] invocation;
    final int[] completion;
    /** By session: its first transaction; one more entry than there are sessions. */
    final int[] sessionStart;
    /** By transaction: its first read; and by read the key, the transaction it is from, the micro-operation. */
    final int[] readStart;

    final int[] readKey;
    final int[] readSource;
    final int[] readOperation;
    /** By transaction: its first write; and by write the key and the micro-operation. */
    final int[] writeStart;

    final int[] writeKey;
    final int[] writeOperation;
    /** By key: its first place in {@link #writer}, where the transactions that write it stand in the order of their numbers. */
    final int[] writerStart;

    final int[] writer;

    /** @param sorted the committed transactions, by their numbers among all, session by session */
    Committed(Transactions transactions, int[] sorted, int[] sessionStart, FirstReads found, Meter meter) {
        this.transactions = transactions;
        this.number = sorted;
        this.sessionStart = sessionStart;
        int count = sorted.length;
        this.session = meter.ints(count);
        this.invocation = meter.ints(count);
        this.completion = meter.ints(count);
        for (int s = 0; s + 1 < sessionStart.length; s++) {
            for (int t = sessionStart[s]; t < sessionStart[s + 1]; t++) {
                session[t] = s;
                invocation[t] = transactions.invocation(sorted[t]);
                completion[t] =
                        transactions.outcome(sorted[t]) == EventType.OK ? transactions.completion(sorted[t]) : NEVER;
            }
        }
        int[] place = meter.ints(transactions.count());
        for (int t = 0; t < count; t++) {
            place[sorted[t]] = t;
        }
        this.readStart = meter.ints(count + 1L);
        this.readKey = meter.ints(found.size());
        this.readSource = meter.ints(found.size());
        this.readOperation = meter.ints(found.size());
        int reads = 0;
        for (int t = 0; t < count; t++) {
            for (int r = found.begin(sorted[t]); r < found.end(sorted[t]); r++) {
                int source = found.source(r);
                readKey[reads] = transactions.key(found.operation(r));
                readSource[reads] = source == INIT ? INIT : place[source];
                readOperation[reads++] = found.operation(r);
            }
            readStart[t + 1] = reads;
        }
        meter.release(4L * place.length);
        this.writeStart = meter.ints(count + 1L);
        int writes = lastWrites(null, null, meter);
        this.writeKey = meter.ints(writes);
        this.writeOperation = meter.ints(writes);
        lastWrites(writeKey, writeOperation, meter);
        this.writerStart = meter.ints(transactions.keyCount() + 1L);
        this.writer = meter.ints(writes);
        group();
    }

    private int lastWrites(int[] keys, int[] operations, Meter meter) {
        int[] seen = meter.ints(transactions.keyCount());
        int writes = 0;
        for (int t = 0; t < number.length; t++) {
            int begin = transactions.begin(number[t]);
            for (int m = transactions.end(number[t]) - 1; m >= begin; m--) {
                if (transactions.kind(m) == Transactions.WRITE && seen[transactions.key(m)] != t + 1) {
                    seen[transactions.key(m)] = t + 1;
                    if (keys != null) {
                        keys[writes] = transactions.key(m);
                        operations[writes] = m;
                    }
                    writes++;
                }
            }
            writeStart[t + 1] = writes;
        }
        meter.release(4L * seen.length);
        return writes;
    }

    private void group() {
        for (int key : writeKey) {
            writerStart[key + 1]++;
        }
        for (int key = 0; key + 1 < writerStart.length; key++) {
            writerStart[key + 1] += writerStart[key];
        }
        int[] next = writerStart.clone();
        for (int t = 0; t < count(); t++) {
            for (int w = writeStart[t]; w < writeStart[t + 1]; w++) {
                writer[next[writeKey[w]]++] = t;
            }
        }
    }

    int count() {
        return number.length;
    }

    int sessions() {
        return sessionStart.length - 1;
    }

    int keys() {
        return writerStart.length - 1;
    }

    History history() {
        return transactions.history();
    }

    /** Its place within its session, from 0. */
    int position(int t) {
        return t - sessionStart[session[t]];
    }

    /** The last write of a key by a transaction, or -1. */
    int write(int t, int key) {
        for (int w = writeStart[t]; w < writeStart[t + 1]; w++) {
            if (writeKey[w] == key) {
                return w;
            }
        }
        return -1;
    }

    /** The first read of a key by a transaction, or -1. */
    int read(int t, int key) {
        for (int r = readStart[t]; r < readStart[t + 1]; r++) {
            if (readKey[r] == key) {
                return r;
            }
        }
        return -1;
    }

    /** What it holds, beside the transactions. */
    long bytes() {
        return 4L * (4L * count() + sessionStart.length + readStart.length + 3L * readKey.length + writeStart.length)
                + 4L * (3L * writeKey.length + writerStart.length);
    }
}
