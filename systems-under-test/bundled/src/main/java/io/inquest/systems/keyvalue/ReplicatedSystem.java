package io.inquest.systems.keyvalue;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.program.Deployment;
import io.inquest.cluster.program.NodeImage;
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

/** A replicated store on a cluster that runs its programs. */
public final class ReplicatedSystem implements SystemUnderTest, Killable, Primaries {
    private static final long BELIEVED_NANOS = 1_000_000_000;

    private final ReplicatedStore store;
    private final NodeImage image;
    private final Cluster cluster;
    private final ProgramHost host;
    private final World world;
    private Deployment<Message> deployment;
    private Standings standings;

    /**
     * The store, not yet set up.
     *
     * @param image what a node's process runs; null where nodes run in this process
     * @throws IllegalArgumentException with a sentence for a person, if the cluster runs no programs
     */
    public ReplicatedSystem(ReplicatedStore store, NodeImage image, Cluster cluster, World world) {
        this.store = store;
        this.image = image;
        this.cluster = cluster;
        this.world = world;
        this.host = cluster.ability(ProgramHost.class)
                .orElseThrow(() -> new IllegalArgumentException(store.name()
                        + " is a bundled store and runs where programs can be deployed, which the cluster "
                        + cluster.name() + " does not offer: try --cluster sim"));
    }

    @Override
    public CompletionStage<Void> setUp() {
        boolean seen = host.showsPrograms();
        ReplicatedStore deployed = seen ? store : store.asked();
        deployment = host.deploy(image, deployed.node()::apply, deployed.codec());
        standings = seen ? this::seen : new AskedStandings(world, nodes(), deployment);
        return recover();
    }

    @Override
    public Client open(int worker) {
        return new ProgramClient<>(world, worker, cluster.nodes(), deployment::connect, store.client());
    }

    /** Completes when a command has gone through the log after all nodes were started, and every node has caught up with it. */
    @Override
    public CompletionStage<Void> recover() {
        CompletionStage<Void> up = CompletableFuture.completedFuture(null);
        for (int node = 0; node < nodes(); node++) {
            deployment.start(node);
        }
        for (int node = 0; node < nodes(); node++) {
            CompletionStage<Void> started = deployment.started(node);
            up = up.thenCompose(others -> started);
        }
        CompletableFuture<Void> serves = new CompletableFuture<>();
        up.whenComplete((all, problem) -> {
            if (problem != null) {
                serves.completeExceptionally(problem);
            } else {
                new Recovery(store.name(), world, this::open, this::lagging, serves).begin();
            }
        });
        return serves;
    }

    @Override
    public CompletionStage<Void> tearDown() {
        if (standings != null) {
            standings.close();
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> start(int node) {
        deployment.start(node);
        return deployment.started(node);
    }

    /** Where nodes are processes of their own, those count that said so in the last second. */
    @Override
    public List<Integer> primaries() {
        long sinceNanos = world.nowNanos() - BELIEVED_NANOS;
        List<Integer> primaries = new ArrayList<>();
        for (int node = 0; node < nodes(); node++) {
            Status status = standings.of(node, sinceNanos);
            if (status != null && status.leads()) {
                primaries.add(node);
            }
        }
        return primaries;
    }

    /** The node's program, or null if its process does not run, or is not this one. */
    public Replica replica(int node) {
        return (Replica) deployment.program(node);
    }

    private Status seen(int node, long sinceNanos) {
        Replica replica = replica(node);
        return replica == null ? null : Status.of(replica);
    }

    /** The names of the nodes that, since then, are not known to have come as far as any node has. */
    private List<String> lagging(long sinceNanos) {
        Status furthest = null;
        for (int node = 0; node < nodes(); node++) {
            Status status = standings.of(node, sinceNanos);
            if (status != null && (furthest == null || status.isPast(furthest))) {
                furthest = status;
            }
        }
        List<String> lagging = new ArrayList<>();
        for (int node = 0; node < nodes(); node++) {
            Status status = standings.of(node, sinceNanos);
            if (status == null || furthest.isPast(status)) {
                lagging.add(cluster.nodes().get(node));
            }
        }
        return lagging;
    }

    private int nodes() {
        return cluster.nodes().size();
    }
}
