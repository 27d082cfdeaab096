package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.Injection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RestartTest extends FaultTest {
    private Fault restart(String mode, String... nodes) {
        return fault("restart", "nodes", List.of(nodes), "mode", mode);
    }

    @Test
    void endsAndStartsAtOnce() {
        Injection injection = inject(restart("kill", "n2", "n4"));
        assertEquals(Data.of("effect", true, "restarted", List.of("n2", "n4")), injection.evidence());
        assertEquals(List.of("kill 1", "kill 3", "start 1", "start 3"), cluster.calls);
        assertEquals(Data.of("effect", true), close(injection));
        assertEquals(4, cluster.calls.size(), "nothing is left to heal");
    }

    @Test
    void anOrderlyRestartStopsInsteadOfKilling() {
        inject(restart("stop", "n1"));
        assertEquals(List.of("stop 0", "start 0"), cluster.calls);
        assertEquals(Set.of(), cluster.down);
    }

    @Test
    void whatWasDownStaysDown() {
        cluster.down.add(0);
        Injection injection = inject(restart("kill", "n1", "n2"));
        assertEquals(
                Data.of("effect", true, "restarted", List.of("n2"), "were-down", List.of("n1")), injection.evidence());
        assertEquals(Set.of(0), cluster.down);
    }

    @Test
    void nothingToRestartIsNoEffect() {
        cluster.down.add(0);
        assertEquals(
                "took no effect: nothing ran on n1",
                failure(restart("kill", "n1").inject(field)));
    }

    @Test
    void aStopThatDoesNotStopFails() {
        cluster.broken.add("stop 1");
        assertEquals(
                "took no effect: n2 still runs after it was stopped",
                failure(restart("stop", "n1", "n2").inject(field)));
        assertEquals(Set.of(), cluster.down);
    }

    @Test
    void aNodeThatDoesNotStartIsSaidAndLeftForAnotherTry() {
        cluster.broken.add("start 0");
        assertTrue(failure(restart("kill", "n1").inject(field))
                .startsWith("did not heal: n1 does not run after it was started; undoing it failed as well"));
    }

    @Test
    void everyRandomRestartRoundTripsAndTheModesAreThoseAskedFor() {
        Set<Object> modes = new TreeSet<>();
        for (long seed = 0; seed < 100; seed++) {
            Fault fault = drawn("restart", seed);
            assertEquals(fault, FaultKinds.load().parse("restart", fault.toValue()));
            assertTrue(fault.toValue().containsKey("targets"));
            modes.add(fault.toValue().get("mode"));
            close(inject(fault));
            assertEquals(Set.of(), cluster.down);
            assertEquals(
                    "stop",
                    drawn("restart", seed, "restart-modes", "stop").toValue().get("mode"));
        }
        assertEquals(Set.of("kill", "stop"), modes);
    }

    @Test
    void aClusterThatCannotStopOnlyKills() {
        cluster.lacks.add("Stops");
        assertEquals("", refusal("restart"));
        for (long seed = 0; seed < 20; seed++) {
            assertEquals("kill", drawn("restart", seed).toValue().get("mode"));
        }
        assertEquals(
                "the fake cluster cannot stop processes in an orderly way, only kill them; leave out stop",
                assertThrows(IllegalArgumentException.class, () -> drawn("restart", 1, "restart-modes", "stop"))
                        .getMessage());
        store.lacks.add("Killable");
        assertEquals("this store cannot start a killed node again; leave out restart", refusal("restart"));
    }

    @Test
    void refusesValuesThatAreNoRestart() {
        assertEquals(
                "no mode of a restart \"halt\" (they are kill, stop)",
                refused("restart", "nodes", List.of("n1"), "mode", "halt"));
        assertEquals("a restart needs \"mode\", a string; there is none", refused("restart", "nodes", List.of("n1")));
    }
}
