package io.inquest.systems.raft;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.program.Deployment;
import io.inquest.cluster.program.ProgramHost;
import io.inquest.cluster.world.World;
import io.inquest.systems.Client;
import io.inquest.systems.Killable;
import io.inquest.systems.Primaries;
import io.inquest.systems.ProgramClient;
import io.inquest.systems.SystemUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The store on a cluster that runs its programs. */
final class RaftSystem implements SystemUnderTest, Killable, Primaries {
    private final RaftConfig config;
    private final Cluster cluster;
    private final ProgramHost host;
    private final World world;
    private final Observer observer;
    private Deployment<RaftMessage> deployment;

    RaftSystem(RaftConfig config, Cluster cluster, ProgramHost host, World world, Observer observer) {
        this.config = config;
        this.cluster = cluster;
        this.host = host;
        this.world = world;
        this.observer = observer;
    }

    @Override
    public CompletionStage<Void> setUp() {
        deployment = host.deploy(context -> new RaftNode(context, config, observer), new RaftCodec());
        return recover();
    }

    @Override
    public Client open(int worker) {
        return new ProgramClient<>(
                world,
                worker,
                cluster.nodes(),
                deployment::connect,
                context -> new RaftClient(context, config.reads()));
    }

    /** Completes when a command has been committed after all nodes were started, and every node has caught up with it. */
    @Override
    public CompletionStage<Void> recover() {
        for (int node = 0; node < nodes(); node++) {
            deployment.start(node);
        }
        return new Recovery(world, this::open, this::lagging).begin();
    }

    @Override
    public CompletionStage<Void> tearDown() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> start(int node) {
        deployment.start(node);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public List<Integer> primaries() {
        List<Integer> primaries = new ArrayList<>();
        for (int node = 0; node < nodes(); node++) {
            RaftNode program = program(node);
            if (program != null && program.leads()) {
                primaries.add(node);
            }
        }
        return primaries;
    }

    /** The node's program, or null if its process does not run. */
    RaftNode program(int node) {
        return (RaftNode) deployment.program(node);
    }

    /** The names of the nodes that have not applied all that any node has. */
    private List<String> lagging() {
        long furthest = 0;
        for (int node = 0; node < nodes(); node++) {
            furthest = Math.max(furthest, applied(node));
        }
        List<String> lagging = new ArrayList<>();
        for (int node = 0; node < nodes(); node++) {
            if (applied(node) < furthest) {
                lagging.add(cluster.nodes().get(node));
            }
        }
        return lagging;
    }

    private long applied(int node) {
        RaftNode program = program(node);
        return program == null ? -1 : program.applied();
    }

    private int nodes() {
        return cluster.nodes().size();
    }
}
