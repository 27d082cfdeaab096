package io.inquest.cluster.conformance;

import io.inquest.cluster.host.ClusterProvider;
import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;

/** A backend under test. */
public interface Backend {
    ClusterProvider provider();

    /**
     * What to ask of it to get hosts. Throws {@link org.opentest4j.TestAbortedException} (by an assumption), with a sentence
     * that says what is missing, where it cannot be had.
     */
    ClusterRequest request(int nodes, UndoLog undo) throws IOException;

    /** Whether hosts have processes, files below their homes and names of their own, as machines do. */
    default boolean separates() {
        return true;
    }

    /** Whether the hosts are no more after their pool was closed; those that were found stay. */
    default boolean endsHosts() {
        return true;
    }

    default HostPool open(int nodes) throws IOException {
        return provider().open(request(nodes, UndoLog.NONE));
    }
}
