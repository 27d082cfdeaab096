package io.inquest.systems.raft;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.NodeProgram;
import io.inquest.cluster.program.ProgramHost;
import io.inquest.cluster.world.World;
import io.inquest.systems.ClientContext;
import io.inquest.systems.ClientProgram;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.Promise;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemDescription;
import io.inquest.systems.SystemProvider;
import io.inquest.systems.SystemUnderTest;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The bundled store {@code raft}: see {@code docs/stores/raft.md}. */
public final class RaftProvider implements SystemProvider {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final Set<String> WITHSTANDS =
            Set.of("partition", "kill", "restart", "rolling-restart", "crash-loop", "pause", "clock");

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

    @Override
    public Promise promise(SystemConfig config) {
        return new Promise(parse(config).reads().model(), WITHSTANDS);
    }

    @Override
    public SystemUnderTest create(SystemConfig config, Cluster cluster, World world) {
        RaftConfig parsed = parse(config);
        ProgramHost host = cluster.ability(ProgramHost.class)
                .orElseThrow(() -> new IllegalArgumentException("raft is a bundled store and runs where programs can be"
                        + " deployed, which the cluster " + cluster.name() + " does not offer: try --cluster sim"));
        return new RaftSystem(parsed, cluster, host, world, Observer.NONE);
    }

    /** Makes the program of a node: the same wherever the node runs. */
    public static Function<NodeContext<RaftMessage>, NodeProgram<RaftMessage>> nodes(SystemConfig config) {
        RaftConfig parsed = parse(config);
        return context -> new RaftNode(context, parsed, Observer.NONE);
    }

    /** Makes the program of a client: the same wherever the nodes run. */
    public static Function<ClientContext<RaftMessage>, ClientProgram<RaftMessage>> clients(SystemConfig config) {
        ReadMode reads = parse(config).reads();
        return context -> new RaftClient(context, reads);
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

    private static long number(SystemConfig config, String option, long least, long most) {
        String given = config.option(option);
        try {
            long number = Long.parseLong(given);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "--" + option + " is a whole number from " + least + " to " + most + ", not " + given);
    }
}
