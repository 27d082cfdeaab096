package io.inquest.checkers.linear.containers;

import io.inquest.history.History;

/**
 * Decides a stack whose values are unique in O(n log n), by {@link Nesting}. Where takes of unknown outcome may have taken
 * values that no other did, it finds out which had to be gone by when, gives those such a take, and nests; if that does not
 * do although it may be possible, it says nothing, and a search has to decide.
 */
public final class StackOrder extends ContainerOrder {
    private StackOrder(Stays stays, int key) {
        super(stays, key, "push", "pop");
    }

    /**
     * The order of a stack's operations, given as {@link Stays#of} wants them; null where the values are not unique, or do not
     * fit.
     *
     * @param key the number of their key, or {@link History#NONE} for any
     */
    public static StackOrder of(History history, int key, int[] invocation, int[] completion) {
        Stays stays = Stays.of(history, invocation, completion, "push", value -> true);
        return stays == null ? null : new StackOrder(stays, key);
    }

    @Override
    void decide() {
        if (stays.spares.length == 0 || !stays.anyLeft()) {
            impossibility = nested(stays);
            return;
        }
        impossibility = nested(stays.withoutLeft());
        order = null;
        if (impossibility != null) {
            return;
        }
        Deadlines deadlines = new Deadlines(stays, deadlines());
        Stays spent = deadlines.spent();
        impossibility = deadlines.impossibility();
        if (spent != null && nested(spent) != null) {
            nested(deadlines.spentAll(spent));
        }
    }

    /** Tries to nest. */
    private Impossibility nested(Stays some) {
        Nesting nesting = new Nesting(some);
        order = nesting.impossibility() == null ? nesting.moves().order() : null;
        return nesting.impossibility();
    }

    /**
     * What was pushed after another was, and before the other was popped, lay above it, and had to be gone by then; and what
     * was pushed before a pop that found nothing.
     */
    private int[] deadlines() {
        int empties = stays.empties.length;
        int[] keys = new int[stays.count + empties];
        System.arraycopy(stays.out, 0, keys, 0, stays.count);
        for (int i = 0; i < empties; i++) {
            keys[stays.count + i] = stays.invocation[stays.empties[i]];
        }
        LeastAbove least = new LeastAbove(keys);
        for (int empty : stays.empties) {
            least.add(stays.invocation[empty], stays.completion[empty]);
        }
        int[] below = Stays.byKey(stays.inBy, stays.count, stays::isTaken);
        int[] left = Stays.byKey(stays.in, stays.count, value -> !stays.isTaken(value));
        int[] deadline = new int[stays.count];
        int next = 0;
        for (int value : left) {
            while (next < below.length && stays.inBy[below[next]] < stays.in[value]) {
                least.add(stays.out[below[next]], stays.outBy[below[next]]);
                next++;
            }
            deadline[value] = least.above(stays.inBy[value]);
        }
        return deadline;
    }
}
