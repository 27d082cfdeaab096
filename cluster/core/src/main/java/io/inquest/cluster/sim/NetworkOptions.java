package io.inquest.cluster.sim;

/**
 * How the simulated network treats a message. Each message has its own latency, so messages overtake each other anyway;
 * and it meets at most one of loss, duplication and being held up.
 *
 * @param latency from sending to arrival
 * @param lossPpm how many of a million messages are lost
 * @param duplicationPpm how many of a million arrive twice
 * @param holdUpPpm how many of a million are held up on top of their latency, and so arrive long after their successors
 * @param holdUpNanosMax the longest that a message is held up
 */
public record NetworkOptions(Latency latency, int lossPpm, int duplicationPpm, int holdUpPpm, long holdUpNanosMax) {
    /** A local network: mostly 0.2 to 1 ms, one in a hundred several ms; one in a thousand lost, and one doubled. */
    public static final NetworkOptions LAN =
            new NetworkOptions(new Latency(200_000, 300_000, 10_000, 10), 1_000, 1_000, 0, 10_000_000);

    /** Between continents: mostly 40 to 60 ms, one in a hundred some 100 ms; a little is lost, doubled or held up. */
    public static final NetworkOptions WAN =
            new NetworkOptions(new Latency(40_000_000, 8_000_000, 10_000, 10), 2_000, 1_000, 2_000, 200_000_000);

    /** A local network with bad cables: one in twenty messages is lost, some come twice or far too late. */
    public static final NetworkOptions LOSSY =
            new NetworkOptions(new Latency(200_000, 300_000, 10_000, 10), 50_000, 20_000, 20_000, 50_000_000);

    public NetworkOptions {
        Options.requireRange("lossPpm", lossPpm, 0, 1_000_000);
        Options.requireRange("duplicationPpm", duplicationPpm, 0, 1_000_000);
        Options.requireRange("holdUpPpm", holdUpPpm, 0, 1_000_000);
        Options.requireRange("holdUpNanosMax", holdUpNanosMax, 1, 1L << 40);
        Options.requireRange(
                "sum of lossPpm, duplicationPpm and holdUpPpm",
                (long) lossPpm + duplicationPpm + holdUpPpm,
                0,
                1_000_000);
    }

    /** A network that delivers every message once, with these latencies. */
    public static NetworkOptions reliable(Latency latency) {
        return new NetworkOptions(latency, 0, 0, 0, 1);
    }
}
