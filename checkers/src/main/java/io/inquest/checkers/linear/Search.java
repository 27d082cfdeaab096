package io.inquest.checkers.linear;

import io.inquest.checkers.common.Budget;
import io.inquest.checkers.common.Budget.Stop;
import io.inquest.checkers.common.LongIntMap;
import java.util.Arrays;

/**
 * Looks for a linearization of one part: the search of Wing & Gong (Testing and verifying concurrent objects, 1993) with
 * Lowe's list and memory of configurations (Testing for linearizability, 2017). Depth first, without recursion, without
 * objects in the loop.
 *
 * <p>A configuration is the set of operations linearized so far and the state they leave. The next operation may be any
 * whose invocation comes before the first completion of a required operation that is not linearized. What is left out
 * of a full enumeration, and why no history is lost by it: among all linearizations take one that uses the fewest
 * optional operations, and of equal optional calls always the earliest.
 *
 * <ul>
 *   <li>Of equal required updates that could come next only the one that completes first is tried, and no optional one
 *       while there is a required one: whichever is taken here, the other one comes later, where this one could stand too.
 *   <li>A read that is legal here is linearized at once, and nothing else is tried here. It changes no state, so in any
 *       linearization that goes on from here it can be moved to this place.
 *   <li>Of equal optional calls only the earliest is tried: an optional operation has no end, so the earlier one can
 *       stand wherever a later one stands.
 *   <li>An optional operation that changes nothing is not tried, and after an optional operation no operation is tried
 *       that would have been legal before it and would have led to the same state: without the optional operation there is
 *       a linearization that uses fewer. This depends on how a configuration was reached, which a remembered configuration
 *       forgets. It does no harm: no configuration on the way to a linearization with the fewest can be pruned so,
 *       whichever way it was reached, since the way decides only the order, not the number, of the optional operations
 *       used.
 * </ul>
 */
final class Search implements Engine {
    private static final int STEPS_BETWEEN_LOOKS = 1 << 12;
    /** What the lists, the stack and the part itself take. */
    private static final long BYTES_AN_OPERATION = 80;

    private static final int NOTHING = -1;
    /** A cursor behind all candidates. */
    private static final int PAST_ALL = -1;

    private final Part part;
    private final Transitions transitions;
    private final Budget budget;
    private final Configurations seen;
    private final EntryList list;
    private final Deepest deepest;
    private final long bytesMax;

    /** The operations linearized so far; the state, and the highest operation done of its kind, before each. */
    private final int[] stack;

    private final int[] stateBefore;
    private final int[] highBefore;
    private int depth;
    private int state;
    private int remaining;

    /** A bit an operation: the required ones, then from a word of their own the optional ones. */
    private final long[] done;

    private final int optionalWord;
    private int requiredHigh = NOTHING;
    private int optionalHigh = NOTHING;
    private final long[] sequence;
    /** By optional operation: the one before it with the same call. */
    private final int[] twinBefore;
    /** By call: how many operations there are with it. */
    private final int[] timesCalled;

    private int cursor;
    private int candidateState;
    /** Entries of the list looked at. */
    private long steps;

    private long nextLook = STEPS_BETWEEN_LOOKS;
    private Stop stop;
    /** Whether the configuration is one that was just come to. */
    private boolean arrived = true;

    private Outcome outcome;

    /** @param part numbered */
    Search(Part part, int initialState, Budget budget, long bytesMax) {
        this.part = part;
        this.transitions = part.transitions;
        this.budget = budget;
        this.bytesMax = bytesMax;
        this.state = initialState;
        this.remaining = part.required;
        this.seen = new Configurations(bytesMax - BYTES_AN_OPERATION * part.size());
        this.list = new EntryList(part);
        this.stack = new int[part.size()];
        this.stateBefore = new int[part.size()];
        this.highBefore = new int[part.size()];
        this.deepest = new Deepest(stack);
        this.optionalWord = (part.required + 63) >>> 6;
        this.done = new long[optionalWord + ((part.optional() + 63) >>> 6)];
        this.sequence = new long[done.length + 2];
        this.twinBefore = twins(part);
        this.timesCalled = new int[Arrays.stream(part.call).max().orElse(0) + 1];
        for (int call : part.call) {
            timesCalled[call]++;
        }
    }

    private static int[] twins(Part part) {
        int[] before = new int[part.optional()];
        LongIntMap last = new LongIntMap();
        for (int i = 0; i < before.length; i++) {
            int call = part.call[part.required + i];
            int twin = last.get(call);
            before[i] = twin == LongIntMap.ABSENT ? NOTHING : twin;
            last.put(call, part.required + i);
        }
        return before;
    }

    @Override
    public Outcome advance(long stepsMax) {
        if (outcome == null) {
            outcome = search(stepsMax);
        }
        return outcome;
    }

    private Outcome search(long stepsMax) {
        while (remaining > 0) {
            if (steps >= nextLook && exhausted()) {
                return stopped();
            }
            if (steps >= stepsMax) {
                return null;
            }
            if (arrived) {
                int read = legalRead();
                if (read != NOTHING) {
                    place(read, state);
                    continue;
                }
                Configurations.Added added = remember();
                if (added == Configurations.Added.FULL) {
                    stop = Stop.MEMORY;
                    return stopped();
                }
                cursor = added == Configurations.Added.NEW ? list.first() : PAST_ALL;
            }
            int update = cursor == PAST_ALL ? NOTHING : nextUpdate();
            arrived = update != NOTHING;
            if (arrived) {
                place(update, candidateState);
            } else if (!backtrack()) {
                return Outcome.NOT_LINEARIZABLE;
            }
        }
        return Outcome.LINEARIZABLE;
    }

    private boolean exhausted() {
        nextLook = steps + STEPS_BETWEEN_LOOKS;
        stop = budget.exceeded();
        if (stop == null && seen.bytes() + transitions.bytes() > bytesMax) {
            stop = Stop.MEMORY;
        }
        return stop != null;
    }

    private Outcome stopped() {
        deepest.reached(list.firstCompletion(), depth, state);
        return Outcome.STOPPED;
    }

    /** The first read that could come next, in the order of invocations. */
    private int legalRead() {
        for (int node = list.first(); !list.isCompletion(node); node = list.after(node)) {
            steps++;
            int operation = list.operation(node);
            if (part.read[operation] && transitions.next(state, part.call[operation]) != Transitions.ILLEGAL) {
                return operation;
            }
        }
        return NOTHING;
    }

    /** The next update, from the cursor on, that is worth trying here, with the state that it leads to. */
    private int nextUpdate() {
        steps++;
        while (!list.isOptional(cursor)) {
            steps++;
            if (list.isCompletion(cursor)) {
                cursor = list.firstOptional();
                break;
            }
            int operation = list.operation(cursor);
            cursor = list.after(cursor);
            if (!part.read[operation] && isCandidate(operation) && !hasEarlierTwin(operation)) {
                return operation;
            }
        }
        return list.isEnd(cursor) ? stuck(list.firstCompletion()) : nextOptional();
    }

    private int nextOptional() {
        int limit = list.firstCompletion();
        while (!list.isEnd(cursor)) {
            steps++;
            int operation = list.operation(cursor);
            if (part.invocation[operation] > limit) {
                break;
            }
            cursor = list.after(cursor);
            int twin = twinBefore[operation - part.required];
            if ((twin == NOTHING || isDone(twin))
                    && isCandidate(operation)
                    && candidateState != state
                    && !hasEarlierTwin(operation)) {
                return operation;
            }
        }
        return stuck(limit);
    }

    /** Whether a required operation with an equal call could come next, and completes earlier. */
    private boolean hasEarlierTwin(int operation) {
        int call = part.call[operation];
        if (timesCalled[call] == 1) {
            return false;
        }
        for (int node = list.first(); !list.isCompletion(node); node = list.after(node)) {
            steps++;
            int other = list.operation(node);
            if (part.call[other] == call && part.completion[other] < part.completion[operation]) {
                return true;
            }
        }
        return false;
    }

    private int stuck(int completion) {
        deepest.reached(completion, depth, state);
        return NOTHING;
    }

    private boolean isCandidate(int operation) {
        int call = part.call[operation];
        candidateState = transitions.next(state, call);
        if (candidateState == Transitions.ILLEGAL) {
            return false;
        }
        boolean afterOptional = depth > 0 && !part.isRequired(stack[depth - 1]);
        return !afterOptional || transitions.next(stateBefore[depth - 1], call) != candidateState;
    }

    private void place(int operation, int newState) {
        boolean required = part.isRequired(operation);
        stack[depth] = operation;
        stateBefore[depth] = state;
        highBefore[depth] = required ? requiredHigh : optionalHigh;
        depth++;
        state = newState;
        flip(operation);
        list.remove(operation);
        if (required) {
            remaining--;
            requiredHigh = Math.max(requiredHigh, operation);
        } else {
            optionalHigh = Math.max(optionalHigh, operation - part.required);
        }
    }

    /** Takes back the last update and all reads after it; false if there is none. */
    private boolean backtrack() {
        while (depth > 0) {
            int operation = stack[--depth];
            state = stateBefore[depth];
            flip(operation);
            list.restore(operation);
            if (part.isRequired(operation)) {
                remaining++;
                requiredHigh = highBefore[depth];
            } else {
                optionalHigh = highBefore[depth];
            }
            if (!part.read[operation]) {
                deepest.backTo(depth);
                cursor = list.after(list.node(operation));
                return true;
            }
        }
        return false;
    }

    private int bit(int operation) {
        return part.isRequired(operation) ? operation : (optionalWord << 6) + operation - part.required;
    }

    private void flip(int operation) {
        int bit = bit(operation);
        done[bit >>> 6] ^= 1L << bit;
    }

    private boolean isDone(int operation) {
        int bit = bit(operation);
        return (done[bit >>> 6] & 1L << bit) != 0;
    }

    /**
     * Everything before the first operation left is done, and everything after the highest done is not: only the words
     * between them are kept, so that a configuration is small however long the history.
     */
    private Configurations.Added remember() {
        int low = list.operation(list.first());
        int length = 2;
        int requiredWords = 0;
        int optionalWords = 0;
        if (requiredHigh > low) {
            requiredWords = (requiredHigh >>> 6) - (low >>> 6) + 1;
            System.arraycopy(done, low >>> 6, sequence, length, requiredWords);
            length += requiredWords;
        }
        if (optionalHigh >= 0) {
            optionalWords = (optionalHigh >>> 6) + 1;
            System.arraycopy(done, optionalWord, sequence, length, optionalWords);
            length += optionalWords;
        }
        sequence[0] = (long) low << 32 | state;
        sequence[1] = (long) requiredWords << 32 | optionalWords;
        return seen.add(sequence, length);
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public int[] linearization() {
        return Arrays.copyOf(stack, depth);
    }

    @Override
    public Reach reach() {
        return deepest.reach(outcome == Outcome.NOT_LINEARIZABLE);
    }

    @Override
    public Stop stop() {
        return stop;
    }

    int configurations() {
        return seen.size();
    }
}
