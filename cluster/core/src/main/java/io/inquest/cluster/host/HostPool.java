package io.inquest.cluster.host;

import java.io.IOException;
import java.util.List;

/** The hosts of one run. Closing it takes away those that the harness made, and leaves those that it found. */
public interface HostPool extends AutoCloseable {
    /** In the order of the nodes' numbers. */
    List<Host> hosts();

    @Override
    void close() throws IOException;
}
