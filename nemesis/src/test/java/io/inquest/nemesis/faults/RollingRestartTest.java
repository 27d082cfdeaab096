package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.Injection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RollingRestartTest extends FaultTest {
    private static final long MS = 1_000_000L;

    private Fault roll(String... nodes) {
        return fault("rolling-restart", "nodes", List.of(nodes), "mode", "kill", "pause-nanos", 10 * MS);
    }

    @Test
    void restartsOneAfterAnother() {
        Injection injection = inject(roll("n3", "n1", "n2"));
        assertEquals(Data.of("effect", true, "restarted", List.of("n3")), injection.evidence());
        assertEquals(List.of("kill 2", "start 2"), cluster.calls);
        pass(10 * MS);
        assertEquals(List.of("kill 2", "start 2", "kill 0", "start 0"), cluster.calls);
        pass(50 * MS);
        assertEquals(Data.of("effect", true, "restarted", List.of("n3", "n1", "n2")), close(injection));
        assertEquals(6, cluster.calls.size());
    }

    @Test
    void leavesAloneWhatItDidNotReach() {
        Injection injection = inject(roll("n3", "n1", "n2"));
        pass(15 * MS);
        assertEquals(
                Data.of("effect", true, "restarted", List.of("n3", "n1"), "not-reached", List.of("n2")),
                close(injection));
        pass(50 * MS);
        assertEquals(4, cluster.calls.size(), "nothing more happens");
    }

    @Test
    void passesOverWhatIsDown() {
        cluster.down.addAll(List.of(0, 2));
        Injection injection = inject(roll("n3", "n1", "n2"));
        assertEquals(Data.of("effect", true, "restarted", List.of("n2")), injection.evidence());
        assertEquals(
                Data.of("effect", true, "restarted", List.of("n2"), "were-down", List.of("n3", "n1")),
                close(injection));
        assertEquals(Set.of(0, 2), cluster.down);
    }

    @Test
    void nothingThatRunsIsNoEffect() {
        cluster.down.addAll(List.of(0, 1));
        assertEquals(
                "took no effect: nothing ran on n1, n2",
                failure(roll("n1", "n2").inject(field)));
    }

    @Test
    void whatFailsOnTheWayIsSaidAndHealedAtTheEnd() {
        Injection injection = inject(roll("n1", "n2", "n3"));
        cluster.broken.add("start 1");
        pass(50 * MS);
        assertEquals(Set.of(1), cluster.down);
        cluster.broken.clear();
        assertEquals(
                Data.of(
                        "effect",
                        true,
                        "restarted",
                        List.of("n1", "n2"),
                        "not-reached",
                        List.of("n3"),
                        "gave-up",
                        "did not heal: n2 does not run after it was started"),
                close(injection));
        assertEquals(Set.of(), cluster.down);
    }

    @Test
    void everyRandomOneGoesThroughAllNodesAndRoundTrips() {
        for (long seed = 0; seed < 100; seed++) {
            Fault fault = drawn("rolling-restart", seed);
            assertEquals(fault, FaultKinds.load().parse("rolling-restart", fault.toValue()));
            assertEquals(Set.of("n1", "n2", "n3", "n4", "n5"), new TreeSet<>(fault.nodes()));
            Injection injection = inject(fault);
            pass(1_600 * MS);
            assertEquals(fault.nodes(), close(injection).get("restarted"));
        }
    }

    @Test
    void refusesValuesThatAreNoRollingRestart() {
        assertTrue(refused("rolling-restart", "nodes", List.of("n1"), "mode", "kill", "pause-nanos", -1L)
                .startsWith("a rolling-restart needs \"pause-nanos\", a whole number from 0 to"));
    }
}
