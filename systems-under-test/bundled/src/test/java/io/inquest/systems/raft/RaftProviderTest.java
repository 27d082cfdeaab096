package io.inquest.systems.raft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.systems.Bug;
import io.inquest.systems.Killable;
import io.inquest.systems.Primaries;
import io.inquest.systems.SystemProvider;
import io.inquest.systems.SystemUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaftProviderTest {
    private final RaftProvider provider = new RaftProvider();

    @Test
    void isFoundAsAService() {
        assertTrue(ServiceLoader.load(SystemProvider.class).stream()
                .anyMatch(found -> found.type() == RaftProvider.class));
    }

    @Test
    void describesItsBugs() {
        assertEquals(
                List.of(
                        "stale-reads",
                        "no-vote-fsync",
                        "commit-old-term",
                        "ack-before-commit",
                        "skip-log-check",
                        "lease-ignores-drift"),
                provider.description().bugs().stream().map(Bug::name).toList());
    }

    @ParameterizedTest
    @CsvSource({"log,linearizable", "read-index,linearizable", "lease,linearizable", "local,sequential"})
    void promisesByHowItReads(String reads, String model) {
        assertEquals(
                model,
                provider.promise(RaftTrial.config(null, Map.of("reads", reads))).model());
    }

    @ParameterizedTest
    @CsvSource({
        "reads,quorum",
        "election-timeout-ms,0",
        "election-timeout-ms,soon",
        "election-timeout-ms,150",
        "heartbeat-ms,-1",
        "snapshot-every,0",
        "clock-drift-percent,51"
    })
    void refusesOptionsThatMakeNoSense(String option, String value) {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> RaftProvider.parse(RaftTrial.config(null, Map.of(option, value))))
                .getMessage();
        assertTrue(message.contains("--" + option), message);
    }

    @Test
    void refusesUnknownBugs() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> RaftProvider.parse(RaftTrial.config("stale-writes", Map.of())))
                .getMessage();
        assertTrue(message.contains("stale-reads"), message);
    }

    @Test
    void refusesClustersThatRunNoPrograms() {
        Cluster bare = new Cluster() {
            @Override
            public String name() {
                return "bare";
            }

            @Override
            public List<String> nodes() {
                return List.of("n1");
            }

            @Override
            public <A> Optional<A> ability(Class<A> ability) {
                return Optional.empty();
            }
        };
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> provider.create(RaftTrial.config(null, Map.of()), bare, new VirtualWorld(1)))
                .getMessage();
        assertTrue(message.contains("bare"), message);
    }

    @Test
    void servesWhenSetUpAndSaysWhoLeads() {
        VirtualWorld world = new VirtualWorld(1);
        SimulatedCluster cluster = new SimulatedCluster(world, 5, SimulationOptions.DEFAULT);
        SystemUnderTest raft = provider.create(RaftTrial.config(null, Map.of()), cluster, world);
        boolean[] served = new boolean[1];
        raft.setUp().thenRun(() -> served[0] = true);
        world.run(() -> served[0]);
        assertEquals(1, raft.ability(Primaries.class).orElseThrow().primaries().size());
        assertTrue(raft.ability(Killable.class).isPresent());
    }

    @Test
    void doesNotRecoverWithoutAMajority() {
        VirtualWorld world = new VirtualWorld(1);
        SimulatedCluster cluster = new SimulatedCluster(world, 5, SimulationOptions.DEFAULT);
        SystemUnderTest raft = provider.create(RaftTrial.config(null, Map.of()), cluster, world);
        Throwable[] failure = new Throwable[1];
        raft.setUp().thenRun(() -> {
            for (int node = 0; node < 3; node++) {
                cluster.pause(node);
            }
            raft.recover().whenComplete((done, thrown) -> failure[0] = thrown);
        });
        world.run(() -> failure[0] != null);
        assertTrue(failure[0].getMessage().startsWith("raft did not serve within 30 s"), failure[0].getMessage());
    }
}
