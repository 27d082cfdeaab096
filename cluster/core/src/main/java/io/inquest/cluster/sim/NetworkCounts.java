package io.inquest.cluster.sim;

/**
 * What became of the messages so far, by the network or by conditions on its links. Each one sent is lost, dropped as
 * corrupted, blocked, or arrives, twice for each time that it was duplicated; in the end, each arrival is delivered,
 * blocked, without a receiver (no process, or a client that closed), or overflows.
 *
 * @param blocked stopped by a cut, when sent or when about to arrive
 * @param overflowed dropped because too much waited for a link's bandwidth or for a paused process, or waiting for one
 *     that died
 */
public record NetworkCounts(
        long sent,
        long lost,
        long duplicated,
        long heldUp,
        long corrupted,
        long blocked,
        long delivered,
        long withoutReceiver,
        long overflowed) {}
