package io.inquest.checkers.linear;

/**
 * The proof that one object's operations are linearizable: replayed in this order they are legal, and the order respects
 * real time.
 *
 * @param key the key; null also where the whole history is about one object
 * @param invocations the operations by the index of their invocation, in linearized order: all that must have happened,
 *     and those indeterminate updates that did
 */
public record Linearization(Object key, int[] invocations) {}
