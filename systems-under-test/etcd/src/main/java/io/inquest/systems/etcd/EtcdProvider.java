package io.inquest.systems.etcd;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.host.Hosts;
import io.inquest.cluster.world.World;
import io.inquest.systems.Promise;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemDescription;
import io.inquest.systems.SystemProvider;
import io.inquest.systems.SystemUnderTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The store {@code etcd}: see {@code docs/stores/etcd.md}. */
public final class EtcdProvider implements SystemProvider {
    private static final Set<String> WITHSTANDS = new TreeSet<>(List.of(
            "partition",
            "kill",
            "restart",
            "rolling-restart",
            "crash-loop",
            "pause",
            "clock",
            "packets",
            "membership"));

    @Override
    public SystemDescription description() {
        return new SystemDescription(
                "etcd",
                "etcd as it is installed on real hosts: registers, sets, transactions on lists, and locks with leases",
                EtcdConfig.options(),
                List.of(),
                FUNCTIONS,
                3);
    }

    /** What clients can do; here, because to describe etcd is not to load its client's libraries. */
    static final Set<String> FUNCTIONS =
            new TreeSet<>(List.of("read", "write", "cas", "add", "txn", "acquire", "release"));

    /**
     * Serializable reads may be old. Each client reads from one member only, which never goes back in the log, whose every
     * answer to an update is of a moment that it has reached, and which serves nobody after a restart before it has caught
     * up with its own log entry; so what a client sees is in the order of the log, and in its own.
     */
    @Override
    public Promise promise(SystemConfig config) {
        return EtcdConfig.parse(config).serializableReads()
                ? new Promise("sequential", "strong-session-serializable", WITHSTANDS, Long.MAX_VALUE)
                : new Promise("linearizable", "strict-serializable", WITHSTANDS, Long.MAX_VALUE);
    }

    @Override
    public SystemUnderTest create(SystemConfig config, Cluster cluster, World world) {
        EtcdConfig parsed = EtcdConfig.parse(config);
        Hosts hosts = cluster.ability(Hosts.class)
                .orElseThrow(() -> new IllegalArgumentException("etcd runs on real hosts, and the " + cluster.name()
                        + " cluster has none: choose another, such as --cluster local"));
        return new EtcdSystem(parsed, hosts, world);
    }
}
