package io.inquest.nemesis;

import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Objects;

/**
 * What a kind of fault is.
 *
 * @param name such as {@code partition}: the {@code f} of its events
 * @param summary one sentence for lists
 * @param options what can be chosen of the faults that {@link FaultKind#random} draws, each {@code --NAME} on the
 *     command line; their names begin with the kind's, so that kinds do not meet
 */
public record FaultDescription(String name, String summary, List<OptionSpec> options) {
    public FaultDescription {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(summary, "summary");
        options = List.copyOf(options);
    }
}
