package io.inquest.checkers.linear;

import io.inquest.checkers.Validity;
import io.inquest.checkers.common.Budget;

/**
 * What was decided of one object.
 *
 * @param key the key; null also where the whole history is about one object
 * @param validity whether its operations are linearizable
 * @param invocations if they are, the operations by the index of their invocation, in linearized order; else empty
 * @param stop why it was not decided; null if it was
 */
public record Linearized(Object key, Validity validity, int[] invocations, Budget.Stop stop) {}
