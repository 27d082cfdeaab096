package io.inquest.checkers.lattice;

/**
 * That whatever satisfies one model satisfies another.
 *
 * @param object the object of which it is true; null for all that the models are defined for
 * @param uniqueWrites whether it settles anything only of registers that are read and written, each value once to a key and
 *     null never: of others one of both models, or both, say nothing, unless they read what nobody wrote
 */
public record Implication(String model, String implied, String object, boolean uniqueWrites) {}
