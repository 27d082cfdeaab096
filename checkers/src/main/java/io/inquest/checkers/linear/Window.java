package io.inquest.checkers.linear;

import java.util.Arrays;

/** Finds how little of a history is enough to show that it is not linearizable. */
final class Window {
    private static final int FIRST_WIDTH = 4;
    private static final long STEPS_MAX = 100_000;

    private final Part part;
    private final Transitions transitions;
    private final Budget budget;

    Window(Part part, Transitions transitions, Budget budget) {
        this.part = part;
        this.transitions = transitions;
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
        if (entry < 0 || budget.exceeded() != null) {
            return false;
        }
        Part some = part.between(eventOf(entry), last);
        int[] states =
                transitions.startStates(Arrays.stream(some.call).distinct().toArray());
        if (states == null) {
            return false;
        }
        for (int state : states) {
            Search search = new Search(some, transitions, budget, STEPS_MAX);
            if (search.run(state) != Search.Outcome.NOT_LINEARIZABLE) {
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
