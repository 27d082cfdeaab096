package io.inquest.systems;

import java.util.Map;
import java.util.Objects;

/**
 * How a store is to be run.
 *
 * @param options every declared option's value
 * @param bug the bug switched on, or null
 */
public record SystemConfig(Map<String, String> options, String bug) {
    public SystemConfig {
        options = Map.copyOf(options);
    }

    public String option(String name) {
        return Objects.requireNonNull(options.get(name), name);
    }
}
