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
    String whyGone() {
        return "it lay above what came out by then";
    }

    /** Those of the stretch in which it came, of which the lowest came out at the event or before. */
    @Override
    int[] grounds(Stays taken, int value, int event) {
        Nesting nesting = new Nesting(taken);
        for (int lowest : nesting.lowest()) {
            int begin = nesting.beginBelow(lowest);
            int end = nesting.endBelow(lowest);
            boolean within = begin < stays.in[value] && stays.inBy[value] < end;
            if (within && nesting.latestTake(lowest) == event) {
                int[] chain = taken.covering(begin, end, each -> nesting.isWithin(each, lowest));
                return chain == null ? new int[] {lowest} : chain;
            }
        }
        return new int[0];
    }

    @Override
    void decide() {
        if (stays.spares.length == 0 || !stays.anyLeft()) {
            impossibility = nested(stays);
            return;
        }
        Stays taken = stays.withoutLeft();
        Nesting nesting = new Nesting(taken);
        impossibility = nesting.impossibility();
        if (impossibility != null) {
            return;
        }
        Deadlines deadlines = new Deadlines(stays, deadlines(nesting));
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
     * During a stretch in which values that were taken lie one above another, what is pushed lies above the lowest of them: what
     * was pushed after such a stretch began, and before it ended, had to be gone when the lowest can have been taken out
     * last; and what was pushed before a pop that found nothing, by the end of that.
     */
    private int[] deadlines(Nesting nesting) {
        int[] lowest = nesting.lowest();
        int[] begins = new int[lowest.length];
        int[] keys = new int[lowest.length + stays.empties.length];
        for (int i = 0; i < lowest.length; i++) {
            begins[i] = nesting.beginBelow(lowest[i]);
            keys[i] = nesting.endBelow(lowest[i]);
        }
        for (int i = 0; i < stays.empties.length; i++) {
            keys[lowest.length + i] = stays.invocation[stays.empties[i]];
        }
        LeastAbove least = new LeastAbove(keys);
        for (int empty : stays.empties) {
            least.add(stays.invocation[empty], stays.completion[empty]);
        }
        int[] stretches = Stays.byKey(begins, begins.length, stretch -> true);
        int[] left = Stays.byKey(stays.in, stays.count, value -> !stays.isTaken(value));
        int[] deadline = new int[stays.count];
        int next = 0;
        for (int value : left) {
            while (next < stretches.length && begins[stretches[next]] < stays.in[value]) {
                int below = lowest[stretches[next++]];
                least.add(nesting.endBelow(below), nesting.latestTake(below));
            }
            deadline[value] = least.above(stays.inBy[value]);
        }
        return deadline;
    }
}
