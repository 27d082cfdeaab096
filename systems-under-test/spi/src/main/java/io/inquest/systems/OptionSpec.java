package io.inquest.systems;

import java.util.List;
import java.util.Objects;

/**
 * An option that a store, workload or fault declares: {@code --NAME VALUE} on the command line.
 *
 * @param choices the values it takes; empty if any
 * @param defaultValue what it is when not given
 */
public record OptionSpec(String name, String summary, List<String> choices, String defaultValue) {
    public OptionSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(defaultValue, "defaultValue");
        choices = List.copyOf(choices);
        if (!choices.isEmpty() && !choices.contains(defaultValue)) {
            throw new IllegalArgumentException(name + ": " + defaultValue + " is none of " + choices);
        }
    }
}
