package io.inquest.cluster.ability;

/**
 * What conditions did to the messages of a link.
 *
 * @param messages how many were sent while there were conditions
 * @param delayed how many were slowed by the delay or by waiting for the bandwidth; of one that was doubled, each copy
 * @param corrupted how many were dropped because a checksum showed that they were corrupted
 * @param undecodable how many were dropped because, corrupted, they were no message any more
 * @param altered how many were corrupted and arrive as another message
 * @param overflowed how many were dropped because too much waited for the bandwidth
 */
public record PacketCounts(
        long messages,
        long delayed,
        long lost,
        long duplicated,
        long heldUp,
        long corrupted,
        long undecodable,
        long altered,
        long overflowed) {
    public static final PacketCounts ZERO = new PacketCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    public PacketCounts plus(PacketCounts more) {
        return new PacketCounts(
                messages + more.messages,
                delayed + more.delayed,
                lost + more.lost,
                duplicated + more.duplicated,
                heldUp + more.heldUp,
                corrupted + more.corrupted,
                undecodable + more.undecodable,
                altered + more.altered,
                overflowed + more.overflowed);
    }

    /** What was counted since {@code before}. */
    public PacketCounts since(PacketCounts before) {
        return new PacketCounts(
                messages - before.messages,
                delayed - before.delayed,
                lost - before.lost,
                duplicated - before.duplicated,
                heldUp - before.heldUp,
                corrupted - before.corrupted,
                undecodable - before.undecodable,
                altered - before.altered,
                overflowed - before.overflowed);
    }

    /** How many did not arrive because of the conditions. */
    public long dropped() {
        return lost + corrupted + undecodable + overflowed;
    }

    /** Whether the conditions did anything to any message. */
    public boolean anything() {
        return delayed + duplicated + heldUp + altered + dropped() > 0;
    }
}
