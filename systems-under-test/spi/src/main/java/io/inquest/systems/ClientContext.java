package io.inquest.systems;

import io.inquest.cluster.program.Outbox;
import io.inquest.cluster.program.Timers;
import java.util.List;
import java.util.function.Consumer;

/**
 * All that a client's program can reach.
 *
 * @param worker the worker it works for
 * @param nodes the nodes' names, by their numbers
 * @param outbox sends to nodes
 * @param timers timers in the world's time
 * @param reply takes the open operation's completion: once an operation
 * @param <M> the store's messages
 */
public record ClientContext<M>(
        int worker, List<String> nodes, Outbox<M> outbox, Timers timers, Consumer<Completion> reply) {
    public ClientContext {
        nodes = List.copyOf(nodes);
    }
}
