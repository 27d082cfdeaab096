package io.inquest.systems;

import java.util.List;
import java.util.Set;

/**
 * What a store is.
 *
 * @param functions what its clients can do, such as {@code read}: a workload needs its functions to be among them
 * @param nodes how many nodes it has when nobody says
 */
public record SystemDescription(
        String name, String summary, List<OptionSpec> options, List<Bug> bugs, Set<String> functions, int nodes) {
    public SystemDescription {
        options = List.copyOf(options);
        bugs = List.copyOf(bugs);
        functions = Set.copyOf(functions);
    }
}
