package io.inquest.cluster.sim;

import io.inquest.cluster.ability.PacketCounts;

/**
 * What became of the messages so far. Each one sent is lost, blocked, dropped by the conditions of its link, or arrives,
 * twice if it was duplicated; in the end, each arrival is delivered, blocked, without a receiver (no process, or a client
 * that closed), or overflows.
 *
 * @param blocked stopped by a cut, when sent or when about to arrive
 * @param lost by the network itself, as those duplicated and held up are
 * @param overflowed dropped because too many waited for a paused process, or died waiting for it
 * @param conditions what the conditions of links did
 */
public record NetworkCounts(
        long sent,
        long lost,
        long duplicated,
        long heldUp,
        long blocked,
        long delivered,
        long withoutReceiver,
        long overflowed,
        PacketCounts conditions) {}
