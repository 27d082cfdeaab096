package io.inquest.checkers.causal;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import java.util.Arrays;

/** Finds a cycle of session order, reads-from and added edges, depth first without recursion: linear in their number. */
public final class CycleSearch {
    private static final int NEW = -1;
    private static final int DONE = Integer.MAX_VALUE;
    private static final int TRIED_MAX = 16;

    private final Registers registers;
    private final Edges added;
    private final Paths paths;
    private final Meter meter;
    /** By operation: {@link #NEW}, or its place on the stack, or done. */
    private final int[] states;

    private final int[] stack;
    /** By operation: how far its readers were followed, and the next of its edges; before them, its session. */
    private final int[] reader;

    private final int[] edge;

    private CycleSearch(Registers registers, Edges added, Paths paths, Meter meter) {
        this.registers = registers;
        this.added = added;
        this.paths = paths;
        this.meter = meter;
        this.states = meter.ints(registers.operations());
        this.stack = meter.ints(registers.operations());
        this.reader = meter.ints(registers.operations());
        this.edge = meter.ints(registers.operations());
        Arrays.fill(states, NEW);
    }

    /** A cycle as short as any through an operation of the first one found; its first operation is its last. Null if none. */
    public static int[] find(Registers registers, Edges added, Paths paths, Meter meter) {
        int[] cycle = new CycleSearch(registers, added, paths, meter).any();
        if (cycle == null) {
            return null;
        }
        meter.decided();
        return shorten(cycle, added, paths);
    }

    /** A cycle as short as any through an operation of the given one; its first operation is its last. */
    public static int[] shorten(int[] cycle, Edges added, Paths paths) {
        int[] best = null;
        for (int i = 0; i < Math.min(TRIED_MAX, cycle.length); i++) {
            int operation = cycle[i];
            int[] found = paths.shortest(operation, end -> end == operation, added.size());
            best = best == null || found.length < best.length ? found : best;
        }
        return best;
    }

    private int[] any() {
        for (int root = 0; root < registers.operations(); root++) {
            int[] cycle = states[root] == NEW ? from(root) : null;
            if (cycle != null) {
                return cycle;
            }
        }
        return null;
    }

    private int[] from(int root) {
        int depth = push(root, 0);
        while (depth > 0) {
            meter.step();
            int operation = stack[depth - 1];
            int next = next(operation);
            if (next == NEW) {
                states[operation] = DONE;
                depth--;
            } else if (states[next] == NEW) {
                depth = push(next, depth);
            } else if (states[next] != DONE) {
                return Arrays.copyOfRange(stack, states[next], depth);
            }
        }
        return null;
    }

    private int push(int operation, int depth) {
        states[operation] = depth;
        stack[depth] = operation;
        reader[operation] = paths.readers().begin(operation) - 1;
        edge[operation] = added.last(operation);
        return depth + 1;
    }

    /** The next operation after it that was not looked at, or {@link #NEW}. */
    private int next(int operation) {
        int place = reader[operation]++;
        if (place < paths.readers().begin(operation)) {
            int following = operation + 1;
            if (following < registers.start(registers.session(operation) + 1)) {
                return following;
            }
            place = reader[operation]++;
        }
        if (place < paths.readers().begin(operation + 1)) {
            return paths.readers().read(place);
        }
        reader[operation] = place;
        int at = edge[operation];
        if (at == Edges.NONE) {
            return NEW;
        }
        edge[operation] = added.before(at);
        return added.to(at);
    }
}
