package io.inquest.checkers.txn.lists;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.Evidence;
import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnOrder;
import io.inquest.checkers.txn.TxnWords;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Transactions;
import java.util.Arrays;

/**
 * Reads of a version that comes before what another transaction appended to the key on which the reader depends: because
 * it read an element of that one, or comes later in its session, or later in real time.
 */
final class FracturedReads {
    private static final int NONE = -1;
    /** The place of what no read shows: behind all others. */
    private static final int UNREAD = Integer.MAX_VALUE;

    private final Versions versions;
    private final Transactions transactions;
    private final TxnWords words;
    private final Evidence evidence;
    private final Meter meter;
    /** By key, of the transactions that come before: the last place that one of them appended to, and that one. */
    private final int[] place;

    private final int[] writer;

    FracturedReads(Versions versions, TxnWords words, Evidence evidence, Meter meter) {
        this.versions = versions;
        this.transactions = versions.transactions();
        this.words = words;
        this.evidence = evidence;
        this.meter = meter;
        place = meter.ints(transactions.keyCount());
        writer = meter.ints(transactions.keyCount());
    }

    void run() {
        for (int t = 0; t < transactions.count(); t++) {
            meter.step();
            for (int m = transactions.begin(t); m < transactions.end(t); m++) {
                int seen = versions.isFirstRead(m) ? ListEdges.lastWriter(versions, m) : NONE;
                if (seen != NONE && seen != t) {
                    compare(t, m, seen);
                }
            }
        }
        sessions();
        if (transactions.history().isRealTimeKnown()) {
            realTime();
        }
    }

    /** Whether the reader of one of its elements misses another one. */
    private void compare(int t, int read, int seen) {
        for (int own = transactions.begin(seen); own < transactions.end(seen); own++) {
            if (transactions.kind(own) == Transactions.APPEND) {
                for (int m = transactions.begin(t); m < transactions.end(t); m++) {
                    if (misses(m, own)) {
                        int missed = own;
                        int reader = m;
                        evidence.add(
                                TxnAnomaly.FRACTURED_READ,
                                () -> tell(TxnAnomaly.FRACTURED_READ, seen, missed, t, reader, sees(t, read, seen)));
                        return;
                    }
                }
            }
        }
    }

    private String sees(int t, int read, int seen) {
        return words.name(t) + " read " + words.read(t, read) + " from " + words.key(transactions.key(read))
                + ", whose last element " + words.name(seen) + " appended";
    }

    private boolean misses(int m, int append) {
        return transactions.key(m) == transactions.key(append)
                && versions.isFirstRead(m)
                && isBefore(m, placeOf(append));
    }

    private int placeOf(int append) {
        return versions.position(append) == Versions.NONE ? UNREAD : versions.position(append);
    }

    private boolean isBefore(int read, int later) {
        return transactions.length(read) <= later && !versions.isIncompatible(transactions.key(read));
    }

    private Finding tell(TxnAnomaly anomaly, int seen, int missed, int t, int read, String why) {
        return words.finding(
                anomaly,
                why + "; but it read " + words.read(t, read) + " from " + words.key(transactions.key(read))
                        + ", without the " + words.value(transactions.value(missed)) + " that " + words.name(seen)
                        + " appended.",
                seen,
                t);
    }

    private void sessions() {
        int[] next = meter.ints(transactions.count());
        Arrays.fill(next, NONE);
        LongIntMap last = new LongIntMap();
        boolean[] isFirst = new boolean[transactions.count()];
        for (int t = 0; t < transactions.count(); t++) {
            int before = last.get(transactions.process(t));
            isFirst[t] = before == LongIntMap.ABSENT;
            if (!isFirst[t]) {
                next[before] = t;
            }
            last.put(transactions.process(t), t);
        }
        int[] session = meter.ints(place.length);
        Arrays.fill(session, NONE);
        for (int first = 0; first < isFirst.length; first++) {
            for (int t = isFirst[first] ? first : NONE; t != NONE; t = next[t]) {
                meter.step();
                if (versions.isOk(t)) {
                    look(t, session, first, TxnOrder.SESSION);
                    note(t, session, first);
                }
            }
        }
        meter.release(4L * (next.length + session.length));
    }

    private void realTime() {
        History history = transactions.history();
        int[] numbers = meter.ints(history.size());
        int[] session = meter.ints(place.length);
        Arrays.fill(session, NONE);
        int next = 0;
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (next < transactions.count() && transactions.invocation(next) == i) {
                numbers[i] = next + 1;
                if (versions.isOk(next)) {
                    look(next, session, 0, TxnOrder.REAL_TIME);
                }
                next++;
            } else if (history.type(i) == EventType.OK && history.invocation(i) != History.NONE) {
                int t = numbers[history.invocation(i)] - 1;
                if (t >= 0) {
                    note(t, session, 0);
                }
            }
        }
        meter.release(4L * (numbers.length + session.length));
    }

    private void note(int t, int[] sessions, int session) {
        for (int m = transactions.begin(t); m < transactions.end(t); m++) {
            int key = transactions.key(m);
            if (transactions.kind(m) == Transactions.APPEND && (sessions[key] != session || placeOf(m) > place[key])) {
                sessions[key] = session;
                place[key] = placeOf(m);
                writer[key] = m;
            }
        }
    }

    private void look(int t, int[] sessions, int session, TxnOrder order) {
        for (int m = transactions.begin(t); m < transactions.end(t); m++) {
            int key = transactions.key(m);
            if (versions.isFirstRead(m) && sessions[key] == session && isBefore(m, place[key])) {
                int missed = writer[key];
                int seen = Witnesses.transactionOf(transactions, missed);
                if (isKnownWithout(t, seen, order)) {
                    continue;
                }
                int reader = m;
                TxnAnomaly anomaly = TxnAnomaly.FRACTURED_READ.with(order);
                evidence.add(anomaly, () -> tell(anomaly, seen, missed, t, reader, earlier(seen, t, order)));
            }
        }
    }

    /** Whether it is the same without that order. */
    private boolean isKnownWithout(int t, int seen, TxnOrder order) {
        if (order == TxnOrder.REAL_TIME && transactions.process(seen) == transactions.process(t)) {
            return true;
        }
        for (int m = transactions.begin(t); m < transactions.end(t); m++) {
            if (versions.isFirstRead(m) && ListEdges.lastWriter(versions, m) == seen) {
                return true;
            }
        }
        return false;
    }

    private String earlier(int seen, int t, TxnOrder order) {
        String at = " (" + words.moment(transactions.completion(seen)) + ")";
        return order == TxnOrder.SESSION
                ? "Process " + transactions.process(t) + " completed " + words.name(seen) + at + " before it invoked "
                        + words.name(t)
                : words.name(seen) + " had completed" + at + " before " + words.name(t) + " was invoked";
    }
}
