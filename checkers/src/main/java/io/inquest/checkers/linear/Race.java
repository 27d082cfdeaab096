package io.inquest.checkers.linear;

import io.inquest.checkers.common.Budget;
import io.inquest.checkers.linear.Engine.Outcome;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets the engines look for a linearization of one part: first the search alone, which is quicker where it is easy; then
 * also just-in-time linearization, which is quicker where it is hard. The one that needs fewer steps wins, whether they
 * take turns or run side by side: so what is found, and the evidence for it, depends on the part alone.
 */
final class Race {
    private static final long GLANCE_STEPS = 1 << 14;
    private static final long GLANCE_STEPS_AN_OPERATION = 16;
    private static final long TURN_STEPS = 1 << 16;
    /** Before that it is not worth to start a thread. */
    private static final long TOGETHER_STEPS = 1 << 20;

    /**
     * How it ended.
     *
     * @param engine the winner; if there is none, that which came furthest
     * @param outcome null if the steps ran out
     */
    record Result(Engine engine, Outcome outcome) {}

    private final Engine[] engines = new Engine[2];
    private final Outcome[] outcomes = new Outcome[2];
    private final long stepsMax;

    private Race(Part part, int initialState, Budget budget, long stepsMax) {
        long bytesMax = budget.memoryBytesMax() / 2;
        this.stepsMax = stepsMax;
        Search search = new Search(part, initialState, budget, bytesMax);
        engines[1] = search;
        long glance = GLANCE_STEPS + GLANCE_STEPS_AN_OPERATION * part.size();
        outcomes[1] = search.advance(Math.min(glance, stepsMax));
        if (!isDecided(1)) {
            engines[0] = new JustInTime(part, initialState, budget, bytesMax);
        }
    }

    /** @param part numbered */
    static Result run(Part part, int initialState, Budget budget, long stepsMax, int threads) {
        Race race = new Race(part, initialState, budget, stepsMax);
        if (race.engines[0] != null) {
            race.takeTurns(threads > 1 ? Math.min(TOGETHER_STEPS, stepsMax) : stepsMax);
            if (threads > 1) {
                race.together();
            }
        }
        return race.result();
    }

    private boolean isDecided(int engine) {
        return outcomes[engine] != null && outcomes[engine] != Outcome.STOPPED;
    }

    private void takeTurns(long until) {
        long goal = TURN_STEPS;
        while (true) {
            for (int i = 0; i < 2; i++) {
                if (outcomes[i] == null) {
                    outcomes[i] = engines[i].advance(Math.min(goal, until));
                }
            }
            if (isDecided(0) || isDecided(1)) {
                catchUp(until);
                return;
            }
            if ((outcomes[0] != null && outcomes[1] != null) || goal >= until) {
                return;
            }
            goal += TURN_STEPS;
        }
    }

    /** A turn may be longer than asked for. */
    private void catchUp(long until) {
        int ahead = isDecided(0) ? 0 : 1;
        int behind = 1 - ahead;
        if (outcomes[behind] == null) {
            outcomes[behind] = engines[behind].advance(Math.min(engines[ahead].steps(), until));
        }
    }

    private void together() {
        if (isDecided(0) || isDecided(1)) {
            return;
        }
        AtomicLong goal = new AtomicLong(stepsMax);
        Workers.run(2, 2, i -> {
            while (outcomes[i] == null && engines[i].steps() < goal.get()) {
                outcomes[i] = engines[i].advance(Math.min(engines[i].steps() + TURN_STEPS, goal.get()));
            }
            if (isDecided(i)) {
                goal.accumulateAndGet(engines[i].steps(), Math::min);
            }
        });
    }

    private Result result() {
        if (engines[0] == null) {
            return new Result(engines[1], outcomes[1]);
        }
        if (isDecided(0) && (!isDecided(1) || engines[0].steps() <= engines[1].steps())) {
            return new Result(engines[0], outcomes[0]);
        }
        if (isDecided(1)) {
            return new Result(engines[1], outcomes[1]);
        }
        boolean bothStopped = outcomes[0] != null && outcomes[1] != null;
        int furthest = engines[0].reach().blockedAt() > engines[1].reach().blockedAt() ? 0 : 1;
        return new Result(engines[furthest], bothStopped ? Outcome.STOPPED : null);
    }
}
