package io.inquest.systems;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a store is.
 *
 * @param functions what its clients can do, such as {@code read}: a workload needs its functions to be among them
 * @param nodes how many nodes it has when nobody says
 */
public record SystemDescription(
        String name, String summary, List<OptionSpec> options, List<Bug> bugs, Set<String> functions, int nodes) {
    /** The functions of a store whose clients are not known, and may be able to do anything. */
    public static final Set<String> ANY_FUNCTION = Set.of("*");

    public SystemDescription {
        options = List.copyOf(options);
        bugs = List.copyOf(bugs);
        functions = Set.copyOf(functions);
    }

    /** Those of the functions that its clients cannot do, in alphabetical order. */
    public SortedSet<String> lacking(Collection<String> wanted) {
        SortedSet<String> lacking = new TreeSet<>(functions.equals(ANY_FUNCTION) ? List.of() : wanted);
        lacking.removeAll(functions);
        return lacking;
    }
}
