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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A replicated store on a cluster that runs its programs. */
public final class ReplicatedSystem implements SystemUnderTest, Killable, Primaries {
    private final ReplicatedStore store;
    private final NodeImage image;
    private final Cluster cluster;
    private final ProgramHost host;
    private final World world;
    private Deployment<Message> deployment;

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
        deployment = host.deploy(image, store.node()::apply, store.codec());
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
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> start(int node) {
        deployment.start(node);
        return deployment.started(node);
    }

    /** Who leads is seen only where programs are. */
    @Override
    public <A> Optional<A> ability(Class<A> ability) {
        boolean hidden = ability == Primaries.class && !host.showsPrograms();
        return hidden ? Optional.empty() : SystemUnderTest.super.ability(ability);
    }

    @Override
    public List<Integer> primaries() {
        List<Integer> primaries = new ArrayList<>();
        for (int node = 0; node < nodes(); node++) {
            Replica replica = replica(node);
            if (replica != null && replica.leads()) {
                primaries.add(node);
            }
        }
        return primaries;
    }

    /** The node's program, or null if its process does not run, or is not this one. */
    public Replica replica(int node) {
        return (Replica) deployment.program(node);
    }

    /** How far a node has come. What a leadership that is over has left counts for less than any later one. */
    private record Reached(long term, long applied) {
        static final Reached NOTHING = new Reached(-1, -1);
        static final Comparator<Reached> ORDER =
                Comparator.comparingLong(Reached::term).thenComparingLong(Reached::applied);
    }

    /** The names of the nodes that have not come as far as any node has. */
    private List<String> lagging() {
        Reached furthest = Reached.NOTHING;
        for (int node = 0; node < nodes(); node++) {
            Reached reached = reached(node);
            furthest = Reached.ORDER.compare(reached, furthest) > 0 ? reached : furthest;
        }
        List<String> lagging = new ArrayList<>();
        for (int node = 0; node < nodes(); node++) {
            if (!reached(node).equals(furthest)) {
                lagging.add(cluster.nodes().get(node));
            }
        }
        return lagging;
    }

    private Reached reached(int node) {
        Replica replica = replica(node);
        return replica == null ? Reached.NOTHING : new Reached(replica.term(), replica.applied());
    }

    private int nodes() {
        return cluster.nodes().size();
    }
}
