package io.inquest.cluster.program;

/** A node's own clocks, in nanoseconds. Neither agrees with any other node's. */
public interface Clock {
    /** Time since some moment; never goes back, but may run fast or slow. Starts anew with the process. */
    long monotonicNanos();

    /** The time of day, as this node believes; may jump. */
    long wallNanos();
}
