package io.inquest.checkers.common;

import io.inquest.checkers.common.Budget.Stop;

/** Ends a check that has no time, memory or audience left; becomes an unknown verdict. */
public final class OverBudgetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Stop stop;

    OverBudgetException(Stop stop) {
        super(stop.reason, null, false, false);
        this.stop = stop;
    }

    public Stop stop() {
        return stop;
    }
}
