package io.inquest.checkers.lattice;

/**
 * That whatever satisfies one model satisfies another.
 *
 * @param object the object of which it is true; null for all that the models are defined for
 * @param uniqueWrites whether it is true only of registers that are read and written, each value once to a key and null
 *     never: of others the implied model says nothing, unless they read what nobody wrote, which violates both
 */
public record Implication(String model, String implied, String object, boolean uniqueWrites) {}
