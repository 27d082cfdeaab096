package io.inquest.cluster.host;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * The ability of a cluster to be worked on as machines: what a store needs that is installed and started there. Used from
 * the world's loop, except {@link #waiting}'s work.
 */
public interface Hosts {
    /** By the nodes' numbers. */
    List<Host> hosts();

    /** Does work that waits, such as commands, on a thread of its own; completes on the world's loop. */
    <T> CompletionStage<T> waiting(Callable<T> work);

    /** Starts and watches what runs there; faults that kill and pause act on what was started so. */
    Daemons daemons();
}
