package io.inquest.checkers.orders;

import io.inquest.checkers.causal.Readers;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.Arrays;

/**
 * The search for registers whose written values are unique. A write may come next when all reads of what its key holds are
 * placed: so the frontier alone tells what can follow. A read that is legal is free; so is a write that nobody read.
 *
 * <p>Where a frontier was reached from another, and each key that was written on the way holds a value all of whose reads
 * are placed, then an order that goes on from the earlier frontier gives one that goes on from the later: the operations of
 * the way first, then its others as they stand. So nothing need be tried again between them.
 */
final class RegisterSearch extends FrontierSearch {
    private static final int NONE = -1;

    private final Registers registers;
    private final Saturation forced;
    /** By write: how many reads are of it. */
    private final int[] reads;
    /** By key: the write whose value it holds, and how many reads of that are still to be placed. */
    private final int[] held;

    private final int[] pending;
    /** By write: what its key held before it; how many operations were placed before it. */
    private final int[] replaced;

    private final int[] placedAt;
    /** The held writes that have reads to be placed, in the order in which they were placed: a list with links both ways. */
    private final int[] earlier;

    private final int[] later;
    private int latest = NONE;

    RegisterSearch(Registers registers, Saturation forced, Meter meter) {
        super(starts(registers), registers.operations(), registers.history().size(), 0, meter);
        this.registers = registers;
        this.forced = forced;
        int size = registers.operations();
        Readers readers = new Readers(registers, meter);
        this.reads = meter.ints(size);
        this.held = meter.ints(registers.keys());
        this.pending = meter.ints(registers.keys());
        this.replaced = meter.ints(size);
        this.placedAt = meter.ints(size);
        this.earlier = meter.ints(size);
        this.later = meter.ints(size);
        Arrays.fill(held, NONE);
        for (int i = 0; i < size; i++) {
            reads[i] = readers.begin(i + 1) - readers.begin(i);
            if (registers.isRead(i) && registers.source(i) == Registers.INIT) {
                pending[registers.key(i)]++;
            }
        }
    }

    private static int[] starts(Registers registers) {
        int[] starts = new int[registers.sessions() + 1];
        for (int session = 0; session < starts.length; session++) {
            starts[session] = registers.start(session);
        }
        return starts;
    }

    @Override
    boolean isLegal(int operation) {
        if (registers.isWrite(operation) && pending[registers.key(operation)] > 0) {
            return false;
        }
        for (int session = 0; session < sessions; session++) {
            if (forced.before(operation, session) > next[session] - registers.start(session)) {
                return false;
            }
        }
        return true;
    }

    @Override
    boolean isFree(int operation) {
        return registers.isRead(operation) || reads[operation] == 0;
    }

    @Override
    void place(int operation, int moves) {
        int key = registers.key(operation);
        if (registers.isRead(operation)) {
            pending[key]--;
            if (pending[key] == 0 && held[key] != NONE) {
                unlink(held[key]);
            }
            return;
        }
        replaced[operation] = held[key];
        placedAt[operation] = moves;
        held[key] = operation;
        pending[key] = reads[operation];
        if (reads[operation] > 0) {
            earlier[operation] = latest;
            later[operation] = NONE;
            relink(operation);
        }
    }

    @Override
    void undo(int operation) {
        int key = registers.key(operation);
        if (registers.isRead(operation)) {
            if (pending[key] == 0 && held[key] != NONE) {
                relink(held[key]);
            }
            pending[key]++;
            return;
        }
        if (reads[operation] > 0) {
            unlink(operation);
        }
        held[key] = replaced[operation];
        pending[key] = 0;
    }

    private void unlink(int write) {
        if (earlier[write] != NONE) {
            later[earlier[write]] = later[write];
        }
        if (later[write] != NONE) {
            earlier[later[write]] = earlier[write];
        } else {
            latest = earlier[write];
        }
    }

    /** Puts a write back where it was: what was linked since was unlinked again. */
    private void relink(int write) {
        if (earlier[write] != NONE) {
            later[earlier[write]] = write;
        }
        if (later[write] != NONE) {
            earlier[later[write]] = write;
        } else {
            latest = write;
        }
    }

    @Override
    int dominatedFrom() {
        return latest == NONE ? 0 : placedAt[latest] + 1;
    }

    @Override
    boolean isRequired(int operation) {
        return true;
    }

    @Override
    int invocation(int operation) {
        return registers.invocation(operation);
    }

    @Override
    int completion(int operation) {
        int completion = registers.history().completion(registers.invocation(operation));
        boolean isOk = completion != History.NONE && registers.history().type(completion) == EventType.OK;
        return isOk ? completion : Integer.MAX_VALUE;
    }

    @Override
    void state(int[] to, int at) {}

    /** An operation that must come before another and is not placed; the first of its session. -1 if there is none. */
    int mustComeFirst(int operation, boolean[] isPlaced) {
        for (int session = 0; session < sessions; session++) {
            int end = registers.start(session) + forced.before(operation, session);
            for (int i = registers.start(session); i < end; i++) {
                if (!isPlaced[i]) {
                    return i;
                }
            }
        }
        return NONE;
    }

    @Override
    int sessionOf(int operation) {
        return registers.session(operation);
    }
}
