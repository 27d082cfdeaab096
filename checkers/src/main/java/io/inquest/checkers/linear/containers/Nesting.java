package io.inquest.checkers.linear.containers;

import java.util.Arrays;

/**
 * Nests the stays of values in a stack, all of which are to be put in and taken out once: O(n log n). In the manner of Lee &
 * Mathur (Efficient decrease-and-conquer linearizability monitoring, 2025): values are taken away of which it is known that
 * the rest can be put in order exactly if all can. What follows stands by itself.
 *
 * <p>A value that is not certainly there at any time can be put in and taken out at one moment: it is in nobody's way.
 *
 * <p>At a moment at which no value is certainly there the stack may be empty, if there is any order at all: what lay there is
 * either taken out by then, top first, or put in only after, lowest first, and everything else goes on as before. So the
 * stretches of time at which some value is certainly there are apart from each other, and takes that found nothing are fine if
 * they reach out of them.
 *
 * <p>During such a stretch the stack is never empty, so one value lies below all others: it was put in before the stretch
 * began and taken out after it ended. If several can have been, any will do: let it be put in first and taken out last, and
 * the others go on as before. Without it the stretch falls apart into smaller ones, above that value, and so on. If none can
 * have been, there is no order.
 */
public final class Nesting {
    private static final int UNPLACED = -1;
    /** Of a value of which one condition is true; of one of which both are it is the completion of its take. */
    private static final int HALF = -1;

    private final Stays stays;
    /** The events between which stays are certain, in order; a gap is what lies between two. */
    private int[] at;

    /** By value: where it is certainly there, from a gap to before another. */
    private final int[] from;

    private final int[] to;
    /** By place of the event with which its certain stay begins: the value. */
    private int[] starting;

    private Cover cover;
    /** By place, of those above the value that was taken away last: early puts, late takes, and both. */
    private MaxTree early;

    private MaxTree late;
    private MaxTree either;
    /** The stretches, as places, that are to be looked at. */
    private int[] work = new int[16];

    private int waiting;
    /** By value: the events before and after which it is put in and taken out; its number in the order of nesting. */
    private final int[] placedFrom;

    private final int[] placedTo;
    /** By value: the last event by which it, or another that can lie in its place, is taken out. */
    private final int[] latest;

    private final int[] level;
    private int placed;
    /** The outermost stretches, in order, as events. */
    private int[] outerFrom;

    private int[] outerTo;
    private int[] momentOfEmpty;
    private Impossibility impossibility;

    Nesting(Stays stays) {
        this.stays = stays;
        this.from = new int[stays.count];
        this.to = new int[stays.count];
        this.placedFrom = new int[stays.count];
        this.placedTo = new int[stays.count];
        this.latest = new int[stays.count];
        this.level = new int[stays.count];
        Arrays.fill(level, UNPLACED);
        place();
        outermost();
        empties();
        while (waiting > 0 && impossibility == null) {
            int end = work[--waiting];
            nest(work[--waiting], end);
        }
    }

    /** Why there is no order; null if there is one. */
    Impossibility impossibility() {
        return impossibility;
    }

    private void place() {
        long[] ends = new long[2 * stays.count];
        int count = 0;
        for (int value = 0; value < stays.count; value++) {
            if (stays.isCertain(value)) {
                ends[count++] = (long) stays.inBy[value] << 32 | 2L * value;
                ends[count++] = (long) stays.out[value] << 32 | 2L * value + 1;
            }
        }
        Arrays.sort(ends, 0, count);
        at = new int[count];
        starting = new int[count];
        int[] counts = new int[count];
        int places = 0;
        for (int i = 0; i < count; i++) {
            int event = (int) (ends[i] >>> 32);
            if (places == 0 || at[places - 1] != event) {
                at[places++] = event;
            }
            int value = (int) ends[i] >>> 1;
            boolean begins = (ends[i] & 1) == 0;
            (begins ? from : to)[value] = places - 1;
            counts[places - 1] += begins ? 1 : -1;
            if (begins) {
                starting[places - 1] = value;
            }
        }
        for (int gap = 1; gap < places; gap++) {
            counts[gap] += counts[gap - 1];
        }
        int gaps = Math.max(0, places - 1);
        at = Arrays.copyOf(at, places);
        cover = new Cover(counts, gaps);
        early = new MaxTree(places);
        late = new MaxTree(places);
        either = new MaxTree(places);
        for (int value = 0; value < stays.count; value++) {
            if (stays.isCertain(value)) {
                early.put(from[value], -stays.in[value]);
                late.put(from[value], stays.outBy[value]);
            }
        }
    }

    private void outermost() {
        split(0, Math.max(0, at.length - 1));
        outerFrom = new int[waiting / 2];
        outerTo = new int[waiting / 2];
        for (int i = 0; i < waiting / 2; i++) {
            outerFrom[i] = at[work[2 * i]];
            outerTo[i] = at[work[2 * i + 1]];
        }
    }

    /** Parts a stretch where nothing covers it any more. */
    private void split(int start, int end) {
        int begin = start;
        while (begin < end) {
            int gap = cover.takeFirst(begin, end);
            if (gap > begin) {
                if (waiting + 2 > work.length) {
                    work = Arrays.copyOf(work, 2 * work.length);
                }
                work[waiting++] = begin;
                work[waiting++] = gap;
            }
            begin = gap + 1;
        }
    }

    /** Finds a moment for each take that found nothing. */
    private void empties() {
        momentOfEmpty = new int[stays.empties.length];
        for (int i = 0; i < momentOfEmpty.length && impossibility == null; i++) {
            int operation = stays.empties[i];
            int invocation = stays.invocation[operation];
            int completion = stays.completion[operation];
            int found = Arrays.binarySearch(outerFrom, invocation);
            int stretch = (found < 0 ? -found - 1 : found) - 1;
            boolean within = stretch >= 0 && outerTo[stretch] > invocation;
            momentOfEmpty[i] = 2 * (within ? outerTo[stretch] : invocation) + 1;
            if (within && outerTo[stretch] > completion) {
                impossibility = new Impossibility(
                        Impossibility.Kind.NOT_EMPTY,
                        stays.covering(invocation, completion, value -> true),
                        operation,
                        invocation,
                        completion);
            }
        }
    }

    private void nest(int start, int end) {
        int begin = at[start];
        int finish = at[end];
        for (int place = early.firstAbove(-begin, start, end);
                place >= 0;
                place = early.firstAbove(-begin, start, end)) {
            early.put(place, MaxTree.NONE);
            half(place);
        }
        for (int place = late.firstAbove(finish, start, end); place >= 0; place = late.firstAbove(finish, start, end)) {
            late.put(place, MaxTree.NONE);
            half(place);
        }
        int lowest = either.firstAbove(HALF, start, end);
        if (lowest < 0) {
            int[] chain = stays.covering(
                    begin, finish, value -> level[value] == UNPLACED && from[value] >= start && from[value] < end);
            impossibility = new Impossibility(Impossibility.Kind.NO_LOWEST, chain, Stays.NOBODY, begin, finish);
            return;
        }
        int value = starting[lowest];
        latest[value] = either.max(start, end);
        either.put(lowest, MaxTree.NONE);
        level[value] = placed++;
        placedFrom[value] = begin;
        placedTo[value] = finish;
        cover.remove(from[value], to[value]);
        split(start, end);
    }

    /** Of the two conditions one more is true. */
    private void half(int place) {
        either.put(place, either.at(place) == MaxTree.NONE ? HALF : stays.outBy[starting[place]]);
    }

    /** The values below which a stretch is nested, each with the stretch; in no order. */
    int[] lowest() {
        return Stays.byKey(level, level.length, value -> level[value] != UNPLACED);
    }

    /** Whether a value is nested in the stretch of another, or is that. */
    boolean isWithin(int value, int lowest) {
        return level[value] >= level[lowest]
                && stays.inBy[value] >= placedFrom[lowest]
                && stays.out[value] <= placedTo[lowest];
    }

    int beginBelow(int value) {
        return placedFrom[value];
    }

    int endBelow(int value) {
        return placedTo[value];
    }

    int latestTake(int value) {
        return latest[value];
    }

    /** Puts all into order: takes first, from the top, then what is there for a moment, then puts, the lowest first. */
    Moves moves() {
        Moves moves = new Moves(stays);
        for (int value = 0; value < stays.count; value++) {
            if (level[value] != UNPLACED) {
                moves.add(stays.put[value], 2 * placedFrom[value] - 1, 2, level[value]);
                if (stays.isTaken(value) && placedTo[value] != Stays.FOREVER) {
                    moves.add(stays.take[value], 2 * placedTo[value] + 1, 0, placed - level[value]);
                }
            } else {
                int moment = 2 * Math.max(stays.in[value], stays.out[value]) + 1;
                moves.add(stays.put[value], moment, 1, 2 * value);
                moves.add(stays.take[value], moment, 1, 2 * value + 1);
            }
        }
        for (int i = 0; i < momentOfEmpty.length; i++) {
            moves.add(stays.empties[i], momentOfEmpty[i], 1, 2 * stays.count + i);
        }
        return moves;
    }
}
