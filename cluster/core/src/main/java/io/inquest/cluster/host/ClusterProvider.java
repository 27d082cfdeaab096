package io.inquest.cluster.host;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** A backend: gives hosts. Found by {@link java.util.ServiceLoader}. */
public interface ClusterProvider {
    /** Its name, such as {@code local}, as in {@code --cluster local}. */
    String name();

    /** What it is, in a line. */
    String summary();

    List<ClusterOption> options();

    /**
     * Makes or finds the hosts. Waits until they can be worked with.
     *
     * @throws IllegalArgumentException with a sentence for a person, if what is asked for does not go together
     * @throws IOException with a sentence for a person that says what to do, if they cannot be had; then none is left
     */
    HostPool open(ClusterRequest request) throws IOException;

    /**
     * A host of an earlier process, found by its key; what it names may be gone.
     *
     * @throws HostGoneException if it is known that the host is no more, and with it all that was done to it
     * @throws IOException with a sentence for a person, if it cannot be reached
     */
    Host reopen(HostFacts facts) throws IOException;

    /**
     * Where only another kind of process can make hosts: starts this program as one, with the same terminal, and waits
     * for its end.
     *
     * @param main the program's main class
     * @param arguments its arguments
     * @return its exit status; empty if this process can do it itself
     * @throws IOException with a sentence for a person, if it cannot be started
     */
    default OptionalInt runAgain(Class<?> main, List<String> arguments) throws IOException {
        return OptionalInt.empty();
    }
}
