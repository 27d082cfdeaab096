package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/**
 * What read atomicity with real time concludes: all writers of a key that had completed before a reader of it was invoked come
 * before the one that it reads from. The writers of a key by their completions are a chain of auxiliary nodes, so that
 * one edge says it of all up to one; those that complete after the one read from and before its readers get an
 * edge each, and are no more than what runs at a time, or the first of them contradicts.
 */
final class RealTimeAtomicity {
    private final Committed committed;
    private final KnownOrder known;
    private final Meter meter;

    RealTimeAtomicity(KnownOrder known, Meter meter) {
        this.known = known;
        this.committed = known.committed;
        this.meter = meter;
    }

    void conclude() {
        int[] readStart = meter.ints(committed.keys() + 1L);
        for (int key : committed.readKey) {
            readStart[key + 1]++;
        }
        for (int key = 0; key < committed.keys(); key++) {
            readStart[key + 1] += readStart[key];
        }
        int[] next = readStart.clone();
        int[] reads = meter.ints(committed.readKey.length);
        int[] reader = meter.ints(committed.readKey.length);
        for (int t = 0; t < committed.count(); t++) {
            for (int r = committed.readStart[t]; r < committed.readStart[t + 1]; r++) {
                reader[r] = t;
                reads[next[committed.readKey[r]]++] = r;
            }
        }
        for (int key = 0; key < committed.keys(); key++) {
            meter.steps(1 + readStart[key + 1] - readStart[key]);
            key(key, Arrays.copyOfRange(reads, readStart[key], readStart[key + 1]), reader);
        }
        meter.release(4L * (readStart.length + next.length + reads.length + reader.length));
    }

    private void key(int key, int[] reads, int[] reader) {
        long[] sorted = completed(key);
        int[] chain = new int[sorted.length];
        Arrays.fill(chain, -1);
        // Of each writer that is read, the reader that comes latest: what precedes an earlier one precedes that.
        int[] writers =
                Arrays.copyOfRange(committed.writer, committed.writerStart[key], committed.writerStart[key + 1]);
        int[] latest = new int[writers.length];
        Arrays.fill(latest, -1);
        for (int r : reads) {
            int source = committed.readSource[r];
            if (source == Committed.INIT) {
                int invoked = committed.invocation[reader[r]];
                if (sorted.length > 0 && sorted[0] >>> 32 < invoked) {
                    known.addBeforeInit((int) sorted[0], Reason.TIME_BEFORE, r);
                }
                continue;
            }
            int place = Arrays.binarySearch(writers, source);
            int other = latest[place];
            if (other < 0 || committed.invocation[reader[other]] < committed.invocation[reader[r]]) {
                latest[place] = r;
            }
        }
        for (int i = 0; i < writers.length; i++) {
            if (latest[i] >= 0) {
                source(sorted, chain, writers[i], latest[i], committed.invocation[reader[latest[i]]]);
            }
        }
    }

    /** The writers of a key that have completed, each with the moment in the upper half. */
    private long[] completed(int key) {
        long[] sorted = new long[committed.writerStart[key + 1] - committed.writerStart[key]];
        int count = 0;
        for (int i = committed.writerStart[key]; i < committed.writerStart[key + 1]; i++) {
            int t = committed.writer[i];
            if (committed.completion[t] != Committed.NEVER) {
                sorted[count++] = (long) committed.completion[t] << 32 | t;
            }
        }
        sorted = Arrays.copyOf(sorted, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private void source(long[] sorted, int[] chain, int source, int read, int invoked) {
        int before = countBefore(sorted, invoked);
        int completion = committed.completion[source];
        int own = completion < invoked ? countBefore(sorted, completion) : before;
        if (own > 0) {
            int node = chain(sorted, chain, own - 1);
            known.edges.add(node, source, Reason.TIME_BEFORE.of(read));
        }
        for (int i = own + 1; i < before; i++) {
            int other = (int) sorted[i];
            known.edges.add(other, source, Reason.TIME_BEFORE.of(read));
            if (committed.invocation[other] > completion) {
                return; // they contradict each other: no need for more
            }
        }
    }

    private static int countBefore(long[] sorted, int moment) {
        int at = Arrays.binarySearch(sorted, (long) moment << 32);
        return at < 0 ? -at - 1 : at;
    }

    /** The node that all writers up to one precede. */
    private int chain(long[] sorted, int[] chain, int last) {
        int first = last;
        while (first >= 0 && chain[first] < 0) {
            first--;
        }
        for (int i = first + 1; i <= last; i++) {
            chain[i] = known.newNode();
            known.edges.add((int) sorted[i], chain[i], Reason.TIME_BEFORE.of(0));
            if (i > 0) {
                known.edges.add(chain[i - 1], chain[i], Reason.TIME_BEFORE.of(0));
            }
        }
        return chain[last];
    }
}
