package io.inquest.cluster.program;

import java.util.random.RandomGenerator;

/**
 * All that a node's program can reach.
 *
 * @param self this node's number
 * @param nodes how many nodes there are, numbered from 0. Addresses from there up are clients'
 * @param <M> the store's messages
 */
public record NodeContext<M>(
        int self,
        int nodes,
        Outbox<M> outbox,
        Timers timers,
        Clock clock,
        Disk disk,
        RandomGenerator random,
        Notes notes) {}
