package io.inquest.harness.runner;

import io.inquest.cluster.real.NodeArguments;
import io.inquest.cluster.real.NodeRuntime;
import io.inquest.cluster.real.ProcessCluster;
import io.inquest.cluster.real.RemoteClients;
import io.inquest.cluster.world.World;
import io.inquest.history.Actor;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.Killable;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.ProgramClient;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemProvider;
import io.inquest.systems.SystemUnderTest;
import io.inquest.systems.keyvalue.BundledProvider;
import io.inquest.systems.keyvalue.Commands;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.keyvalue.ReplicatedStore;
import io.inquest.systems.mvcc.MvccProvider;
import io.inquest.systems.primarybackup.PrimaryBackupProvider;
import io.inquest.systems.raft.RaftProvider;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** A bundled store as processes of its own: the same programs that the simulation runs. */
final class StoreProcesses implements SystemUnderTest, Killable {
    private static final int PROBES_MAX = 600;
    private static final long PROBE_PAUSE_NANOS = 50_000_000;

    /** What a node's process of the Raft store runs. */
    static final class RaftNode {
        private RaftNode() {}

        public static void main(String[] arguments) {
            runNode(raft(), arguments);
        }
    }

    /** The same of the primary-backup store. */
    static final class PrimaryBackupNode {
        private PrimaryBackupNode() {}

        public static void main(String[] arguments) {
            runNode(primaryBackup(), arguments);
        }
    }

    /** The same of the transactional store. */
    static final class MvccNode {
        private MvccNode() {}

        public static void main(String[] arguments) {
            runNode(mvcc(), arguments);
        }
    }

    private final World world;
    private final ProcessCluster cluster;
    private final ReplicatedStore store;
    private final RemoteClients<Message> clients;

    StoreProcesses(World world, ProcessCluster cluster, ReplicatedStore store) {
        this.world = world;
        this.cluster = cluster;
        this.store = store;
        this.clients = new RemoteClients<>(world, cluster.addresses(), store.codec(), message -> {});
    }

    static ReplicatedStore raft() {
        return store(new RaftProvider());
    }

    static ReplicatedStore primaryBackup() {
        return store(new PrimaryBackupProvider());
    }

    static ReplicatedStore mvcc() {
        return store(new MvccProvider());
    }

    private static ReplicatedStore store(BundledProvider provider) {
        return provider.store(defaults(provider));
    }

    private static SystemConfig defaults(SystemProvider provider) {
        Map<String, String> options = provider.description().options().stream()
                .collect(Collectors.toMap(OptionSpec::name, OptionSpec::defaultValue));
        return new SystemConfig(options, null);
    }

    private static void runNode(ReplicatedStore store, String[] arguments) {
        NodeRuntime.run(store.node()::apply, store.codec(), NodeArguments.parse(arguments));
    }

    @Override
    public CompletionStage<Void> setUp() {
        return recover();
    }

    @Override
    public Client open(int worker) {
        return new ProgramClient<>(world, worker, cluster.nodes(), clients::connect, store.client());
    }

    @Override
    public CompletionStage<Void> recover() {
        CompletionStage<Void> started = CompletableFuture.completedFuture(null);
        for (int node = 0; node < cluster.nodes().size(); node++) {
            int starting = node;
            started = started.thenCompose(before -> cluster.start(starting));
        }
        CompletableFuture<Void> serves = new CompletableFuture<>();
        return started.thenCompose(up -> {
            probe(open(0), PROBES_MAX, serves);
            return serves;
        });
    }

    private void probe(Client client, int left, CompletableFuture<Void> serves) {
        if (left == 0) {
            serves.completeExceptionally(new IllegalStateException("no probe succeeded in " + PROBES_MAX + " tries"));
            return;
        }
        client.invoke(Operation.of(Actor.process(0), Commands.PROBE, null, null), completion -> {
            if (completion instanceof Completion.Ok) {
                client.close();
                serves.complete(null);
            } else {
                world.schedule(PROBE_PAUSE_NANOS, () -> probe(client, left - 1, serves));
            }
        });
    }

    @Override
    public CompletionStage<Void> tearDown() {
        clients.close();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> start(int node) {
        return cluster.start(node);
    }
}
