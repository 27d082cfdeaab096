package io.inquest.cluster.host;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** What runs on the hosts. A process is known by its number and the time it started, so that no other is ever meant. */
public interface Daemons {
    /**
     * Starts a daemon on a node; completes when its process runs. One of that name that runs already is left as it is.
     */
    CompletionStage<Void> start(int node, Daemon daemon);

    /** Whether any daemon runs on the node; a stopped one does. */
    CompletionStage<Boolean> isRunning(int node);

    /** Ends all daemons of a node as {@code kill -9} does; completes, once they are gone, with whether any ran. */
    CompletionStage<Boolean> kill(int node);

    /** The files that daemons of a node print to, absolute, since the beginning. */
    List<String> logs(int node);
}
