package io.inquest.checkers.linear;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.linear.Budget.Stop;
import io.inquest.checkers.model.Model;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.List;

/**
 * Decides part by part. A first round gives every part a fixed number of steps, so that one hard key does not keep the
 * others from being looked at; a second gives those that were not decided an equal share of the time left. Parts know
 * nothing of each other but the transitions, which may as well be one a part.
 */
final class Decider {
    private static final long FIRST_ROUND_STEPS = 1 << 20;

    private final Parts parts;
    private final Transitions transitions;
    private final Budget budget;

    Decider(History history, Model<?> model, CheckContext context) {
        this.budget = Budget.start(context);
        this.parts = new Parts(history, model);
        this.transitions = new ModelTransitions<>(model, history);
    }

    /** The first operation whose function the object does not know, or {@link History#NONE}. */
    int unknownOperation() {
        return parts.unknownOperation();
    }

    Transitions transitions() {
        return transitions;
    }

    Budget budget() {
        return budget;
    }

    List<Decision> decide() {
        Part[] all = parts.split(transitions);
        Decision[] decisions = new Decision[all.length];
        int open = 0;
        for (int i = 0; i < all.length; i++) {
            decisions[i] = Decision.bySearch(all[i], transitions, budget, FIRST_ROUND_STEPS);
            open += decisions[i].stop() == Stop.STEPS ? 1 : 0;
        }
        for (int i = 0; i < all.length; i++) {
            if (decisions[i].stop() == Stop.STEPS) {
                budget.progress("linearizable: key " + (i + 1) + " of " + all.length + " needs a longer search");
                decisions[i] = Decision.bySearch(all[i], transitions, budget.share(open), Long.MAX_VALUE);
                open--;
            }
        }
        return Arrays.asList(decisions);
    }
}
