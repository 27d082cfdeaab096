package io.inquest.systems.primarybackup;

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

/** The bundled store {@code primary-backup}: see {@code docs/stores/primary-backup.md}. */
public final class PrimaryBackupProvider implements BundledProvider {
    private static final String NAME = "primary-backup";
    private static final long CLIENT_PATIENCE_NANOS = 500 * NANOS_PER_MILLI;

    /** With a majority's copies. */
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

    /** Without: what makes no backup miss its primary. */
    private static final Set<String> WITHSTANDS_ALONE = Set.of("clock");

    private static final String SEMI_SYNC_WAIT_MILLIS = "500";

    @Override
    public SystemDescription description() {
        return new SystemDescription(
                NAME,
                "A key-value store with a primary and backups, replicated synchronously or not, with bugs to switch on",
                List.of(
                        new OptionSpec(
                                "replication",
                                "when an update is acknowledged: once a majority, one backup or only the primary has it",
                                Replication.options(),
                                Replication.SYNC.option()),
                        new OptionSpec("reads", "who answers reads", ReadPlace.options(), ReadPlace.PRIMARY.option()),
                        new OptionSpec(
                                "failover-timeout-ms",
                                "how long a backup waits for its primary, at least",
                                List.of(),
                                "1000"),
                        new OptionSpec("heartbeat-ms", "how often a primary shows that it lives", List.of(), "100"),
                        new OptionSpec(
                                "semi-sync-wait-ms",
                                "how long a semi-synchronous primary waits for a backup before it goes on alone",
                                List.of(),
                                SEMI_SYNC_WAIT_MILLIS)),
                PrimaryBackupBug.all(),
                Commands.FUNCTIONS,
                5);
    }

    /** Without a majority's copies a fail-over undoes what was acknowledged: then nothing is promised where one may be. */
    @Override
    public Promise promise(SystemConfig config) {
        PrimaryBackupConfig parsed = parse(config);
        boolean fromPrimary = parsed.reads() == ReadPlace.PRIMARY;
        return parsed.replication().isLasting()
                ? new Promise(fromPrimary ? "linearizable" : "sequential", WITHSTANDS)
                : new Promise(fromPrimary ? "linearizable" : "eventual", WITHSTANDS_ALONE);
    }

    @Override
    public SystemUnderTest create(SystemConfig config, Cluster cluster, World world) {
        return new ReplicatedSystem(store(config), NodeMain.image("primary-backup", config), cluster, world);
    }

    /** In the simulation, observed. */
    static ReplicatedSystem create(PrimaryBackupConfig config, Cluster cluster, World world, Observer observer) {
        return new ReplicatedSystem(store(config, observer), null, cluster, world);
    }

    @Override
    public ReplicatedStore store(SystemConfig config) {
        return store(parse(config), Observer.NONE);
    }

    private static ReplicatedStore store(PrimaryBackupConfig config, Observer observer) {
        boolean readsAnywhere = config.reads() == ReadPlace.ANY;
        boolean waits = config.replication() == Replication.SEMI_SYNC;
        long patienceNanos = CLIENT_PATIENCE_NANOS + (waits ? config.semiSyncWaitNanos() : 0);
        return new ReplicatedStore(
                NAME,
                context -> new PrimaryBackupNode(context, config, observer),
                context -> new LeaderClient(context, readsAnywhere, patienceNanos),
                new PrimaryBackupCodec());
    }

    static PrimaryBackupConfig parse(SystemConfig config) {
        long failoverTimeoutMillis = number(config, "failover-timeout-ms", 10, 3_600_000);
        long heartbeatMillis = number(config, "heartbeat-ms", 1, 3_600_000);
        if (2 * heartbeatMillis > failoverTimeoutMillis) {
            throw new IllegalArgumentException("--failover-timeout-ms " + failoverTimeoutMillis
                    + " must be at least twice --heartbeat-ms " + heartbeatMillis
                    + ", or backups lose patience with a primary that lives");
        }
        Replication replication = Replication.of(config.option("replication"));
        long waitNanos = number(config, "semi-sync-wait-ms", 0, 3_600_000) * NANOS_PER_MILLI;
        if (replication != Replication.SEMI_SYNC
                && !config.option("semi-sync-wait-ms").equals(SEMI_SYNC_WAIT_MILLIS)) {
            throw new IllegalArgumentException("--semi-sync-wait-ms is for --replication "
                    + Replication.SEMI_SYNC.option() + ", and this is " + replication.option());
        }
        return new PrimaryBackupConfig(
                replication,
                ReadPlace.of(config.option("reads")),
                failoverTimeoutMillis * NANOS_PER_MILLI,
                heartbeatMillis * NANOS_PER_MILLI,
                waitNanos,
                PrimaryBackupBug.policy(config.bug()));
    }
}
