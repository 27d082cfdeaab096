package io.inquest.checkers.orders;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/**
 * Looks for one legal order of the operations of several sessions that contains session order: depth first over
 * <em>frontiers</em>, which say how many operations of each session are placed, without recursion. Where it has been and
 * found no way on, it does not go again.
 *
 * <p>The operations are numbered session by session. An operation that is free, such as a read that is legal now, is placed
 * at once: whatever order can follow without it can follow with it. Which of the others comes next is tried, the one first
 * that was at work first in real time.
 *
 * <p>In rounds: each allows an operation to be placed only while its invocation is not too many events past the completion of
 * the earliest that is still to be placed, so that what cannot work is given up before the search has run far ahead; the
 * last round allows all, and only it says that there is no order.
 */
abstract class FrontierSearch {
    private static final int LEAD_EVENTS_MIN = 32;
    private static final int LEAD_FACTOR = 8;
    private static final long STEPS_A_ROUND_MIN = 1 << 20;
    private static final int ROUNDS_STEPS_AN_OPERATION = 64;

    /** How a search ended. */
    enum Outcome {
        FOUND,
        NONE,
        STOPPED
    }

    private final Meter meter;
    final int sessions;
    private final int[] starts;
    private final int events;
    /** By session: the next operation to place. */
    final int[] next;

    /** The operations in the order in which they were placed. */
    private final int[] moves;

    private int placed;
    private int requiredLeft;
    private long steps;
    /** By choice, how many operations were placed before it; and its last and next candidate. */
    private int[] choiceMoves = new int[16];

    private int[] choiceEnd = new int[16];
    private int[] choiceNext = new int[16];
    private int choices;
    private int[] candidates = new int[64];
    private final long[] sorted;
    private final DeadStates dead;
    private final int[] row;
    private long lead;
    private int[] deepest = new int[0];

    /**
     * @param starts by session its first operation; at the end the number of operations
     * @param required how many of them have to be placed
     * @param events how many the history has
     * @param stateWidth how many ints tell states of one frontier apart
     */
    FrontierSearch(int[] starts, int required, int events, int stateWidth, Meter meter) {
        this.meter = meter;
        this.sessions = starts.length - 1;
        this.starts = starts;
        this.events = events;
        this.next = Arrays.copyOf(starts, sessions);
        this.moves = meter.ints(starts[sessions]);
        this.sorted = new long[sessions];
        this.row = new int[sessions + stateWidth];
        this.requiredLeft = required;
        this.dead = new DeadStates(sessions + stateWidth, meter);
    }

    /** Whether the operation, the next of its session, may come next. */
    abstract boolean isLegal(int operation);

    /** Whether an operation that is legal may be placed at once. */
    abstract boolean isFree(int operation);

    /** Takes note that an operation was placed, and of how to undo that; the operations placed before it are so many. */
    abstract void place(int operation, int moves);

    /** Undoes the last placing that was not undone. */
    abstract void undo(int operation);

    /** Whether the operation has to be placed. */
    abstract boolean isRequired(int operation);

    abstract int invocation(int operation);

    /** The event of the operation's completion; {@link Integer#MAX_VALUE} if there is none. */
    abstract int completion(int operation);

    /** What tells this state from others of the same frontier. */
    abstract void state(int[] to, int at);

    /**
     * If no order goes on from here, none goes on from any choice after so many operations either: the first number for which that
     * is so.
     */
    int dominatedFrom() {
        return Integer.MAX_VALUE;
    }

    /** Whether there is an order. */
    final boolean find() {
        return findInRounds(STEPS_A_ROUND_MIN, Long.MAX_VALUE) == Outcome.FOUND;
    }

    /** The same, but it does not try for long. */
    final boolean findSoon() {
        return findInRounds(STEPS_A_ROUND_MIN >> 4, STEPS_A_ROUND_MIN >> 4) == Outcome.FOUND;
    }

    private Outcome findInRounds(long stepsARound, long stepsAtLast) {
        long additional = (long) ROUNDS_STEPS_AN_OPERATION * starts[sessions];
        for (lead = LEAD_EVENTS_MIN; lead < events; lead *= LEAD_FACTOR) {
            if (round(steps + stepsARound + additional) == Outcome.FOUND) {
                return Outcome.FOUND;
            }
            reset();
        }
        return find(stepsAtLast == Long.MAX_VALUE ? stepsAtLast : steps + stepsAtLast);
    }

    /** The last round alone, which ends after so many steps in all. */
    final Outcome find(long stepsMax) {
        lead = Integer.MAX_VALUE;
        return round(stepsMax);
    }

    /** How many operations were placed so far, those counted again that were placed again. */
    final long steps() {
        return steps;
    }

    /** The operations in order, up to where the search stands. */
    final int[] order() {
        return Arrays.copyOf(moves, placed);
    }

    /** The longest order that was found to go nowhere. */
    final int[] deepest() {
        return deepest.clone();
    }

    private void reset() {
        undoTo(0);
        dead.clear();
        choices = 0;
    }

    private Outcome round(long stepsMax) {
        while (steps < stepsMax) {
            settle();
            if (requiredLeft == 0) {
                return Outcome.FOUND;
            }
            dropDominated();
            if (!choose() && !backtrack()) {
                return Outcome.NONE;
            }
        }
        return Outcome.STOPPED;
    }

    private void noteDeepest() {
        if (lead == Integer.MAX_VALUE && placed > deepest.length) {
            deepest = order();
        }
    }

    /** Places all that is free. */
    private void settle() {
        int quiet = 0;
        for (int session = 0; quiet < sessions; session = session + 1 == sessions ? 0 : session + 1) {
            meter.step();
            quiet++;
            while (next[session] < starts[session + 1] && isLegal(next[session]) && isFree(next[session])) {
                put(next[session], session);
                quiet = 0;
            }
        }
    }

    private void put(int operation, int session) {
        meter.step();
        steps++;
        place(operation, placed);
        moves[placed++] = operation;
        next[session]++;
        requiredLeft -= isRequired(operation) ? 1 : 0;
    }

    private void undoTo(int size) {
        while (placed > size) {
            meter.step();
            int operation = moves[--placed];
            requiredLeft += isRequired(operation) ? 1 : 0;
            next[sessionOf(operation)]--;
            undo(operation);
        }
    }

    abstract int sessionOf(int operation);

    private void dropDominated() {
        int from = choices == 0 ? 0 : dominatedFrom();
        while (choices > 0 && choiceMoves[choices - 1] >= from) {
            choices--;
        }
    }

    /** Places the first of those that may come next; says whether there is one. */
    private boolean choose() {
        int count = candidates();
        if (count == 0) {
            noteDeepest();
            return false;
        }
        if (count > 1) {
            fillRow();
            if (dead.contains(row)) {
                return false;
            }
            push(count);
        }
        int operation = (int) sorted[0] & Integer.MAX_VALUE;
        put(operation, sessionOf(operation));
        return true;
    }

    private int candidates() {
        long limit = Long.MAX_VALUE;
        for (int session = 0; session < sessions; session++) {
            int operation = next[session];
            if (operation < starts[session + 1]
                    && isRequired(operation)
                    && completion(operation) != Integer.MAX_VALUE) {
                limit = Math.min(limit, completion(operation) + lead);
            }
        }
        meter.steps(sessions);
        int count = 0;
        for (int session = 0; session < sessions; session++) {
            int operation = next[session];
            if (operation < starts[session + 1] && invocation(operation) <= limit && isLegal(operation)) {
                sorted[count++] = rank(operation) << 31 | operation;
            }
        }
        Arrays.sort(sorted, 0, count);
        return count;
    }

    /** What was at work earlier comes first; what need not be placed, last. */
    private long rank(int operation) {
        if (!isRequired(operation)) {
            return Integer.MAX_VALUE;
        }
        int end = completion(operation) == Integer.MAX_VALUE ? events : completion(operation);
        return ((long) invocation(operation) + end) / 2;
    }

    private void push(int count) {
        int begin = choices == 0 ? 0 : choiceEnd[choices - 1];
        if (choices == choiceMoves.length) {
            meter.reserve(12L * choices);
            choiceMoves = Arrays.copyOf(choiceMoves, 2 * choices);
            choiceEnd = Arrays.copyOf(choiceEnd, 2 * choices);
            choiceNext = Arrays.copyOf(choiceNext, 2 * choices);
        }
        if (begin + count > candidates.length) {
            meter.reserve(4L * candidates.length + 4L * count);
            candidates = Arrays.copyOf(candidates, 2 * candidates.length + count);
        }
        for (int i = 0; i < count; i++) {
            candidates[begin + i] = (int) sorted[i] & Integer.MAX_VALUE;
        }
        choiceMoves[choices] = placed;
        choiceNext[choices] = begin + 1;
        choiceEnd[choices] = begin + count;
        choices++;
    }

    /** Takes the next candidate of the last choice that has one; says whether there is one. */
    private boolean backtrack() {
        while (choices > 0) {
            int choice = choices - 1;
            undoTo(choiceMoves[choice]);
            if (choiceNext[choice] < choiceEnd[choice]) {
                int operation = candidates[choiceNext[choice]++];
                put(operation, sessionOf(operation));
                return true;
            }
            fillRow();
            dead.add(row);
            choices--;
        }
        return false;
    }

    private void fillRow() {
        meter.steps(row.length / 4);
        System.arraycopy(next, 0, row, 0, sessions);
        state(row, sessions);
    }
}
