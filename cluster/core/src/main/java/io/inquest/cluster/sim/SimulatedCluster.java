package io.inquest.cluster.sim;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.ability.DriftsClocks;
import io.inquest.cluster.ability.Kills;
import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketCounts;
import io.inquest.cluster.ability.Partitionable;
import io.inquest.cluster.ability.Passage;
import io.inquest.cluster.ability.Pauses;
import io.inquest.cluster.ability.ShapesPackets;
import io.inquest.cluster.ability.SkewsClocks;
import io.inquest.cluster.ability.Stops;
import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.Deployment;
import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.NodeImage;
import io.inquest.cluster.program.NodeProgram;
import io.inquest.cluster.program.ProgramHost;
import io.inquest.cluster.world.SeededRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Nodes inside this process, in a virtual world: network, clocks and disks are simulated, and every chance is drawn from
 * the world's seed. What is asked of it is done at once, so every stage it returns is complete.
 *
 * <p>A kill is a power cut: memory, timers, messages that waited, and writes that were not synced are gone; a stop leaves
 * the writes. Messages that
 * the process sent are still under way, and those to it reach whatever process runs when they arrive. A program that
 * throws ends its process in the same way; see {@link #crashes()}. One that lets a failure of its disk pass is stopped so
 * too, but that is no crash.
 */
public final class SimulatedCluster
        implements Cluster, Partitionable, ShapesPackets, Kills, Stops, Pauses, SkewsClocks, DriftsClocks, ProgramHost {
    private static final int NODES_MAX = 1_000;
    private static final int DRIFT_PPM_MAX = 900_000;

    private final VirtualWorld world;
    private final SimulationOptions options;
    private final Audience audience;
    private final SimulatedNetwork network;
    private final List<SimulatedNode> nodes;
    private final List<String> names;
    private final SimulatedDisks disks;
    private final CrashLog crashes = new CrashLog();
    private SimulatedDeployment<?> deployment;

    /** A cluster of nodes n1, n2 and so on. At most one a world, for they would draw the same chances. */
    public SimulatedCluster(VirtualWorld world, int nodes, SimulationOptions options) {
        this(world, nodes, options, null);
    }

    /** The same, with someone who is told what happens in it; null for nobody. */
    public SimulatedCluster(VirtualWorld world, int nodes, SimulationOptions options, ClusterListener listener) {
        Options.requireRange("number of nodes", nodes, 1, NODES_MAX);
        this.world = world;
        this.options = options;
        this.audience = new Audience(world, listener);
        this.network = new SimulatedNetwork(world, nodes, options.network(), audience);
        SeededRandom drifts = world.seededRandom("simulation/drifts");
        List<SimulatedNode> machines = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            String name = "n" + (i + 1);
            int driftPpm = drifts.nextInt(-options.driftPpmMax(), options.driftPpmMax() + 1);
            SeededRandom diskChances = world.seededRandom("simulation/" + name + "/disk");
            machines.add(new SimulatedNode(
                    i,
                    name,
                    new NodeClock(world, driftPpm),
                    new SimulatedDisk(
                            world,
                            diskChances,
                            options.diskSync(),
                            () -> world.seededRandom("simulation/" + name + "/disk damage"))));
        }
        this.nodes = List.copyOf(machines);
        this.disks = new SimulatedDisks(this.nodes);
        this.names = this.nodes.stream().map(SimulatedNode::name).toList();
    }

    @Override
    public String name() {
        return "sim";
    }

    @Override
    public List<String> nodes() {
        return names;
    }

    @Override
    public <A> Optional<A> ability(Class<A> ability) {
        for (Object able : List.of(this, disks)) {
            if (ability.isInstance(able)) {
                return Optional.of(ability.cast(able));
            }
        }
        return Optional.empty();
    }

    /** Each node's process runs in this one. */
    @Override
    public <M> Deployment<M> deploy(NodeImage image, Function<NodeContext<M>, NodeProgram<M>> program, Codec<M> codec) {
        return deploy(program, codec);
    }

    /** As the other, without what processes of their own would run. */
    public <M> Deployment<M> deploy(Function<NodeContext<M>, NodeProgram<M>> program, Codec<M> codec) {
        if (deployment != null) {
            throw new IllegalStateException(
                    "A store is deployed on this cluster already: make a new world and a new cluster for another.");
        }
        SimulatedDeployment<M> deployed =
                new SimulatedDeployment<>(world, nodes, network, options, crashes, audience, program, codec);
        deployment = deployed;
        return deployed;
    }

    /** The first hundred times that a program threw, in order. */
    public List<Crash> crashes() {
        return crashes.first();
    }

    /** How often a program threw. */
    public long crashCount() {
        return crashes.count();
    }

    /** What became of the messages so far. */
    public NetworkCounts networkCounts() {
        return network.counts();
    }

    /** How fast the node's monotonic clock runs now: parts of a million more (or fewer) than the world's. */
    public int driftPpm(int node) {
        return node(node).clock().driftPpm();
    }

    @Override
    public CompletionStage<Void> cut(Collection<Link> links) {
        return network.cut(links);
    }

    @Override
    public CompletionStage<Void> join(Collection<Link> links) {
        return network.join(links);
    }

    @Override
    public CompletionStage<Long> blocked(Collection<Link> links) {
        return network.blocked(links);
    }

    @Override
    public CompletionStage<Passage> probe(Link link) {
        return network.probe(link);
    }

    @Override
    public Optional<String> refusal(PacketConditions conditions) {
        return network.shaper().refusal(conditions);
    }

    @Override
    public CompletionStage<Void> shape(Collection<Link> links, PacketConditions conditions) {
        return network.shaper().shape(links, conditions);
    }

    @Override
    public CompletionStage<Void> unshape(Collection<Link> links) {
        return network.shaper().unshape(links);
    }

    @Override
    public CompletionStage<PacketConditions> conditions(Link link) {
        return network.shaper().conditions(link);
    }

    @Override
    public CompletionStage<PacketCounts> shaped(Collection<Link> links) {
        return network.shaper().shaped(links);
    }

    @Override
    public CompletionStage<Boolean> kill(int node) {
        node(node);
        return done(deployment != null && deployment.kill(node));
    }

    @Override
    public CompletionStage<Boolean> stop(int node) {
        node(node);
        return done(deployment != null && deployment.stop(node));
    }

    @Override
    public CompletionStage<Boolean> isRunning(int node) {
        node(node);
        return done(deployment != null && deployment.isRunning(node));
    }

    @Override
    public CompletionStage<Boolean> pause(int node) {
        node(node);
        return done(deployment != null && deployment.pause(node));
    }

    @Override
    public CompletionStage<Boolean> resume(int node) {
        node(node);
        return done(deployment != null && deployment.resume(node));
    }

    @Override
    public CompletionStage<Boolean> isPaused(int node) {
        node(node);
        return done(deployment != null && deployment.isPaused(node));
    }

    @Override
    public CompletionStage<Void> jump(int node, long nanos) {
        node(node).clock().jump(nanos);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Long> offsetNanos(int node) {
        return CompletableFuture.completedFuture(node(node).clock().wallOffsetNanos());
    }

    @Override
    public int driftPpmBound() {
        return options.driftPpmMax();
    }

    @Override
    public CompletionStage<Boolean> drift(int node, int ppm) {
        Options.requireRange("drift in parts of a million", ppm, -DRIFT_PPM_MAX, DRIFT_PPM_MAX);
        return done(rateChanged(node, node(node).clock().drift(ppm)));
    }

    @Override
    public CompletionStage<Boolean> steady(int node) {
        return done(rateChanged(node, node(node).clock().steady()));
    }

    private boolean rateChanged(int node, boolean changed) {
        if (changed && deployment != null) {
            deployment.clockRateChanged(node);
        }
        return changed;
    }

    @Override
    public CompletionStage<Boolean> isDrifting(int node) {
        return done(node(node).clock().isDrifting());
    }

    @Override
    public CompletionStage<Long> monotonicNanos(int node) {
        return CompletableFuture.completedFuture(node(node).clock().localNanos());
    }

    private SimulatedNode node(int node) {
        if (node < 0 || node >= nodes.size()) {
            throw new IllegalArgumentException(
                    "There is no node " + node + ": nodes are numbered 0 to " + (nodes.size() - 1) + ".");
        }
        return nodes.get(node);
    }

    private static CompletionStage<Boolean> done(boolean value) {
        return CompletableFuture.completedFuture(value);
    }
}
