package io.inquest.nemesis;

import io.inquest.systems.Client;
import io.inquest.systems.Killable;
import io.inquest.systems.Membership;
import io.inquest.systems.Primaries;
import io.inquest.systems.SystemUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store that is led by whom the test says, and can be started. */
public final class FakeStore implements SystemUnderTest, Killable, Primaries, Membership {
    public List<Integer> primaries = List.of();
    /** Abilities, by simple name, that this store has not. */
    public final Set<String> lacks = new TreeSet<>();

    /** The nodes that are no members. */
    public final Set<Integer> out = new TreeSet<>();

    private final FakeCluster cluster;

    public FakeStore(FakeCluster cluster) {
        this.cluster = cluster;
    }

    /** A field of so many nodes, with a store on it and a world of its own. */
    public static Battlefield field(int nodes) {
        FakeCluster cluster = new FakeCluster(nodes);
        FakeWorld world = new FakeWorld();
        cluster.nowNanos = world::nowNanos;
        return new Battlefield(world, cluster, new FakeStore(cluster));
    }

    @Override
    public <A> Optional<A> ability(Class<A> ability) {
        return lacks.contains(ability.getSimpleName()) ? Optional.empty() : SystemUnderTest.super.ability(ability);
    }

    /** A node that is no member does not run. */
    @Override
    public CompletionStage<Void> start(int node) {
        return out.contains(node) ? CompletableFuture.completedFuture(null) : cluster.start(node);
    }

    @Override
    public CompletionStage<List<Integer>> members() {
        List<Integer> members = new ArrayList<>();
        for (int node = 0; node < cluster.nodes().size(); node++) {
            if (!out.contains(node)) {
                members.add(node);
            }
        }
        return CompletableFuture.completedFuture(members);
    }

    @Override
    public CompletionStage<Void> remove(int node) {
        if (cluster.works("remove", node)) {
            out.add(node);
            cluster.down.add(node);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> add(int node) {
        if (cluster.works("add", node)) {
            out.remove(node);
            cluster.down.remove(node);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public List<Integer> primaries() {
        return primaries;
    }

    @Override
    public CompletionStage<Void> setUp() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Client open(int worker) {
        throw new UnsupportedOperationException("no test of faults has clients");
    }

    @Override
    public CompletionStage<Void> recover() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> tearDown() {
        return CompletableFuture.completedFuture(null);
    }
}
