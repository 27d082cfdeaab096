package io.inquest.checkers.linear;

import java.util.Arrays;

/** Finds how little of a history is enough to show that it is not linearizable. */
final class Window {
    private static final int FIRST_WIDTH = 4;
    private static final int STRADDLING_MAX = 8;
    private static final long STEPS_MAX = 100_000;

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
        int first = eventOf(entry);
        Part.Role[] roles = new Part.Role[part.size()];
        int[] straddling = assign(roles, first, last);
        if (straddling.length > STRADDLING_MAX) {
            return false;
        }
        for (int inside = 0; inside < 1 << straddling.length; inside++) {
            for (int i = 0; i < straddling.length; i++) {
                roles[straddling[i]] = (inside >> i & 1) != 0 ? Part.Role.REQUIRED : Part.Role.ABSENT;
            }
            if (budget.exceeded() != null || !contradicts(part.select(roles))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The roles of operations in what happened between two events.
     *
     * @return updates that were open at the first and ended before the last. They took effect before the first event, and
     *     are absent, or after it, and have to: both must be tried. (A read may be taken to have ended before.)
     */
    private int[] assign(Part.Role[] roles, int first, int last) {
        int[] straddling = new int[part.size()];
        int count = 0;
        for (int operation = 0; operation < roles.length; operation++) {
            int begin = part.invocation[operation];
            int end = part.completion[operation];
            if (begin > last || end < first) {
                roles[operation] = Part.Role.ABSENT;
            } else if (end > last) {
                roles[operation] = part.read[operation] ? Part.Role.ABSENT : Part.Role.OPTIONAL;
            } else if (begin >= first) {
                roles[operation] = Part.Role.REQUIRED;
            } else {
                roles[operation] = Part.Role.ABSENT;
                if (!part.read[operation]) {
                    straddling[count++] = operation;
                }
            }
        }
        return Arrays.copyOf(straddling, count);
    }

    private boolean contradicts(Part some) {
        int[] states =
                part.transitions.startStates(Arrays.stream(some.call).distinct().toArray());
        if (states == null) {
            return false;
        }
        for (int state : states) {
            if (Race.run(some, state, budget, STEPS_MAX, 1).outcome() != Engine.Outcome.NOT_LINEARIZABLE) {
                return false;
            }
        }
        return true;
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
