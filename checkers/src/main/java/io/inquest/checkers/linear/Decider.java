package io.inquest.checkers.linear;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.linear.Budget.Stop;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Decides part by part. A first round gives every part a fixed number of steps, so that one hard key does not keep the
 * others from being looked at; a second gives those that were not decided an equal share of the time left. Parts share
 * nothing but the transitions, which are only a memory.
 */
final class Decider {
    private static final long FIRST_ROUND_STEPS = 1 << 20;

    private final History history;
    private final boolean isRegister;
    private final Parts parts;
    private final Transitions transitions;
    private final Budget budget;
    private long configurations;
    private Map<Integer, List<Origins.Unfounded>> unfounded;

    Decider(History history, Model<?> model, CheckContext context) {
        this.history = history;
        this.isRegister = model instanceof RegisterModel;
        this.budget = Budget.start(context);
        this.parts = new Parts(history, model);
        this.transitions = isRegister ? new RegisterTransitions(history) : new ModelTransitions<>(model, history);
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

    /** How many configurations the searches had to remember. */
    long configurations() {
        return configurations;
    }

    /** @throws UnfitValueException if a value is not of the object's shape */
    List<Decision> decide() {
        Part[] all = parts.split();
        Decision[] decisions = new Decision[all.length];
        int open = 0;
        for (int i = 0; i < all.length; i++) {
            decisions[i] = isRegister ? register(all[i]) : search(all[i], budget, FIRST_ROUND_STEPS);
            open += needsMore(decisions[i]) ? 1 : 0;
        }
        for (int i = 0; i < all.length; i++) {
            if (needsMore(decisions[i])) {
                budget.progress("linearizable: object " + (i + 1) + " of " + all.length + " needs a longer search");
                decisions[i] = search(all[i], budget.share(open), Long.MAX_VALUE);
                open--;
            }
        }
        return Arrays.asList(decisions);
    }

    private static boolean needsMore(Decision decision) {
        return decision instanceof Decision.Undecided undecided && undecided.stop() == Stop.STEPS;
    }

    private Decision register(Part part) {
        Zones zones = Zones.of(part);
        if (zones != null && zones.conflict() == null) {
            return new Decision.Ordered(part, zones.linearization());
        }
        if (zones == null || zones.isUnfounded()) {
            List<Origins.Unfounded> reads = unfounded().get(part.key);
            if (reads != null) {
                return new Decision.Unfounded(part, reads);
            }
        }
        return zones == null ? search(part, budget, FIRST_ROUND_STEPS) : new Decision.Conflicting(part, zones);
    }

    /** Looked for only where the zones have not shown that there are none. */
    private Map<Integer, List<Origins.Unfounded>> unfounded() {
        if (unfounded == null) {
            unfounded = Origins.unfounded(history);
        }
        return unfounded;
    }

    private Decision search(Part part, Budget share, long stepsMax) {
        Search search = new Search(part, transitions, share, stepsMax);
        Search.Outcome outcome = search.run(transitions.init());
        configurations += search.configurations();
        switch (outcome) {
            case LINEARIZABLE:
                return new Decision.Ordered(part, search.linearization());
            case NOT_LINEARIZABLE:
                return new Decision.Stuck(part, search.deepest());
            default:
                return new Decision.Undecided(part, search.deepest(), search.stop());
        }
    }
}
