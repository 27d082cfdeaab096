package io.inquest.cluster.conformance;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.world.World;
import java.io.IOException;

/** A cluster under test, with something to run on its nodes; simulated or of hosts. */
public interface Nodes extends AutoCloseable {
    /** Where {@link #cluster} lives. */
    World world();

    Cluster cluster();

    /** Starts a process that does nothing by itself on a node that runs none, and waits until it runs. */
    void start(int node) throws IOException;

    @Override
    void close() throws IOException;
}
