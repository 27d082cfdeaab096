package io.inquest.cluster.sim;

import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** A world with a cluster of {@link Recorder}s, all started. */
final class Scene {
    static final long MS = 1_000_000;
    /** Every message takes 1 ms, every sync 2 ms, and clocks do not drift. */
    static final SimulationOptions STEADY = SimulationOptions.DEFAULT
            .withNetwork(NetworkOptions.reliable(Latency.constant(MS)))
            .withDiskSync(Latency.constant(2 * MS))
            .withDriftPpmMax(0);

    final VirtualWorld world;
    final SimulatedCluster cluster;
    final Deployment<String> deployment;
    final List<String> log = new ArrayList<>();

    Scene(long seed, int nodes, SimulationOptions options, BiConsumer<Recorder, String> reaction) {
        this(seed, nodes, options, Recorder.CODEC, reaction, null);
    }

    Scene(
            long seed,
            int nodes,
            SimulationOptions options,
            Codec<String> codec,
            BiConsumer<Recorder, String> reaction,
            ClusterListener listener) {
        world = new VirtualWorld(seed);
        cluster = new SimulatedCluster(world, nodes, options, listener);
        deployment = cluster.deploy(context -> new Recorder(context, world, log, reaction), codec);
        for (int i = 0; i < nodes; i++) {
            deployment.start(i);
        }
    }

    Scene(int nodes, BiConsumer<Recorder, String> reaction) {
        this(1, nodes, STEADY, reaction);
    }

    /** Lets virtual time pass. */
    void passNanos(long nanos) {
        boolean[] passed = new boolean[1];
        world.schedule(nanos, () -> passed[0] = true);
        world.run(() -> passed[0]);
    }

    void send(int from, int to, String message) {
        recorder(from).context.outbox().send(to, message);
    }

    Recorder recorder(int node) {
        return (Recorder) deployment.program(node);
    }

    /** What was written down since this was asked last. */
    List<String> news() {
        List<String> news = List.copyOf(log);
        log.clear();
        return news;
    }

    static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().getNow(null);
    }
}
