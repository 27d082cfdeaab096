package io.inquest.checkers.model;

import io.inquest.history.EventType;

/**
 * All that a sequential object may know of an operation: what was asked, and what came back. Two operations with equal
 * calls are the same to the object, whoever invoked them and when.
 *
 * @param argument the value of the invocation
 * @param outcome {@code OK}; {@code INFO} where nobody knows how it ended, and any result is possible; {@code FAIL}
 *     only for a {@code cas} that was refused because the object did not hold the expected value
 * @param result the value of the completion; null unless the outcome is {@code OK}
 */
public record Call(String f, Object key, Object argument, EventType outcome, Object result) {}
