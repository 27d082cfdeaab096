package io.inquest.systems.mvcc;

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

class MvccProviderTest {
    private final MvccProvider provider = new MvccProvider();

    private static MvccConfig parse(String bug, Map<String, String> options) {
        return MvccProvider.parse(MvccTrial.config(bug, options));
    }

    @Test
    void isFoundAsAService() {
        assertTrue(ServiceLoader.load(SystemProvider.class).stream()
                .anyMatch(found -> found.type() == MvccProvider.class));
    }

    @Test
    void describesItsBugs() {
        assertEquals(
                List.of(
                        "lost-update",
                        "dirty-read",
                        "intermediate-read",
                        "long-fork",
                        "stale-snapshot",
                        "write-skew-under-serializable",
                        "fractured-read"),
                provider.description().bugs().stream().map(Bug::name).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "read-uncommitted,read-uncommitted",
        "read-committed,read-committed",
        "snapshot,snapshot-isolation",
        "serializable,serializable",
        "strict-serializable,strict-serializable"
    })
    void promisesTheModelOfItsLevel(String isolation, String model) {
        Promise promise = provider.promise(MvccTrial.config(null, Map.of("isolation", isolation)));
        assertEquals(model, promise.model());
        assertTrue(promise.faults().containsAll(List.of("partition", "kill", "pause", "clock", "packets", "disk")));
        assertFalse(promise.faults().contains("disk-corruption"));
    }

    @Test
    void aBugPromisesTheSame() {
        assertEquals(
                "strict-serializable",
                provider.promise(MvccTrial.config("dirty-read", Map.of())).model());
    }

    @ParameterizedTest
    @CsvSource({
        "isolation,repeatable-read",
        "reads,any",
        "reads,replica",
        "staleness-ms,-1",
        "staleness-ms,21",
        "idle-ms,0",
        "heartbeat-ms,soon"
    })
    void refusesOptionsThatMakeNoSense(String option, String value) {
        String message = assertThrows(IllegalArgumentException.class, () -> parse(null, Map.of(option, value)))
                .getMessage();
        assertTrue(message.contains("--" + option), message);
    }

    @Test
    void replicasServeEveryLevelButTheLast() {
        for (String isolation : Isolation.options().subList(0, 4)) {
            Map<String, String> options = Map.of("isolation", isolation, "reads", "replica");
            assertEquals(ReadPlace.REPLICA, parse(null, options).reads());
        }
    }

    @Test
    void refusesUnknownBugs() {
        String message = assertThrows(IllegalArgumentException.class, () -> parse("split-brain", Map.of()))
                .getMessage();
        assertTrue(message.contains("write-skew-under-serializable"), message);
    }

    /** A run with such a bug would find nothing, and prove nothing. */
    @ParameterizedTest
    @CsvSource({
        "lost-update,read-committed,snapshot",
        "dirty-read,read-uncommitted,read-committed",
        "intermediate-read,read-uncommitted,read-committed",
        "long-fork,read-committed,snapshot",
        "stale-snapshot,serializable,strict-serializable",
        "write-skew-under-serializable,snapshot,serializable",
        "fractured-read,read-committed,snapshot"
    })
    void refusesBugsThatTheLevelPermits(String bug, String isolation, String least) {
        String message = assertThrows(IllegalArgumentException.class, () -> parse(bug, Map.of("isolation", isolation)))
                .getMessage();
        assertTrue(message.contains("take --isolation " + least), message);
        assertEquals(Isolation.of(least), parse(bug, Map.of("isolation", least)).isolation());
    }

    @Test
    void servesWhenSetUpAndSaysWhoIsPrimary() {
        VirtualWorld world = new VirtualWorld(1);
        SimulatedCluster cluster = new SimulatedCluster(world, 3, SimulationOptions.DEFAULT);
        SystemUnderTest store = provider.create(MvccTrial.config(null, Map.of()), cluster, world);
        boolean[] served = new boolean[1];
        store.setUp().thenRun(() -> served[0] = true);
        world.run(() -> served[0]);
        assertEquals(List.of(0), store.ability(Primaries.class).orElseThrow().primaries());
        assertTrue(store.ability(Killable.class).isPresent());
    }

    @Test
    void doesNotRecoverWithoutItsPrimary() {
        VirtualWorld world = new VirtualWorld(1);
        SimulatedCluster cluster = new SimulatedCluster(world, 3, SimulationOptions.DEFAULT);
        SystemUnderTest store = provider.create(MvccTrial.config(null, Map.of()), cluster, world);
        Throwable[] failure = new Throwable[1];
        store.setUp().thenRun(() -> {
            cluster.pause(0);
            store.recover().whenComplete((done, thrown) -> failure[0] = thrown);
        });
        world.run(() -> failure[0] != null);
        assertTrue(failure[0].getMessage().startsWith("mvcc did not serve within 30 s"), failure[0].getMessage());
    }
}
