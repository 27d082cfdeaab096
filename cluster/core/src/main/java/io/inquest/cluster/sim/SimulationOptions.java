package io.inquest.cluster.sim;

/**
 * What a simulated cluster is like.
 *
 * @param diskSync how long it takes to make writes durable
 * @param driftPpmMax each node's monotonic clock and timers run fast or slow by a constant of its own, at most so many
 *     parts of a million
 * @param heldMessagesMax how many messages wait for a paused process before further ones are dropped
 * @param codec whether each message goes through the store's codec when sent (slower; finds faulty codecs), rather than
 *     being handed over as it is
 */
public record SimulationOptions(
        NetworkOptions network, Latency diskSync, int driftPpmMax, int heldMessagesMax, boolean codec) {
    /** A local network, disks that sync in about a millisecond, clocks that drift by up to 5 %. */
    public static final SimulationOptions DEFAULT =
            new SimulationOptions(NetworkOptions.LAN, new Latency(500_000, 500_000, 10_000, 10), 50_000, 10_000, false);

    public SimulationOptions {
        Options.requireRange("driftPpmMax", driftPpmMax, 0, 200_000);
        Options.requireRange("heldMessagesMax", heldMessagesMax, 0, 1_000_000);
    }

    public SimulationOptions withNetwork(NetworkOptions network) {
        return new SimulationOptions(network, diskSync, driftPpmMax, heldMessagesMax, codec);
    }

    public SimulationOptions withDiskSync(Latency diskSync) {
        return new SimulationOptions(network, diskSync, driftPpmMax, heldMessagesMax, codec);
    }

    public SimulationOptions withDriftPpmMax(int driftPpmMax) {
        return new SimulationOptions(network, diskSync, driftPpmMax, heldMessagesMax, codec);
    }

    public SimulationOptions withHeldMessagesMax(int heldMessagesMax) {
        return new SimulationOptions(network, diskSync, driftPpmMax, heldMessagesMax, codec);
    }

    public SimulationOptions withCodec(boolean codec) {
        return new SimulationOptions(network, diskSync, driftPpmMax, heldMessagesMax, codec);
    }
}
