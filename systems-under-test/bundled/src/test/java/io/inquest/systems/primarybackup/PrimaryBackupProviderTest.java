package io.inquest.systems.primarybackup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.systems.Bug;
import io.inquest.systems.Killable;
import io.inquest.systems.Primaries;
import io.inquest.systems.Promise;
import io.inquest.systems.SystemProvider;
import io.inquest.systems.SystemUnderTest;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrimaryBackupProviderTest {
    private final PrimaryBackupProvider provider = new PrimaryBackupProvider();

    @Test
    void isFoundAsAService() {
        assertTrue(ServiceLoader.load(SystemProvider.class).stream()
                .anyMatch(found -> found.type() == PrimaryBackupProvider.class));
    }

    @Test
    void describesItsBugs() {
        assertEquals(
                List.of("split-brain", "forget-on-failover"),
                provider.description().bugs().stream().map(Bug::name).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "sync,primary,linearizable,true",
        "sync,any,sequential,true",
        "semi-sync,primary,linearizable,false",
        "semi-sync,any,eventual,false",
        "async,primary,linearizable,false",
        "async,any,eventual,false"
    })
    void promisesByWhatAFailoverKeeps(String replication, String reads, String model, boolean underFaults) {
        Promise promise =
                provider.promise(PrimaryBackupTrial.config(null, Map.of("replication", replication, "reads", reads)));
        assertEquals(model, promise.model());
        assertTrue(promise.faults().contains("clock"));
        for (String fault : List.of("partition", "kill", "restart", "pause", "packets", "disk", "disk-failing")) {
            assertEquals(underFaults, promise.faults().contains(fault), fault);
        }
        assertFalse(promise.faults().contains("disk-corruption"));
    }

    @ParameterizedTest
    @CsvSource({
        "replication,lazy",
        "reads,nearest",
        "failover-timeout-ms,0",
        "failover-timeout-ms,soon",
        "failover-timeout-ms,150",
        "heartbeat-ms,-1",
        "semi-sync-wait-ms,-1",
        "semi-sync-wait-ms,100"
    })
    void refusesOptionsThatMakeNoSense(String option, String value) {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> PrimaryBackupProvider.parse(PrimaryBackupTrial.config(null, Map.of(option, value))))
                .getMessage();
        assertTrue(message.contains("--" + option), message);
    }

    @Test
    void refusesUnknownBugs() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> PrimaryBackupProvider.parse(PrimaryBackupTrial.config("stale-reads", Map.of())))
                .getMessage();
        assertTrue(message.contains("split-brain"), message);
    }

    @Test
    void servesWhenSetUpAndSaysWhoIsPrimary() {
        VirtualWorld world = new VirtualWorld(1);
        SimulatedCluster cluster = new SimulatedCluster(world, 3, SimulationOptions.DEFAULT);
        SystemUnderTest store = provider.create(PrimaryBackupTrial.config(null, Map.of()), cluster, world);
        boolean[] served = new boolean[1];
        store.setUp().thenRun(() -> served[0] = true);
        world.run(() -> served[0]);
        assertEquals(1, store.ability(Primaries.class).orElseThrow().primaries().size());
        assertTrue(store.ability(Killable.class).isPresent());
    }

    @Test
    void doesNotRecoverWithoutAMajority() {
        VirtualWorld world = new VirtualWorld(1);
        SimulatedCluster cluster = new SimulatedCluster(world, 3, SimulationOptions.DEFAULT);
        SystemUnderTest store = provider.create(PrimaryBackupTrial.config(null, Map.of()), cluster, world);
        Throwable[] failure = new Throwable[1];
        store.setUp().thenRun(() -> {
            cluster.pause(0);
            cluster.pause(1);
            store.recover().whenComplete((done, thrown) -> failure[0] = thrown);
        });
        world.run(() -> failure[0] != null);
        assertTrue(
                failure[0].getMessage().startsWith("primary-backup did not serve within 30 s"),
                failure[0].getMessage());
    }
}
