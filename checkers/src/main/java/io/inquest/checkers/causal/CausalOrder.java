package io.inquest.checkers.causal;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import java.util.Arrays;

/**
 * The causal order co = (so ∪ rf)⁺ of a history, as far as a topological order of its operations; or the operations that
 * are on a cycle of it, or after one.
 */
final class CausalOrder {
    private static final int NONE = -1;

    private final Registers registers;
    private final Meter meter;
    /** By session: the next operation to place, and the last one that may be. */
    private final int[] next;

    private final int[] last;
    /** By write: a session whose next read waits for it; by session: another that waits for the same. */
    private final int[] waiting;

    private final int[] alsoWaiting;
    private final int[] order;
    private int placed;

    private CausalOrder(Registers registers, Meter meter) {
        this.registers = registers;
        this.meter = meter;
        this.next = meter.ints(registers.sessions());
        this.last = meter.ints(registers.sessions());
        this.waiting = meter.ints(registers.operations());
        this.alsoWaiting = meter.ints(registers.sessions());
        this.order = meter.ints(registers.operations());
        Arrays.fill(waiting, NONE);
        Arrays.fill(last, NONE);
        for (int session = 0; session < next.length; session++) {
            next[session] = registers.start(session);
        }
    }

    /**
     * The operations, each after all that precede it in causal order, and else as they were invoked. Those that cannot be
     * placed so are missing: some are on a cycle, the others after one.
     */
    static int[] of(Registers registers, Meter meter) {
        CausalOrder order = new CausalOrder(registers, meter);
        int[] byInvocation = order.byInvocation();
        for (int operation : byInvocation) {
            meter.step();
            order.last[registers.session(operation)] = operation;
            order.place(registers.session(operation));
        }
        return Arrays.copyOf(order.order, order.placed);
    }

    private int[] byInvocation() {
        int[] at = meter.ints(registers.history().size());
        for (int i = 0; i < registers.operations(); i++) {
            at[registers.invocation(i)] = i + 1;
        }
        int[] found = meter.ints(registers.operations());
        int count = 0;
        for (int operation : at) {
            if (operation != 0) {
                found[count++] = operation - 1;
            }
        }
        meter.release(4L * at.length);
        return found;
    }

    /** Places what can be of a session, and of those that waited for it, and so on. */
    private void place(int first) {
        if (isWaiting(first)) {
            return;
        }
        int stack = first;
        alsoWaiting[first] = NONE;
        while (stack != NONE) {
            int session = stack;
            stack = alsoWaiting[session];
            while (next[session] <= last[session]) {
                int operation = next[session];
                int source = registers.isRead(operation) ? registers.source(operation) : Registers.INIT;
                if (source != Registers.INIT && !isPlaced(source)) {
                    alsoWaiting[session] = waiting[source];
                    waiting[source] = session;
                    break;
                }
                order[placed++] = operation;
                next[session]++;
                int freed = waiting[operation];
                while (freed != NONE) {
                    int following = alsoWaiting[freed];
                    alsoWaiting[freed] = stack;
                    stack = freed;
                    freed = following;
                }
                waiting[operation] = NONE;
            }
        }
    }

    private boolean isPlaced(int operation) {
        return operation < next[registers.session(operation)];
    }

    /** Whether a read was tried before and waits for its write. */
    private boolean isWaiting(int session) {
        int operation = next[session];
        return operation < last[session]
                && registers.isRead(operation)
                && registers.source(operation) != Registers.INIT
                && !isPlaced(registers.source(operation));
    }
}
