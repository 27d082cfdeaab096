package io.inquest.checkers.linear.containers;

import java.util.Arrays;

/**
 * When values that are not known to have been taken out had to be gone, for what came out or was not found after; and which
 * of the spare takes took them. Spare takes can be as late as one likes: so of those that had to be gone, the one that had to
 * be so first is given the take that was invoked first, and if that does not do, nothing does.
 */
public final class Deadlines {
    private final Stays stays;
    /** By value: the event before which it had to be gone, or {@link Stays#NEVER}. */
    private final int[] deadline;

    private Impossibility impossibility;
    private int spent;

    Deadlines(Stays stays, int[] deadline) {
        this.stays = stays;
        this.deadline = deadline;
    }

    Impossibility impossibility() {
        return impossibility;
    }

    /** The stays with spare takes for the values that have a deadline; null if there are too few. */
    Stays spent() {
        Stays result = stays.copy();
        int[] urgent =
                Stays.byKey(deadline, stays.count, value -> !stays.isTaken(value) && deadline[value] != Stays.NEVER);
        for (int value : urgent) {
            boolean enough = spent < stays.spares.length && stays.invocation[stays.spares[spent]] < deadline[value];
            if (!enough) {
                impossibility = new Impossibility(
                        Impossibility.Kind.OVERDUE,
                        Arrays.copyOf(urgent, spent + 1),
                        Stays.NOBODY,
                        Stays.NEVER,
                        deadline[value]);
                return null;
            }
            result.spend(spent++, value);
        }
        return result;
    }

    /** The same, with what is left of the spare takes for what came last and was there when they were invoked. */
    Stays spentAll(Stays before) {
        Stays result = before.copy();
        int[] left = Stays.byKey(stays.inBy, stays.count, value -> !before.isTaken(value));
        int[] pile = new int[left.length];
        int height = 0;
        int next = 0;
        for (int spare = spent; spare < stays.spares.length; spare++) {
            int invocation = stays.invocation[stays.spares[spare]];
            while (next < left.length && stays.inBy[left[next]] < invocation) {
                pile[height++] = left[next++];
            }
            if (height > 0) {
                result.spend(spare, pile[--height]);
            }
        }
        return result;
    }
}
