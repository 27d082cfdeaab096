package io.inquest.checkers.linear.containers;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Finds a moment for each value of a priority queue to be taken out, all of which are to be put in and taken out once: near
 * to O(n) once they are sorted. In the manner of Lee & Mathur (Efficient decrease-and-conquer linearizability monitoring, 2025),
 * from the smallest value on; what follows stands by itself.
 *
 * <p>At a moment at which none of some values is certainly there none of them need be there, if they can be put in order
 * at all: what was there is either taken out by then, the smallest first, or put in only after. And that is so for all such
 * moments at once. Larger values are in nobody's way. So there is an order exactly if each value, and each take that found
 * nothing, has such a moment of its own with respect to all smaller values.
 */
public final class Ranking {
    private final Stays stays;
    /** The values, the smallest first. */
    private final int[] ascending;
    /** The events between which stays are certain, in order; a gap is what lies between two. */
    private int[] at;

    /** By gap: itself, or one that comes after it and before which all are covered, as far as is known. */
    private int[] open;
    /** By value, and by take that found nothing. */
    private final int[] moment;

    private final int[] momentOfEmpty;
    private Impossibility impossibility;

    Ranking(Stays stays, int[] ascending) {
        this.stays = stays;
        this.ascending = ascending;
        this.moment = new int[stays.count];
        this.momentOfEmpty = new int[stays.empties.length];
        place();
        for (int rank = 0; rank < ascending.length && impossibility == null; rank++) {
            take(rank);
        }
        for (int i = 0; i < momentOfEmpty.length && impossibility == null; i++) {
            int operation = stays.empties[i];
            momentOfEmpty[i] = firstMoment(stays.invocation[operation]);
            if (momentOfEmpty[i] >= 2L * stays.completion[operation]) {
                impossibility = covered(
                        Impossibility.Kind.NOT_EMPTY,
                        operation,
                        stays.invocation[operation],
                        stays.completion[operation],
                        value -> true,
                        new int[0]);
            }
        }
    }

    Impossibility impossibility() {
        return impossibility;
    }

    private void place() {
        int[] ends = new int[2 * stays.count];
        int count = 0;
        for (int value = 0; value < stays.count; value++) {
            if (stays.isCertain(value)) {
                ends[count++] = stays.inBy[value];
                ends[count++] = stays.out[value];
            }
        }
        Arrays.sort(ends, 0, count);
        int places = 0;
        for (int i = 0; i < count; i++) {
            if (places == 0 || ends[places - 1] != ends[i]) {
                ends[places++] = ends[i];
            }
        }
        at = Arrays.copyOf(ends, places);
        open = new int[places + 1];
        for (int gap = 0; gap < open.length; gap++) {
            open[gap] = gap;
        }
    }

    /** The first moment after an event at which none of the values so far is certainly there. */
    private int firstMoment(int event) {
        int found = Arrays.binarySearch(at, event);
        int before = found < 0 ? -found - 2 : found;
        if (before < 0) {
            return 2 * event + 1;
        }
        int gap = firstOpen(before);
        return gap == before ? 2 * event + 1 : at[gap] == Stays.FOREVER ? Integer.MAX_VALUE : 2 * at[gap] + 1;
    }

    private int firstOpen(int gap) {
        int first = gap;
        while (open[first] != first) {
            first = open[first];
        }
        for (int each = gap; open[each] != first; ) {
            int next = open[each];
            open[each] = first;
            each = next;
        }
        return first;
    }

    private void take(int rank) {
        int value = ascending[rank];
        if (stays.isTaken(value)) {
            int since = Math.max(stays.in[value], stays.out[value]);
            moment[value] = firstMoment(since);
            int until = stays.outBy[value];
            if (moment[value] == Integer.MAX_VALUE && until == Stays.NEVER) {
                // a spare take that came to nothing
                impossibility = new Impossibility(
                        Impossibility.Kind.NOT_SMALLEST, new int[] {value}, stays.take[value], since, until);
                return;
            }
            if (until != Stays.NEVER && moment[value] >= 2L * until) {
                int[] ranks = new int[stays.count];
                Arrays.fill(ranks, Integer.MAX_VALUE);
                for (int i = 0; i < rank; i++) {
                    ranks[ascending[i]] = i;
                }
                impossibility = covered(
                        Impossibility.Kind.NOT_SMALLEST,
                        stays.take[value],
                        since,
                        until,
                        other -> ranks[other] < rank,
                        new int[] {value});
                return;
            }
        }
        if (stays.isCertain(value)) {
            int end = Arrays.binarySearch(at, stays.out[value]);
            int gap = firstOpen(Arrays.binarySearch(at, stays.inBy[value]));
            while (gap < end) {
                open[gap] = gap + 1;
                gap = firstOpen(gap);
            }
        }
    }

    private Impossibility covered(
            Impossibility.Kind kind, int operation, int from, int to, IntPredicate chosen, int[] first) {
        int[] chain = stays.covering(from, to, chosen);
        int[] values = Arrays.copyOf(first, first.length + chain.length);
        System.arraycopy(chain, 0, values, first.length, chain.length);
        return new Impossibility(kind, values, operation, from, to);
    }

    /** The moments at which values were taken out; so late that there is none for those that never were. */
    int momentOfTake(int value) {
        return stays.isTaken(value) ? moment[value] : Integer.MAX_VALUE;
    }

    int momentOfEmpty(int empty) {
        return momentOfEmpty[empty];
    }

    /** Puts all into order: takes first, the smallest first, with puts that come no sooner, then other puts. */
    Moves moves() {
        Moves moves = new Moves(stays);
        for (int rank = 0; rank < ascending.length; rank++) {
            int value = ascending[rank];
            int out = momentOfTake(value);
            int in = (int) Math.min(out, 2L * stays.inBy[value] - 1);
            moves.add(stays.put[value], in, in == out ? 0 : 2, 2 * rank);
            if (out != Integer.MAX_VALUE) {
                moves.add(stays.take[value], out, 0, 2 * rank + 1);
            }
        }
        for (int i = 0; i < momentOfEmpty.length; i++) {
            moves.add(stays.empties[i], momentOfEmpty[i], 1, i);
        }
        return moves;
    }
}
