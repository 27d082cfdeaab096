package io.inquest.cluster.host;

import java.util.Objects;

/** An option that a backend declares: {@code --NAME VALUE} on the command line. */
public record ClusterOption(String name, String summary, String defaultValue) {
    public ClusterOption {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(defaultValue, "defaultValue");
    }
}
