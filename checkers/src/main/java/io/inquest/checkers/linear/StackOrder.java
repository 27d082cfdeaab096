package io.inquest.checkers.linear;

import java.util.List;

/**
 * Decides a stack whose values are unique in O(n log n), by {@link Nesting}. Where takes of unknown outcome may have taken
 * values that no other did, it finds out which had to be gone by when, gives those such a take, and nests; if that does not
 * do although it may be possible, it says nothing, and a search has to decide.
 */
final class StackOrder implements Direct {
    private final Part part;
    private final Stays stays;
    private Impossibility impossibility;
    private int[] order;

    private StackOrder(Part part, Stays stays) {
        this.part = part;
        this.stays = stays;
    }

    /** The order of a stack's part; null where the values are not unique, or do not fit. */
    static StackOrder of(Part part) {
        Stays stays = Stays.of(part, "push", value -> true);
        if (stays == null) {
            return null;
        }
        StackOrder stack = new StackOrder(part, stays);
        stack.impossibility = stays.impossibility;
        if (stack.impossibility == null) {
            stack.decide();
        }
        return stack;
    }

    private void decide() {
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
            keys[stays.count + i] = part.invocation[stays.empties[i]];
        }
        LeastAbove least = new LeastAbove(keys);
        for (int empty : stays.empties) {
            least.add(part.invocation[empty], part.completion[empty]);
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

    @Override
    public boolean contradicts() {
        return impossibility != null;
    }

    @Override
    public int[] linearization() {
        return order;
    }

    @Override
    public String explanation(Phrases phrases) {
        return new ContainerExplanation(part, stays, impossibility, "push", "pop").text(phrases);
    }

    @Override
    public List<Integer> evidence() {
        return new ContainerExplanation(part, stays, impossibility, "push", "pop").evidence();
    }
}
