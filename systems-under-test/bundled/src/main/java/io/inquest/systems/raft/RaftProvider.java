package io.inquest.systems.raft;

import static io.inquest.systems.keyvalue.OptionNumbers.NANOS_PER_MILLI;
import static io.inquest.systems.keyvalue.OptionNumbers.number;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.world.World;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.Promise;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemDescription;
import io.inquest.systems.SystemUnderTest;
import io.inquest.systems.keyvalue.BundledProvider;
import io.inquest.systems.keyvalue.Commands;
import io.inquest.systems.keyvalue.LeaderClient;
import io.inquest.systems.keyvalue.NodeMain;
import io.inquest.systems.keyvalue.ReplicatedStore;
import io.inquest.systems.keyvalue.ReplicatedSystem;
import java.util.List;
import java.util.Set;

/** The bundled store {@code raft}: see {@code docs/stores/raft.md}. */
public final class RaftProvider implements BundledProvider {
    private static final long CLIENT_PATIENCE_NANOS = 500 * NANOS_PER_MILLI;
    private static final long PPM_OF_PERCENT = 10_000;

    private static final Set<String> WITHSTANDS = Set.of(
            "partition",
            "kill",
            "restart",
            "rolling-restart",
            "crash-loop",
            "pause",
            "clock",
            "packets",
            "disk",
            "disk-failing");

    @Override
    public SystemDescription description() {
        return new SystemDescription(
                "raft",
                "A key-value store replicated by Raft, with bugs to switch on",
                List.of(
                        new OptionSpec(
                                "reads", "how reads are served", ReadMode.options(), ReadMode.READ_INDEX.option()),
                        new OptionSpec(
                                "election-timeout-ms",
                                "how long a follower waits for its leader, at least",
                                List.of(),
                                "1000"),
                        new OptionSpec("heartbeat-ms", "how often a leader shows that it leads", List.of(), "100"),
                        new OptionSpec(
                                "snapshot-every", "after how many entries the log is compacted", List.of(), "500"),
                        new OptionSpec(
                                "clock-drift-percent",
                                "how far off the rate of a node's clock may be: what leases allow for",
                                List.of(),
                                "5")),
                RaftBug.all(),
                Commands.FUNCTIONS,
                5);
    }

    /** Leases rest on clocks that keep to the drift that the store was told of. */
    @Override
    public Promise promise(SystemConfig config) {
        RaftConfig parsed = parse(config);
        long driftPpmMax =
                parsed.reads() == ReadMode.LEASE ? parsed.clockDriftPercent() * PPM_OF_PERCENT : Long.MAX_VALUE;
        return new Promise(parsed.reads().model(), WITHSTANDS, driftPpmMax);
    }

    @Override
    public SystemUnderTest create(SystemConfig config, Cluster cluster, World world) {
        return new ReplicatedSystem(store(config), NodeMain.image("raft", config), cluster, world);
    }

    /** In the simulation, observed. */
    static ReplicatedSystem create(RaftConfig config, Cluster cluster, World world, Observer observer) {
        return new ReplicatedSystem(store(config, observer), null, cluster, world);
    }

    @Override
    public ReplicatedStore store(SystemConfig config) {
        return store(parse(config), Observer.NONE);
    }

    private static ReplicatedStore store(RaftConfig config, Observer observer) {
        boolean readsAnywhere = config.reads() == ReadMode.LOCAL;
        return new ReplicatedStore(
                "raft",
                context -> new RaftNode(context, config, observer),
                context -> new LeaderClient(context, readsAnywhere, CLIENT_PATIENCE_NANOS),
                new RaftCodec());
    }

    static RaftConfig parse(SystemConfig config) {
        RaftPolicy policy = RaftBug.policy(config.bug());
        long electionTimeoutMillis = number(config, "election-timeout-ms", 10, 3_600_000);
        long heartbeatMillis = number(config, "heartbeat-ms", 1, 3_600_000);
        if (2 * heartbeatMillis > electionTimeoutMillis) {
            throw new IllegalArgumentException("--election-timeout-ms " + electionTimeoutMillis
                    + " must be at least twice --heartbeat-ms " + heartbeatMillis
                    + ", or followers lose patience with a leader that lives");
        }
        return new RaftConfig(
                policy.readMode(ReadMode.of(config.option("reads"))),
                electionTimeoutMillis * NANOS_PER_MILLI,
                heartbeatMillis * NANOS_PER_MILLI,
                (int) number(config, "snapshot-every", 1, 1_000_000_000),
                (int) number(config, "clock-drift-percent", 0, 50),
                policy);
    }
}
