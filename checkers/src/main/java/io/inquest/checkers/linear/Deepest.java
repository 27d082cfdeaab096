package io.inquest.checkers.linear;

import java.util.Arrays;

/**
 * The furthest that a search came: the longest beginning of the history that it could explain, one linearization of it,
 * and the states that such linearizations leave.
 */
final class Deepest {
    private static final int STATES_MAX = 64;

    private final int[] stack;
    private int[] prefix;
    private int length;
    /** How much of {@link #prefix} is certainly what the stack holds: so that copying costs no more than searching. */
    private int common;

    private int blockedAt = -1;
    private final int[] states = new int[STATES_MAX];
    private int stateCount;
    private int prefixState;

    Deepest(int[] stack) {
        this.stack = stack;
        this.prefix = new int[Math.min(stack.length, 16)];
    }

    /** The search can explain everything before the completion at event {@code blocked}, and is stuck there. */
    void reached(int blocked, int depth, int state) {
        if (blocked < blockedAt) {
            return;
        }
        if (blocked > blockedAt) {
            blockedAt = blocked;
            stateCount = 0;
            keep(depth, state);
        } else if (depth > length) {
            keep(depth, state);
        }
        for (int i = 0; i < stateCount; i++) {
            if (states[i] == state) {
                return;
            }
        }
        if (stateCount < STATES_MAX) {
            states[stateCount++] = state;
        }
    }

    private void keep(int depth, int state) {
        if (prefix.length < depth) {
            prefix = Arrays.copyOf(prefix, Math.min(stack.length, Math.max(depth, 2 * prefix.length)));
        }
        System.arraycopy(stack, common, prefix, common, depth - common);
        common = depth;
        length = depth;
        prefixState = state;
    }

    /** The search has taken back everything from {@code depth} on. */
    void backTo(int depth) {
        common = Math.min(common, depth);
    }

    /**
     * With at most {@value #STATES_MAX} states.
     *
     * @param refuted whether everything was tried
     */
    Reach reach(boolean refuted) {
        return new Reach(
                blockedAt,
                refuted ? blockedAt : -1,
                Arrays.copyOf(prefix, length),
                prefixState,
                Arrays.copyOf(states, stateCount));
    }
}
