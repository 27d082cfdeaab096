package io.inquest.checkers.linear;

import io.inquest.checkers.Validity;
import io.inquest.checkers.linear.Budget.Stop;

/**
 * What was decided of one part.
 *
 * @param order the operations of the part in linearized order if it is valid, else of the longest beginning explained
 * @param deepest how far the search came; null where there was no search
 * @param stop why it is unknown, else null
 */
record Decision(Part part, Validity validity, int[] order, Deepest deepest, Stop stop, int configurations) {

    static Decision bySearch(Part part, Transitions transitions, Budget budget, long stepsMax) {
        Search search = new Search(part, transitions, budget, stepsMax);
        Search.Outcome outcome = search.run(transitions.init());
        switch (outcome) {
            case LINEARIZABLE:
                return new Decision(part, Validity.VALID, search.linearization(), null, null, search.configurations());
            case NOT_LINEARIZABLE:
                return new Decision(
                        part,
                        Validity.INVALID,
                        search.deepest().prefix(),
                        search.deepest(),
                        null,
                        search.configurations());
            default:
                return new Decision(
                        part,
                        Validity.UNKNOWN,
                        search.deepest().prefix(),
                        search.deepest(),
                        search.stop(),
                        search.configurations());
        }
    }

    Linearization linearization() {
        int[] invocations = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            invocations[i] = part.invocation[order[i]];
        }
        return new Linearization(part.keyValue(), invocations);
    }
}
