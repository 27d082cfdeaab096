package io.inquest.cluster.sim;

/** A machine: what outlives the processes on it. */
record SimulatedNode(int number, String name, NodeClock clock, SimulatedDisk disk) {}
