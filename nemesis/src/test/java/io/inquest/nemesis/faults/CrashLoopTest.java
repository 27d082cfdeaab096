package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.Injection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrashLoopTest extends FaultTest {
    private static final long MS = 1_000_000L;

    private Fault loop(String... nodes) {
        return fault("crash-loop", "nodes", List.of(nodes), "alive-nanos", 20 * MS, "down-nanos", 5 * MS);
    }

    @Test
    void killsAgainEachTimeItHasStarted() {
        Injection injection = inject(loop("n2"));
        assertEquals(Data.of("effect", true, "killed", List.of("n2")), injection.evidence());
        assertEquals(List.of("kill 1"), cluster.calls);
        pass(5 * MS);
        assertEquals(List.of("kill 1", "start 1"), cluster.calls);
        pass(45 * MS + 1);
        assertEquals(List.of("kill 1", "start 1", "kill 1", "start 1", "kill 1"), cluster.calls);
        assertEquals(Set.of(1), cluster.down);
        assertEquals(
                Data.of("effect", true, "killed-times", Data.of("n2", 3L), "started-times", Data.of("n2", 3L)),
                close(injection));
        assertEquals(Set.of(), cluster.down);
        pass(200 * MS);
        assertEquals(6, cluster.calls.size(), "nothing more happens");
    }

    @Test
    void aLoopThatEndsAfterItsFirstKillWasNone() {
        Injection injection = inject(loop("n1", "n2"));
        pass(10 * MS);
        assertEquals(
                Data.of(
                        "effect",
                        false,
                        "killed-times",
                        Data.of("n1", 1L, "n2", 1L),
                        "started-times",
                        Data.of("n1", 1L, "n2", 1L)),
                close(injection));
    }

    @Test
    void whatSomebodyElseKeepsDownIsWaitedForAndNotStarted() {
        cluster.down.add(0);
        Injection injection = inject(loop("n1", "n2"));
        assertEquals(
                Data.of("effect", true, "killed", List.of("n2"), "were-down", List.of("n1")), injection.evidence());
        pass(60 * MS);
        assertTrue(cluster.down.contains(0));
        cluster.down.remove(0);
        pass(20 * MS);
        assertTrue(cluster.calls.lastIndexOf("kill 0") > cluster.calls.indexOf("kill 0"));
        close(injection);
        assertEquals(Set.of(), cluster.down);
    }

    @Test
    void nothingToKillIsNoEffect() {
        cluster.down.add(0);
        assertEquals("took no effect: nothing ran on n1", failure(loop("n1").inject(field)));
        pass(100 * MS);
        assertEquals(Set.of(0), cluster.down);
    }

    @Test
    void aKillThatDoesNotKillFailsAndTheOthersRunAgain() {
        cluster.broken.add("kill 1");
        assertEquals(
                "took no effect: n2 still runs after it was killed",
                failure(loop("n1", "n2").inject(field)));
        assertEquals(Set.of(), cluster.down);
        pass(100 * MS);
        assertEquals(Set.of(), cluster.down);
    }

    @Test
    void whatFailsOnTheWayIsSaidAndHealedAtTheEnd() {
        Injection injection = inject(loop("n1"));
        pass(30 * MS);
        cluster.broken.add("start 0");
        pass(30 * MS);
        assertEquals("did not heal: n1 does not run after it was started", failure(injection.close()));
        cluster.broken.clear();
        assertEquals(
                Data.of(
                        "effect",
                        true,
                        "killed-times",
                        Data.of("n1", 2L),
                        "started-times",
                        Data.of("n1", 2L),
                        "gave-up",
                        "did not heal: n1 does not run after it was started"),
                close(injection));
    }

    @Test
    void everyRandomOneRoundTripsAndCrashesSeveralTimesInASecond() {
        for (long seed = 0; seed < 100; seed++) {
            Fault fault = drawn("crash-loop", seed);
            assertEquals(fault, FaultKinds.load().parse("crash-loop", fault.toValue()));
            Injection injection = inject(fault);
            pass(1_000 * MS);
            assertEquals(true, close(injection).get("effect"));
            assertEquals(Set.of(), cluster.down);
        }
    }

    @Test
    void refusesValuesThatAreNoCrashLoop() {
        assertTrue(refused("crash-loop", "nodes", List.of("n1"), "alive-nanos", 0L, "down-nanos", MS)
                .startsWith("a crash-loop needs \"alive-nanos\", a whole number from 1000000 to"));
    }
}
