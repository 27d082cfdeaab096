package io.inquest.cluster.sim;

/**
 * What became of the messages so far. Each one sent is lost, blocked, or arrives once or twice; in the end, each
 * arrival is delivered, blocked, without a receiver (no process, or a client that closed), or overflows.
 *
 * @param blocked stopped by a cut, when sent or when about to arrive
 * @param overflowed dropped because too many waited for a paused process, or died waiting for it
 */
public record NetworkCounts(
        long sent,
        long lost,
        long duplicated,
        long heldUp,
        long blocked,
        long delivered,
        long withoutReceiver,
        long overflowed) {}
