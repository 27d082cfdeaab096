package io.inquest.checkers.txn.registers;

import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnOrder;
import java.util.Arrays;
import java.util.List;

/** What a cycle is called. */
final class Evident {
    private Evident() {}

    /** Whether a step needs no conclusion: it is there in any order of versions. */
    static boolean is(Step step, Committed committed) {
        if (step.kind() == Reason.OVERWRITTEN) {
            int key = overwrittenKey(step, committed);
            int source = committed.readSource[committed.read(step.before(), key)];
            int own = committed.read(step.after(), key);
            return source == Committed.INIT || own >= 0 && committed.readSource[own] == source;
        }
        return step.kind() == Reason.READS_FROM || step.kind() == Reason.SESSION || step.kind() == Reason.REAL_TIME;
    }

    static int overwrittenKey(Step step, Committed committed) {
        int version = step.read();
        int key = Arrays.binarySearch(committed.writerStart, version);
        key = key < 0 ? -key - 2 : key;
        while (committed.writerStart[key + 1] <= version) {
            key++;
        }
        return key;
    }

    /** What a cycle of evident steps is; null if it has another step. */
    static TxnAnomaly name(List<Step> cycle, Committed committed) {
        int overwritten = 0;
        int read = 0;
        boolean isAdjacent = false;
        for (int i = 0; i < cycle.size(); i++) {
            Step step = cycle.get(i);
            if (!is(step, committed)) {
                return null;
            }
            if (step.kind() == Reason.OVERWRITTEN) {
                overwritten++;
                isAdjacent |= cycle.get((i + 1) % cycle.size()).kind() == Reason.OVERWRITTEN;
            } else if (step.kind() == Reason.READS_FROM) {
                read++;
            }
        }
        TxnAnomaly plain;
        if (overwritten < 2) {
            plain = overwritten == 0 ? TxnAnomaly.G1C : TxnAnomaly.G_SINGLE;
        } else if (isAdjacent) {
            plain = cycle.size() == 2 ? TxnAnomaly.WRITE_SKEW : TxnAnomaly.G2_ITEM;
        } else {
            plain = cycle.size() == 4 && read == 2 ? TxnAnomaly.LONG_FORK : TxnAnomaly.G_NONADJACENT;
        }
        return plain.with(order(cycle));
    }

    /** The order that a cycle needs. */
    static TxnOrder order(List<Step> cycle) {
        TxnOrder needed = TxnOrder.DEPENDENCIES;
        for (Step step : cycle) {
            TxnOrder own = switch (step.kind()) {
                case SESSION, SESSION_BEFORE, CAUSE_BEFORE -> TxnOrder.SESSION;
                case REAL_TIME, TIME_BEFORE -> TxnOrder.REAL_TIME;
                default -> TxnOrder.DEPENDENCIES;
            };
            needed = own.compareTo(needed) > 0 ? own : needed;
        }
        return needed;
    }
}
