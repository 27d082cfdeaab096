package io.inquest.checkers.txn.registers;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.txn.TxnOrder;

/**
 * What precedes what whatever the order of versions: reads-from, and the order that a model counts besides. The nodes are
 * the committed transactions; then {@link #init}, for what was there before them; then auxiliary ones.
 *
 * <p>Real time takes as many edges as there are transactions and a few more: completions that no invocation separates share an
 * auxiliary node, which precedes the next such node and what is invoked then.
 */
final class KnownOrder {
    final Committed committed;
    final TxnOrder order;
    final Edges edges;
    private final Meter meter;
    private int nodes;

    KnownOrder(Committed committed, TxnOrder order, Meter meter) {
        this.committed = committed;
        this.order = order;
        this.meter = meter;
        this.edges = new Edges(meter);
        this.nodes = committed.count() + 1;
        for (int t = 0; t < committed.count(); t++) {
            meter.step();
            for (int r = committed.readStart[t]; r < committed.readStart[t + 1]; r++) {
                if (committed.readSource[r] != Committed.INIT) {
                    edges.add(committed.readSource[r], t, Reason.READS_FROM.of(r));
                }
            }
        }
        if (order == TxnOrder.SESSION) {
            addSessions();
        } else if (order == TxnOrder.REAL_TIME) {
            addRealTime();
        }
    }

    private void addSessions() {
        for (int t = 1; t < committed.count(); t++) {
            if (committed.session[t] == committed.session[t - 1]) {
                edges.add(t - 1, t, Reason.SESSION.of(0));
            }
        }
    }

    private void addRealTime() {
        int[] at = meter.ints(committed.history().size());
        for (int t = 0; t < committed.count(); t++) {
            at[committed.invocation[t]] = t + 1;
            if (committed.completion[t] != Committed.NEVER) {
                at[committed.completion[t]] = -t - 1;
            }
        }
        int reason = Reason.REAL_TIME.of(0);
        int moment = -1;
        boolean isOpen = false;
        for (int event : at) {
            if (event > 0) {
                if (moment >= 0) {
                    edges.add(moment, event - 1, reason);
                }
                isOpen = false;
            } else if (event < 0) {
                if (!isOpen) {
                    int next = newNode();
                    if (moment >= 0) {
                        edges.add(moment, next, reason);
                    }
                    moment = next;
                    isOpen = true;
                }
                edges.add(-event - 1, moment, reason);
            }
        }
        meter.release(4L * at.length);
    }

    /** The node of what was there before all writes. */
    int init() {
        return committed.count();
    }

    /** How many nodes stand for something: those after are auxiliary. */
    int real() {
        return committed.count() + 1;
    }

    int nodes() {
        return nodes;
    }

    int newNode() {
        return nodes++;
    }

    /**
     * What would have to come before nothing, for the sake of a read that found nothing: so there is no order.
     *
     * @param before a transaction that writes the key of the read
     */
    void addBeforeInit(int before, Reason reason, int read) {
        edges.add(before, init(), reason.of(read));
        edges.add(init(), before, Reason.AFTER_NOTHING.of(read));
    }

    /** A writer of a read's key comes before the one that it reads from. */
    void addBeforeSource(int before, Reason reason, int read) {
        int source = committed.readSource[read];
        if (source == Committed.INIT) {
            addBeforeInit(before, reason, read);
        } else if (source != before) {
            edges.add(before, source, reason.of(read));
        }
    }
}
