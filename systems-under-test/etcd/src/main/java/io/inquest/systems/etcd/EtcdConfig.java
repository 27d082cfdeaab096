package io.inquest.systems.etcd;

import io.inquest.systems.OptionSpec;
import io.inquest.systems.SystemConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How etcd is run.
 *
 * @param serializableReads whether a read is of what its member has, rather than of the latest there is
 * @param snapshotCount after how many entries a member puts a snapshot in place of its log
 * @param lockTtlSeconds for how long a lock lives whose holder's lease nobody can renew
 * @param user whom clients log in as
 */
record EtcdConfig(
        boolean serializableReads,
        long heartbeatMillis,
        long electionTimeoutMillis,
        long snapshotCount,
        long lockTtlSeconds,
        int clientPort,
        int peerPort,
        Tls tls,
        Optional<Credentials> user,
        Installation installation) {
    private static final String READS = "reads";
    private static final String LINEARIZABLE = "linearizable";
    private static final String SERIALIZABLE = "serializable";
    private static final String HEARTBEAT = "heartbeat-ms";
    private static final String ELECTION_TIMEOUT = "election-timeout-ms";
    private static final String SNAPSHOT_COUNT = "snapshot-count";
    private static final String LOCK_TTL = "lock-ttl-seconds";
    private static final String CLIENT_PORT = "client-port";
    private static final String PEER_PORT = "peer-port";

    /** etcd does not start with a shorter time for elections than five heartbeats, nor a longer one than 50 s. */
    private static final int HEARTBEATS_MIN = 5;

    private static final long ELECTION_MILLIS_MAX = 50_000;
    private static final long PORT_MAX = 65_535;

    static List<OptionSpec> options() {
        List<OptionSpec> all = new ArrayList<>(List.of(
                new OptionSpec(
                        READS,
                        "whether a read is of the latest that the cluster has, or of what one member has",
                        List.of(LINEARIZABLE, SERIALIZABLE),
                        LINEARIZABLE),
                new OptionSpec(HEARTBEAT, "how often a leader shows that it leads", List.of(), "100"),
                new OptionSpec(
                        ELECTION_TIMEOUT, "how long a follower waits for its leader, at least", List.of(), "1000"),
                new OptionSpec(
                        SNAPSHOT_COUNT,
                        "after how many entries a member puts a snapshot in place of its log",
                        List.of(),
                        "10000"),
                new OptionSpec(
                        LOCK_TTL, "for how long a lock lives whose holder's lease nobody can renew", List.of(), "60"),
                new OptionSpec(CLIENT_PORT, "the port that members serve clients on", List.of(), "2379"),
                new OptionSpec(PEER_PORT, "the port that members serve each other on", List.of(), "2380")));
        all.addAll(Tls.options());
        all.addAll(Credentials.options());
        all.addAll(Installation.options());
        return List.copyOf(all);
    }

    /** @throws IllegalArgumentException with a sentence for a person */
    static EtcdConfig parse(SystemConfig config) {
        long heartbeat = number(config, HEARTBEAT, 1, ELECTION_MILLIS_MAX);
        long electionTimeout = number(config, ELECTION_TIMEOUT, 10, ELECTION_MILLIS_MAX);
        if (electionTimeout < HEARTBEATS_MIN * heartbeat) {
            throw new IllegalArgumentException("--" + ELECTION_TIMEOUT + " " + electionTimeout + " must be at least "
                    + HEARTBEATS_MIN + " times --" + HEARTBEAT + " " + heartbeat + ", or etcd does not start");
        }
        int clientPort = (int) number(config, CLIENT_PORT, 1, PORT_MAX);
        int peerPort = (int) number(config, PEER_PORT, 1, PORT_MAX);
        if (clientPort == peerPort) {
            throw new IllegalArgumentException(
                    "--" + CLIENT_PORT + " and --" + PEER_PORT + " are both " + peerPort + ": take two ports");
        }
        Tls tls = Tls.parse(config);
        return new EtcdConfig(
                config.option(READS).equals(SERIALIZABLE),
                heartbeat,
                electionTimeout,
                number(config, SNAPSHOT_COUNT, 1, 1_000_000_000),
                number(config, LOCK_TTL, 1, 86_400),
                clientPort,
                peerPort,
                tls,
                Credentials.parse(config, tls.isOn()),
                Installation.parse(config));
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
