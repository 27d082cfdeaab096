package io.inquest.systems.mvcc;

import static io.inquest.systems.keyvalue.OptionNumbers.NANOS_PER_MILLI;
import static io.inquest.systems.keyvalue.OptionNumbers.number;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.world.World;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.Promise;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemDescription;
import io.inquest.systems.keyvalue.BundledProvider;
import io.inquest.systems.keyvalue.NodeMain;
import io.inquest.systems.keyvalue.ReplicatedStore;
import io.inquest.systems.keyvalue.ReplicatedSystem;
import java.util.List;
import java.util.Set;

/** The bundled store {@code mvcc}: see {@code docs/stores/mvcc.md}. */
public final class MvccProvider implements BundledProvider {
    private static final String NAME = "mvcc";

    /** All but what changes what was durable on a disk. */
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

    private static final String STALENESS_MILLIS = "20";

    @Override
    public SystemDescription description() {
        return new SystemDescription(
                NAME,
                "A transactional key-value store with a primary and replicas, of several isolation levels, with bugs to"
                        + " switch on",
                List.of(
                        new OptionSpec(
                                "isolation",
                                "how far transactions are kept from seeing each other",
                                Isolation.options(),
                                Isolation.STRICT_SERIALIZABLE.option()),
                        new OptionSpec(
                                "reads",
                                "where transactions that only read are executed",
                                ReadPlace.options(),
                                ReadPlace.PRIMARY.option()),
                        new OptionSpec(
                                "staleness-ms",
                                "how old the snapshots are that serializable gives to transactions that only read",
                                List.of(),
                                STALENESS_MILLIS),
                        new OptionSpec(
                                "idle-ms",
                                "how long the primary waits for a transaction's next step before it aborts it",
                                List.of(),
                                "1000"),
                        new OptionSpec(
                                "heartbeat-ms",
                                "how often the primary sends again what replicas may lack",
                                List.of(),
                                "100")),
                MvccBug.all(),
                Set.of(MvccClient.FUNCTION),
                5);
    }

    @Override
    public Promise promise(SystemConfig config) {
        return new Promise(parse(config).isolation().model(), WITHSTANDS);
    }

    @Override
    public ReplicatedSystem create(SystemConfig config, Cluster cluster, World world) {
        return new ReplicatedSystem(store(config), NodeMain.image(NAME, config), cluster, world);
    }

    @Override
    public ReplicatedStore store(SystemConfig config) {
        MvccConfig parsed = parse(config);
        return new ReplicatedStore(
                NAME,
                context -> new MvccNode(context, parsed),
                context -> new MvccClient(context, parsed.reads()),
                new MvccCodec());
    }

    static MvccConfig parse(SystemConfig config) {
        Isolation isolation = Isolation.of(config.option("isolation"));
        ReadPlace reads = ReadPlace.of(config.option("reads"));
        if (isolation == Isolation.STRICT_SERIALIZABLE && reads == ReadPlace.REPLICA) {
            throw new IllegalArgumentException("--isolation " + isolation.option() + " does not go with --reads "
                    + reads.option() + ": a replica does not know of the latest commits. Take --isolation "
                    + Isolation.SERIALIZABLE.option() + " or less, or --reads " + ReadPlace.PRIMARY.option());
        }
        long stalenessNanos = number(config, "staleness-ms", 0, 60_000) * NANOS_PER_MILLI;
        if (isolation != Isolation.SERIALIZABLE
                && !config.option("staleness-ms").equals(STALENESS_MILLIS)) {
            throw new IllegalArgumentException("--staleness-ms is for --isolation " + Isolation.SERIALIZABLE.option()
                    + ", and this is " + isolation.option());
        }
        return new MvccConfig(
                isolation,
                reads,
                stalenessNanos,
                number(config, "idle-ms", 1, 3_600_000) * NANOS_PER_MILLI,
                number(config, "heartbeat-ms", 1, 3_600_000) * NANOS_PER_MILLI,
                MvccBug.policy(config.bug(), isolation, stalenessNanos));
    }
}
