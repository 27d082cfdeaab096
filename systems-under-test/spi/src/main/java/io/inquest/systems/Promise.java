package io.inquest.systems;

import java.util.Set;

/**
 * What a store promises under some configuration.
 *
 * @param model the strongest consistency model, by its name
 * @param faults the names of the faults under which it holds
 */
public record Promise(String model, Set<String> faults) {
    public Promise {
        faults = Set.copyOf(faults);
    }
}
