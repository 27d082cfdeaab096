package io.inquest.checkers.eventual;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Verdict;
import io.inquest.history.History;

/**
 * Strong eventual consistency (Shapiro, Preguiça, Baquero and Zawirski, Conflict-free replicated data types, 2011): once
 * updates and faults have ended, all nodes show the join of all updates.
 */
public final class StrongEventualChecker implements Checker {
    @Override
    public String name() {
        return "strong-eventual";
    }

    @Override
    public String summary() {
        return "Once updates and faults have ended, all nodes show what all updates come to, and none is lost.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        return Convergence.check(name(), true, history, context);
    }
}
