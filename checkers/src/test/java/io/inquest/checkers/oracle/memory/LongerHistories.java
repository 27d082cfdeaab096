package io.inquest.checkers.oracle.memory;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * The causal models and PRAM on histories that are too long to try orders: their relations, grown naively until nothing
 * is to be added. Operations that happened only, writes unique, every read with its write.
 */
final class LongerHistories {
    private final List<Op> operations;
    private final BitRelation co;

    LongerHistories(List<Op> operations) {
        this.operations = operations;
        this.co = new BitRelation(operations.size());
        for (int a = 0; a < operations.size(); a++) {
            for (int b = 0; b < operations.size(); b++) {
                if (operations.get(a).so(operations.get(b)) || operations.get(a).rf(operations.get(b))) {
                    co.add(a, b);
                }
            }
        }
        co.close();
    }

    boolean causal() {
        if (co.hasCycle()) {
            return false;
        }
        for (int r = 0; r < operations.size(); r++) {
            for (int w = 0; w < operations.size(); w++) {
                if (isOther(w, r) && co.holds(w, r) && (isInitRead(r) || co.holds(source(r), w))) {
                    return false;
                }
            }
        }
        return true;
    }

    boolean causalConvergence() {
        BitRelation all = new BitRelation(operations.size());
        for (int a = 0; a < operations.size(); a++) {
            for (int b = 0; b < operations.size(); b++) {
                if (co.holds(a, b)) {
                    all.add(a, b);
                }
                if (isOther(a, b) && co.holds(a, b) && !isInitRead(b)) {
                    all.add(a, source(b));
                }
            }
        }
        all.close();
        return causal() && !all.hasCycle();
    }

    /** For each operation o: hb of its causal past. */
    boolean causalMemory() {
        if (!causal()) {
            return false;
        }
        for (int o = 0; o < operations.size(); o++) {
            int last = o;
            BitRelation hb = new BitRelation(operations.size());
            for (int a = 0; a < operations.size(); a++) {
                for (int b = 0; b < operations.size(); b++) {
                    if (co.holds(a, b) && (b == o || co.holds(b, o))) {
                        hb.add(a, b);
                    }
                }
            }
            if (!isGrownWithoutCycle(hb, r -> r == last || operations.get(r).so(operations.get(last)))) {
                return false;
            }
        }
        return true;
    }

    /** For each process an order of all writes and its reads. */
    boolean pram() {
        return operations.stream().mapToInt(Op::process).distinct().allMatch(process -> {
            BitRelation order = new BitRelation(operations.size());
            IntPredicate own = i -> operations.get(i).process() == process;
            for (int a = 0; a < operations.size(); a++) {
                for (int b = 0; b < operations.size(); b++) {
                    boolean both = (operations.get(a).write() || own.test(a))
                            && (operations.get(b).write() || own.test(b));
                    if (both
                            && (operations.get(a).so(operations.get(b))
                                    || operations.get(a).rf(operations.get(b)))) {
                        order.add(a, b);
                    }
                }
            }
            return isGrownWithoutCycle(order, r -> operations.get(r).read() && own.test(r));
        });
    }

    /** Every other write to its key that precedes one of these reads precedes the write that the read is from. */
    private boolean isGrownWithoutCycle(BitRelation order, IntPredicate reads) {
        boolean grows = true;
        while (grows) {
            grows = false;
            order.close();
            for (int r = 0; r < operations.size(); r++) {
                for (int w = 0; w < operations.size(); w++) {
                    if (reads.test(r) && isOther(w, r) && order.holds(w, r)) {
                        if (isInitRead(r)) {
                            return false;
                        }
                        if (!order.holds(w, source(r))) {
                            order.add(w, source(r));
                            grows = true;
                        }
                    }
                }
            }
        }
        return !order.hasCycle();
    }

    /** A write of the read's key that the read is not from. */
    private boolean isOther(int w, int r) {
        Op write = operations.get(w);
        Op read = operations.get(r);
        return write.write() && read.read() && write.sameKey(read) && !write.rf(read);
    }

    private boolean isInitRead(int r) {
        return operations.get(r).readsInit();
    }

    private int source(int r) {
        for (int w = 0; w < operations.size(); w++) {
            if (operations.get(w).rf(operations.get(r))) {
                return w;
            }
        }
        throw new IllegalStateException("a read without a write: " + operations.get(r));
    }
}
