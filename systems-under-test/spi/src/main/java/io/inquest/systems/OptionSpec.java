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
    private static final List<String> SECRET_SUFFIXES = List.of("-password", "-token", "-secret", "user-name");

    public OptionSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(defaultValue, "defaultValue");
        choices = List.copyOf(choices);
        if (isSecret(name) && !(choices.isEmpty() && defaultValue.isEmpty())) {
            throw new IllegalArgumentException(name + " is secret: it has neither choices nor a default");
        }
        if (!choices.isEmpty() && !choices.contains(defaultValue)) {
            throw new IllegalArgumentException(name + ": " + defaultValue + " is none of " + choices);
        }
    }

    /**
     * An option whose value is a password, a token, a user's name or another secret. On the command line it takes {@code file:PATH} or
     * {@code env:NAME}; the store is given what is found there, or the empty string if it was not given.
     *
     * @param name ends in {@code -password}, {@code -token}, {@code -secret} or {@code user-name}
     */
    public static OptionSpec secret(String name, String summary) {
        if (!isSecret(name)) {
            throw new IllegalArgumentException(
                    name + " is not seen to be secret: let it end in " + String.join(" or ", SECRET_SUFFIXES));
        }
        return new OptionSpec(name, summary + ": file:PATH or env:NAME", List.of(), "");
    }

    /** Whether the values of options of that name are secret. */
    public static boolean isSecret(String name) {
        return SECRET_SUFFIXES.stream().anyMatch(name::endsWith);
    }
}
