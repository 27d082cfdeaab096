package io.inquest.systems;

import java.util.Set;

/**
 * What a store promises under some configuration.
 *
 * @param model the strongest consistency model, by its name
 * @param faults the names of the faults under which it holds
 * @param driftPpmMax how far off the rate of a node's clock may be for it, in parts of a million
 */
public record Promise(String model, Set<String> faults, long driftPpmMax) {
    public Promise {
        faults = Set.copyOf(faults);
    }

    /** However clocks drift. */
    public Promise(String model, Set<String> faults) {
        this(model, faults, Long.MAX_VALUE);
    }
}
