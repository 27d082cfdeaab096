package io.inquest.cluster.ability;

import java.util.concurrent.CompletionStage;

/**
 * The ability to make a node's clocks, the monotonic one and the time of day, run fast or slow for a while. Rates are in
 * parts of a million above the true one, below it if negative.
 */
public interface DriftsClocks {
    /** How far a clock may be off, either way, for stores that count on a bound to hold what they promise. */
    int driftPpmBound();

    /** Makes clocks that ran at their own rate run at this one; completes with whether they did so. */
    CompletionStage<Boolean> drift(int node, int ppm);

    /**
     * Gives drifting clocks their own rate again, and sets right by how much the time of day went wrong; completes with
     * whether they drifted.
     */
    CompletionStage<Boolean> steady(int node);

    /** Whether the clocks run at a rate that they were given. */
    CompletionStage<Boolean> isDrifting(int node);

    /** What the node's monotonic clock shows, whatever process runs on it: the proof of a rate. */
    CompletionStage<Long> monotonicNanos(int node);
}
