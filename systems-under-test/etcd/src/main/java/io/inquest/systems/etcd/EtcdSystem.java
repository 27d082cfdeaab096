package io.inquest.systems.etcd;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Daemon;
import io.inquest.cluster.host.Daemons;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.Hosts;
import io.inquest.cluster.world.World;
import io.inquest.systems.BlockingClient;
import io.inquest.systems.Client;
import io.inquest.systems.Killable;
import io.inquest.systems.Membership;
import io.inquest.systems.Primaries;
import io.inquest.systems.Repeated;
import io.inquest.systems.SystemUnderTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

/** etcd on hosts, one member a host. */
final class EtcdSystem implements SystemUnderTest, Killable, Primaries, Membership {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long LEADERS_PAUSE_NANOS = 200 * NANOS_PER_MILLI;

    private final EtcdConfig config;
    private final Hosts hosts;
    private final Daemons daemons;
    private final World world;
    private final List<Member> members = new ArrayList<>();
    private final Access access;
    private final Administration administration;
    private final Serving serving;

    /** How each member is started; one that was replaced otherwise than in the beginning. */
    private final Map<Integer, Daemon> starts = new TreeMap<>();

    private final Set<Integer> out = new TreeSet<>();
    private final Set<Integer> leaders = new TreeSet<>();
    private final Set<Long> leases = new TreeSet<>();
    private final List<Repeated> repeated = new ArrayList<>();

    EtcdSystem(EtcdConfig config, Hosts hosts, World world) {
        this.config = config;
        this.hosts = hosts;
        this.daemons = hosts.daemons();
        this.world = world;
        for (Host host : hosts.hosts()) {
            members.add(new Member(members.size(), host, config));
        }
        access = new Access(members, config);
        administration = new Administration(members, access);
        serving = new Serving(world, hosts, administration, members);
        String cluster =
                String.join(",", members.stream().map(Member::inCluster).toList());
        members.forEach(member -> starts.put(member.number(), member.daemon(cluster, true)));
    }

    @Override
    public CompletionStage<Void> setUp() {
        return onEach(node -> hosts.waiting(() -> {
                    config.installation().install(members.get(node).host());
                    wipe(node);
                    return null;
                }))
                .thenCompose(installed -> hosts.waiting(() -> {
                    access.prepare();
                    return null;
                }))
                .thenCompose(prepared -> onEach(this::start))
                .thenCompose(started -> serving.untilAll())
                .thenCompose(serves -> hosts.waiting(() -> {
                    administration.makeUsers();
                    return null;
                }))
                .thenCompose(users -> serving.untilAll())
                .thenAccept(serves -> {
                    repeated.add(Repeated.begin(world, LEADERS_PAUSE_NANOS, this::askForLeaders));
                    repeated.add(Repeated.begin(world, config.lockTtlSeconds() * NANOS_PER_SECOND / 3, this::renew));
                });
    }

    /** A worker keeps to one member, whatever happens to it. */
    @Override
    public Client open(int worker) {
        Member member = members.get(Math.floorMod(worker, members.size()));
        return new BlockingClient(
                world,
                "etcd-" + worker,
                () -> new Driver(
                        access.forClient(member.number()),
                        member.name(),
                        config.serializableReads(),
                        new Locks(config.lockTtlSeconds(), lease -> world.execute(() -> leases.add(lease)))));
    }

    /** A node that was removed is left alone: whoever removed it starts it by adding it. */
    @Override
    public CompletionStage<Void> start(int node) {
        if (out.contains(node)) {
            return nothing();
        }
        return daemons.start(node, starts.get(node).listeningAt(config.clientPort(), config.peerPort()));
    }

    @Override
    public CompletionStage<Void> recover() {
        List<Integer> missing = new ArrayList<>(out);
        CompletionStage<Void> done = nothing();
        for (int node : missing) {
            done = done.thenCompose(before -> add(node));
        }
        return done.thenCompose(complete -> onEach(this::start)).thenCompose(started -> serving.untilAll());
    }

    @Override
    public CompletionStage<Void> tearDown() {
        repeated.forEach(Repeated::close);
        return onEach(node -> daemons.kill(node)
                        .thenCompose(ran -> hosts.waiting(() -> {
                            wipe(node);
                            new TlsFolder(members.get(node).host()).clear();
                            return null;
                        })))
                .whenComplete((gone, failure) -> administration.close());
    }

    @Override
    public List<Integer> primaries() {
        return new ArrayList<>(leaders);
    }

    private void askForLeaders() {
        for (Member member : members) {
            administration.askWhetherItLeads(
                    member.number(), leads -> world.execute(() -> noteLeader(member.number(), leads)));
        }
    }

    private void noteLeader(int node, boolean leads) {
        if (leads) {
            leaders.add(node);
        } else {
            leaders.remove(node);
        }
    }

    /** All of them until the end: to a history, a client that is heard of no more still holds what it held. */
    private void renew() {
        if (!leases.isEmpty()) {
            administration.renew(new ArrayList<>(leases));
        }
    }

    @Override
    public CompletionStage<List<Integer>> members() {
        return hosts.waiting(administration::members);
    }

    @Override
    public CompletionStage<Void> remove(int node) {
        out.add(node);
        return serving.changed(() -> {
                    administration.remove(node);
                    return null;
                })
                .whenComplete((removed, failure) -> {
                    if (failure != null) {
                        out.remove(node);
                    }
                })
                .thenCompose(removed -> daemons.kill(node))
                .thenCompose(ran -> hosts.waiting(() -> {
                    wipe(node);
                    return null;
                }));
    }

    @Override
    public CompletionStage<Void> add(int node) {
        return serving.changed(() -> administration.add(node))
                .thenCompose(cluster -> daemons.kill(node)
                        .thenCompose(ran -> hosts.waiting(() -> {
                            wipe(node);
                            return cluster;
                        })))
                .thenCompose(cluster -> {
                    starts.put(node, members.get(node).daemon(cluster, false));
                    out.remove(node);
                    return start(node);
                })
                .thenCompose(started -> serving.until(node));
    }

    private void wipe(int node) throws IOException {
        Member member = members.get(node);
        member.host().require(Command.of("rm", "-rf", member.data()));
    }

    private CompletionStage<Void> onEach(IntFunction<CompletionStage<Void>> step) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (Member member : members) {
            all.add(step.apply(member.number()).toCompletableFuture());
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    private static CompletionStage<Void> nothing() {
        return CompletableFuture.completedFuture(null);
    }
}
