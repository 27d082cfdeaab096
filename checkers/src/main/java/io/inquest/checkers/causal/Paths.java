package io.inquest.checkers.causal;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Shortest paths from operation to operation, for explanations: along session order (one step, however far apart),
 * reads-from, and edges that a model has added.
 */
public final class Paths {
    private static final int NONE = -1;

    private final Registers registers;
    private final Meter meter;
    private final Edges added;
    private final IntPredicate counts;
    private final Readers readers;
    private final int[] parent;
    private final int[] queue;
    private final int[] unvisitedEnd;

    /**
     * @param added edges besides session order and reads-from
     * @param counts the operations that a path may go through
     */
    public Paths(Registers registers, Edges added, IntPredicate counts, Meter meter) {
        this.registers = registers;
        this.meter = meter;
        this.added = added;
        this.counts = counts;
        int size = registers.operations();
        this.readers = new Readers(registers, meter);
        this.parent = meter.ints(size);
        this.queue = meter.ints(size + 1L);
        this.unvisitedEnd = meter.ints(registers.sessions());
    }

    public Readers readers() {
        return readers;
    }

    /**
     * The operations on a shortest path, both ends included; null if there is none. From an operation to itself it is a
     * shortest cycle.
     *
     * @param edgesMax only the first so many added edges are taken
     */
    public int[] shortest(int from, IntPredicate isEnd, int edgesMax) {
        Arrays.fill(parent, NONE);
        for (int session = 0; session < unvisitedEnd.length; session++) {
            unvisitedEnd[session] = registers.start(session + 1);
        }
        int head = 0;
        int tail = 0;
        queue[tail++] = from;
        while (head < tail) {
            int operation = queue[head++];
            int before = tail;
            tail = followSession(operation, tail);
            tail = followReads(operation, tail);
            tail = followAdded(operation, edgesMax, tail);
            meter.steps(1 + tail - before);
            for (int i = before; i < tail; i++) {
                if (isEnd.test(queue[i])) {
                    return path(from, queue[i]);
                }
            }
        }
        return null;
    }

    private int followSession(int operation, int tail) {
        int end = tail;
        int session = registers.session(operation);
        for (int i = operation + 1; i < unvisitedEnd[session]; i++) {
            if (counts.test(i)) {
                end = visit(operation, i, end);
            }
        }
        unvisitedEnd[session] = Math.min(unvisitedEnd[session], operation + 1);
        return end;
    }

    private int followReads(int operation, int tail) {
        int end = tail;
        for (int i = readers.begin(operation); i < readers.begin(operation + 1); i++) {
            if (counts.test(readers.read(i))) {
                end = visit(operation, readers.read(i), end);
            }
        }
        return end;
    }

    private int followAdded(int operation, int edgesMax, int tail) {
        int end = tail;
        for (int edge = added.last(operation); edge != Edges.NONE; edge = added.before(edge)) {
            if (edge < edgesMax) {
                end = visit(operation, added.to(edge), end);
            }
        }
        return end;
    }

    /** The first operation has no parent until a cycle leads back to it. */
    private int visit(int operation, int next, int tail) {
        if (parent[next] != NONE) {
            return tail;
        }
        parent[next] = operation;
        queue[tail] = next;
        return tail + 1;
    }

    private int[] path(int from, int to) {
        int length = 1;
        for (int i = to; length == 1 || i != from; i = parent[i]) {
            length++;
        }
        int[] path = new int[length];
        int operation = to;
        for (int i = length - 1; i > 0; i--) {
            path[i] = operation;
            operation = parent[operation];
        }
        path[0] = from;
        return path;
    }

    /** The added edge of a step that needs one; {@link Edges#NONE} if it is in session order or reads-from. */
    public int addedEdge(int from, int to, int edgesMax) {
        boolean isSession = registers.session(from) == registers.session(to) && from < to;
        if (isSession || registers.isRead(to) && registers.source(to) == from) {
            return Edges.NONE;
        }
        int found = Edges.NONE;
        for (int edge = added.last(from); edge != Edges.NONE; edge = added.before(edge)) {
            found = edge < edgesMax && added.to(edge) == to ? edge : found;
        }
        return found;
    }
}
