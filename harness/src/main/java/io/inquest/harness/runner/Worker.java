package io.inquest.harness.runner;

import io.inquest.cluster.world.Timer;
import io.inquest.systems.Client;

/** One client worker: the process that it is now, its connection, and what it has open. */
final class Worker {
    final int number;
    int process;
    Client client;
    /** Whether an operation is open, and which: its answers carry the turn it was given. */
    boolean open;

    long turn;
    Timer timeout;
    long invokedNanos;
    /** When what it has open was due; {@link io.inquest.generators.Context#UNKNOWN} where there is no schedule. */
    long dueNanos;

    Worker(int number, Client client) {
        this.number = number;
        this.process = number;
        this.client = client;
    }
}
