package io.inquest.checkers.eventual;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Verdict;
import io.inquest.history.History;

/**
 * Eventual consistency, or convergence (Yu and Vahdat 2000; Vogels, Eventually consistent, 2009): once updates and faults
 * have ended, all nodes come to show the same, and something that was written.
 */
public final class EventualChecker implements Checker {
    @Override
    public String name() {
        return "eventual";
    }

    @Override
    public String summary() {
        return "Once updates and faults have ended, all nodes show the same.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        return Convergence.check(name(), false, history, context);
    }
}
