package io.inquest.checkers.model;

import io.inquest.history.EventType;
import java.util.Objects;

/**
 * All that a sequential object may know of an operation: what was asked, and what came back. Two operations with equal
 * calls are the same to the object, whenever they were invoked.
 *
 * @param argument the value of the invocation
 * @param outcome {@code OK}; {@code INFO} where nobody knows how it ended, and any result is possible; {@code FAIL}
 *     only for a {@code cas} that was refused because the object did not hold the expected value
 * @param result the value of the completion; null unless the outcome is {@code OK}
 * @param process who called; {@link #ANYBODY} to an object that does not {@link TellsCallersApart tell callers apart}
 */
public record Call(String f, Object key, Object argument, EventType outcome, Object result, int process) {
    /** The process of a call to an object to which it does not matter. */
    public static final int ANYBODY = -1;

    /** A call of anybody. */
    public Call(String f, Object key, Object argument, EventType outcome, Object result) {
        this(f, key, argument, outcome, result, ANYBODY);
    }

    // written out: those that Java makes for a record take 20 ms to be made, and a small check takes 60

    @Override
    public boolean equals(Object other) {
        return other instanceof Call call
                && f.equals(call.f)
                && Objects.equals(key, call.key)
                && Objects.equals(argument, call.argument)
                && outcome == call.outcome
                && Objects.equals(result, call.result)
                && process == call.process;
    }

    @Override
    public int hashCode() {
        int hash = f.hashCode();
        hash = 31 * hash + Objects.hashCode(key);
        hash = 31 * hash + Objects.hashCode(argument);
        hash = 31 * hash + outcome.name().hashCode();
        hash = 31 * hash + Objects.hashCode(result);
        return 31 * hash + process;
    }
}
