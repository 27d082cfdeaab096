package io.inquest.checkers.linear;

import io.inquest.checkers.common.Budget;
import java.util.Arrays;

/** Finds how little of a history is enough to show that it is not linearizable. */
final class Window {
    private static final int FIRST_WIDTH = 4;
    private static final int WIDTH = 64;
    private static final long STEPS_MAX = 1 << 22;

    private final Part part;
    private final Budget budget;

    Window(Part part, Budget budget) {
        this.part = part;
        this.budget = budget;
    }

    /**
     * The latest event such that what happened from there to {@code last} has no linearization from any state that the
     * object was seen in. Taking in more of the history can only contradict more, so the width is doubled until it is
     * enough, and then halved into place. 0 if only the whole beginning is known to be enough.
     */
    int first(int last) {
        int end = entryOf(last);
        int enough = FIRST_WIDTH;
        while (!contradicts(end - enough, last)) {
            if (enough > end) {
                return 0;
            }
            enough *= 2;
        }
        int low = enough == FIRST_WIDTH ? 0 : enough / 2;
        while (enough - low > 1) {
            int middle = (low + enough) >>> 1;
            if (contradicts(end - middle, last)) {
                enough = middle;
            } else {
                low = middle;
            }
        }
        return eventOf(Math.max(0, end - enough));
    }

    private boolean contradicts(int entry, int last) {
        if (entry < 0) {
            return false;
        }
        Part.Role[] roles = new Part.Role[part.size()];
        int straddling = assign(roles, eventOf(entry), last);
        Part within = part.select(roles);
        int[] states = part.transitions.startStates(
                Arrays.stream(within.call).distinct().toArray());
        if (states == null) {
            return false;
        }
        Pass pass = Pass.anywhere(within, states, straddling, budget, budget.memoryBytesMax());
        pass.widen(WIDTH);
        Engine.Outcome outcome = null;
        while (outcome == null && pass.steps() < STEPS_MAX) {
            outcome = pass.advance();
        }
        return outcome == Engine.Outcome.NOT_LINEARIZABLE;
    }

    /**
     * The roles of operations in what happened between two events. An update that was open at the first and ended before
     * the last took effect before the first, or after it: it is required, but {@link Pass#anywhere} knows that it may be
     * done. (A read may be taken to have ended before.)
     *
     * @return how many such updates there are
     */
    private int assign(Part.Role[] roles, int first, int last) {
        int straddling = 0;
        for (int operation = 0; operation < roles.length; operation++) {
            int begin = part.invocation[operation];
            int end = part.completion[operation];
            boolean isUpdate = !part.read[operation];
            if (begin > last || end < first || (begin < first && end <= last && !isUpdate)) {
                roles[operation] = Part.Role.ABSENT;
            } else if (end > last) {
                roles[operation] = isUpdate ? Part.Role.OPTIONAL : Part.Role.ABSENT;
            } else {
                roles[operation] = Part.Role.REQUIRED;
                straddling += begin < first ? 1 : 0;
            }
        }
        return straddling;
    }

    private int entryOf(int completion) {
        int entry = part.entries.length - 1;
        while (eventOf(entry) != completion) {
            entry--;
        }
        return entry;
    }

    private int eventOf(int entry) {
        int operation = part.entries[entry] >> 1;
        return (part.entries[entry] & 1) == 0 ? part.invocation[operation] : part.completion[operation];
    }
}
