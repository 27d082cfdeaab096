package io.inquest.checkers.eventual;

import java.util.List;

/**
 * What the final reads of a key come to.
 *
 * @param text what is wrong, in sentences; empty where they agree
 * @param operations those that show it
 */
record Agreement(State state, String text, List<Integer> operations) {
    /** How it stands with a key. */
    enum State {
        /** All nodes show the same, and what they should. */
        AGREED,
        /** They do not, which an update of unknown outcome that took effect late would explain. */
        LATE,
        /** They do not, and nothing explains it. */
        DIVERGED
    }

    static final Agreement REACHED = new Agreement(State.AGREED, "", List.of());

    Agreement {
        operations = operations.stream().sorted().distinct().toList();
    }
}
