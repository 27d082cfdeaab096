package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Transactions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A first look at the transactions of registers: which write each read is from, which transactions are committed, and
 * what is wrong with single reads, for which the order of versions does not matter.
 */
final class Survey {
    /** How many flaws of a kind are kept as examples; all are counted. */
    private static final int EXAMPLES_MAX = 100;

    private static final byte IS_COMMITTED = 1;

    private final Transactions transactions;
    private final Meter meter;
    private final byte[] status;
    /** By micro-operation: whether it is a write that its own transaction overwrites. */
    private final long[] isOverwritten;

    /** By micro-operation: of a write that did not fail its transaction. */
    private final int[] owner;

    private final WriteIndex writes;
    private WriteIndex failedWrites;
    /** Two writes of one value to a key, or twice one of null; or null. */
    private int[] collision;

    private final Map<TxnAnomaly, Integer> counts = new EnumMap<>(TxnAnomaly.class);
    private final List<Flaw> flaws = new ArrayList<>();
    private final FirstReads found;
    /** By key: in which transaction it was last accessed (one more than its number), and by which micro-operation. */
    private final int[] accessedIn;

    private final int[] accessedBy;

    Survey(Transactions transactions, Meter meter) {
        this.transactions = transactions;
        this.meter = meter;
        this.status = new byte[transactions.count()];
        this.isOverwritten = new long[transactions.size() / Long.SIZE + 1];
        meter.reserve(status.length + 8L * isOverwritten.length);
        this.accessedIn = meter.ints(transactions.keyCount());
        this.accessedBy = meter.ints(transactions.keyCount());
        this.owner = meter.ints(transactions.size());
        int writeCount = 0;
        for (int m = 0; m < transactions.size(); m++) {
            writeCount += transactions.kind(m) == Transactions.WRITE ? 1 : 0;
        }
        this.writes = new WriteIndex(transactions, writeCount, meter);
        this.found = new FirstReads(transactions.count(), meter);
        indexWrites();
        Arrays.fill(accessedIn, 0);
        for (int t = 0; t < transactions.count(); t++) {
            meter.step();
            if (transactions.outcome(t) == EventType.OK) {
                status[t] = IS_COMMITTED;
                read(t);
            }
            found.close(t);
        }
    }

    private void indexWrites() {
        for (int t = 0; t < transactions.count(); t++) {
            meter.step();
            if (transactions.outcome(t) == EventType.FAIL) {
                continue;
            }
            for (int m = transactions.begin(t); m < transactions.end(t); m++) {
                if (transactions.kind(m) == Transactions.WRITE) {
                    int key = transactions.key(m);
                    owner[m] = t;
                    int other = transactions.value(m) == History.NULL ? m : writes.add(m);
                    if (other != WriteIndex.NONE && collision == null) {
                        collision = new int[] {other, m};
                    }
                    if (accessedIn[key] == t + 1) {
                        isOverwritten[accessedBy[key] >> 6] |= 1L << accessedBy[key];
                    }
                    accessedIn[key] = t + 1;
                    accessedBy[key] = m;
                }
            }
        }
    }

    private void read(int t) {
        for (int m = transactions.begin(t); m < transactions.end(t); m++) {
            int key = transactions.key(m);
            boolean isFirst = accessedIn[key] != t + 1;
            int before = accessedBy[key];
            accessedIn[key] = t + 1;
            accessedBy[key] = m;
            if (transactions.kind(m) != Transactions.READ) {
                continue;
            }
            long value = transactions.value(m);
            if (!isFirst && value == transactions.value(before)) {
                continue; // its own write, or what was looked at with the read before
            }
            if (!isFirst) {
                add(TxnAnomaly.INTERNAL, m, before);
            }
            if (value != History.NULL) {
                look(t, m, isFirst);
            } else if (isFirst) {
                found.add(m, Committed.INIT);
            }
        }
    }

    private void look(int t, int read, boolean isFirst) {
        int write = writes.find(transactions.key(read), transactions.value(read));
        if (write == WriteIndex.NONE) {
            int failed = failed(read);
            add(failed == WriteIndex.NONE ? TxnAnomaly.GARBAGE_READ : TxnAnomaly.G1A, read, failed);
            return;
        }
        int writer = owner[write];
        if (writer == t) {
            if (write > read) {
                add(TxnAnomaly.FUTURE_READ, read, write);
            }
            return;
        }
        status[writer] |= IS_COMMITTED;
        if ((isOverwritten[write >> 6] & 1L << write) != 0) {
            add(TxnAnomaly.G1B, read, write);
        }
        if (isFirst) {
            found.add(read, writer);
        }
    }

    /** A write by a failed transaction of what was read, or {@link WriteIndex#NONE}. */
    private int failed(int read) {
        if (failedWrites == null) {
            int count = 0;
            for (int pass = 0; pass < 2; pass++) {
                failedWrites = new WriteIndex(transactions, count, meter);
                for (int t = 0; t < transactions.count(); t++) {
                    boolean isFailed = transactions.outcome(t) == EventType.FAIL;
                    for (int m = transactions.begin(t); isFailed && m < transactions.end(t); m++) {
                        if (transactions.kind(m) == Transactions.WRITE) {
                            count++;
                            if (pass == 1) {
                                failedWrites.add(m);
                            }
                        }
                    }
                }
            }
        }
        return failedWrites.find(transactions.key(read), transactions.value(read));
    }

    private void add(TxnAnomaly anomaly, int read, int other) {
        if (counts.merge(anomaly, 1, Integer::sum) <= EXAMPLES_MAX) {
            flaws.add(new Flaw(anomaly, read, other));
        }
    }

    /** What is wrong with single reads: the first few of each kind. */
    List<Flaw> flaws() {
        return flaws;
    }

    /** How many flaws of each kind there are. */
    Map<TxnAnomaly, Integer> counts() {
        return counts;
    }

    /** Two writes of one value to a key, or twice one write of null; null if written values are unique. */
    int[] collision() {
        return collision;
    }

    /** The committed transactions. Only to be asked if written values are unique. */
    Committed committed() {
        LongIntMap sessions = new LongIntMap();
        int[] sizes = new int[16];
        int count = 0;
        for (int t = 0; t < status.length; t++) {
            if (status[t] == IS_COMMITTED) {
                int session = sessions.get(transactions.process(t));
                if (session == LongIntMap.ABSENT) {
                    session = sessions.size();
                    sessions.put(transactions.process(t), session);
                    sizes = session < sizes.length ? sizes : Arrays.copyOf(sizes, 2 * sizes.length);
                }
                sizes[session]++;
                count++;
            }
        }
        int[] starts = meter.ints(sessions.size() + 1L);
        for (int s = 0; s < sessions.size(); s++) {
            starts[s + 1] = starts[s] + sizes[s];
        }
        int[] next = starts.clone();
        int[] sorted = meter.ints(count);
        for (int t = 0; t < status.length; t++) {
            if (status[t] == IS_COMMITTED) {
                sorted[next[sessions.get(transactions.process(t))]++] = t;
            }
        }
        Committed committed = new Committed(transactions, sorted, starts, found, meter);
        meter.release(found.bytes());
        return committed;
    }

    /** Gives back what is not needed once the committed transactions are known. */
    void release() {
        meter.release(writes.bytes()
                + status.length
                + 4L * owner.length
                + 8L * isOverwritten.length
                + 8L * accessedIn.length);
    }
}
