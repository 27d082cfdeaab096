package io.inquest.cluster.host;

import java.io.IOException;
import java.util.List;

/** The hosts of one run. Closing it takes away those that the harness made, and leaves those that it found. */
public interface HostPool extends AutoCloseable {
    /** In the order of the nodes' numbers. */
    List<Host> hosts();

    /**
     * Whether the hosts were there before, so that others may want them at the same time: then they are claimed (see
     * {@link HostClaims}). Not so if they were made for this run.
     */
    default boolean found() {
        return true;
    }

    @Override
    void close() throws IOException;
}
