package io.inquest.checkers.oracle.memory;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;

/** A relation on a few operations, as a table. */
final class Relation {
    private final List<Op> operations;
    private final boolean[][] holds;

    private Relation(List<Op> operations, boolean[][] holds) {
        this.operations = operations;
        this.holds = holds;
    }

    static Relation of(List<Op> operations, BiPredicate<Op, Op> pairs) {
        boolean[][] holds = new boolean[operations.size()][operations.size()];
        for (int i = 0; i < holds.length; i++) {
            for (int j = 0; j < holds.length; j++) {
                holds[i][j] = pairs.test(operations.get(i), operations.get(j));
            }
        }
        return new Relation(operations, holds);
    }

    List<Op> operations() {
        return operations;
    }

    boolean holds(Op a, Op b) {
        int i = operations.indexOf(a);
        int j = operations.indexOf(b);
        return i >= 0 && j >= 0 && holds[i][j];
    }

    Relation or(BiPredicate<Op, Op> pairs) {
        return of(operations, (a, b) -> holds(a, b) || pairs.test(a, b));
    }

    /** Its transitive closure, by Floyd and Warshall. */
    Relation closed() {
        Relation closed = of(operations, this::holds);
        for (int k = 0; k < holds.length; k++) {
            for (int i = 0; i < holds.length; i++) {
                for (int j = 0; j < holds.length; j++) {
                    closed.holds[i][j] |= closed.holds[i][k] && closed.holds[k][j];
                }
            }
        }
        return closed;
    }

    boolean hasCycle() {
        Relation closed = closed();
        return operations.stream().anyMatch(op -> closed.holds(op, op));
    }

    boolean sameAs(Relation other) {
        return Arrays.deepEquals(holds, other.holds);
    }
}
