package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.Injection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KillTest extends FaultTest {
    private Fault kill(String... nodes) {
        return fault("kill", "targets", "minority", "nodes", List.of(nodes));
    }

    @Test
    void killsAndStartsAgain() {
        Injection injection = inject(kill("n2", "n4"));
        assertEquals(Data.of("effect", true, "killed", List.of("n2", "n4")), injection.evidence());
        assertEquals(Set.of(1, 3), cluster.down);
        assertEquals(Data.of("effect", true, "started", List.of("n2", "n4")), close(injection));
        assertEquals(List.of("kill 1", "kill 3", "start 1", "start 3"), cluster.calls);
    }

    @Test
    void whatWasDownIsNotKilledAndNotStarted() {
        cluster.down.add(0);
        Injection injection = inject(kill("n1", "n2"));
        assertEquals(
                Data.of("effect", true, "killed", List.of("n2"), "were-down", List.of("n1")), injection.evidence());
        close(injection);
        assertEquals(Set.of(0), cluster.down);
    }

    @Test
    void nothingToKillIsNoEffect() {
        cluster.down.addAll(List.of(0, 1));
        assertEquals(
                "took no effect: nothing ran on n1, n2",
                failure(kill("n1", "n2").inject(field)));
        assertEquals(Set.of(0, 1), cluster.down);
    }

    @Test
    void aKillThatDoesNotKillFailsAndTheOthersRunAgain() {
        cluster.broken.add("kill 1");
        assertEquals(
                "took no effect: n2 still runs after it was killed",
                failure(kill("n1", "n2", "n3").inject(field)));
        assertEquals(Set.of(), cluster.down);
    }

    @Test
    void aNodeThatDoesNotStartIsNotHealedAndCanBeTriedAgain() {
        Injection injection = inject(kill("n1", "n2"));
        cluster.broken.add("start 0");
        assertEquals("did not heal: n1 does not run after it was started", failure(injection.close()));
        cluster.broken.clear();
        close(injection);
        assertEquals(Set.of(), cluster.down);
        assertEquals(List.of("kill 0", "kill 1", "start 0", "start 1", "start 0"), cluster.calls);
    }

    @Test
    void overlappingKillsEachStartTheirOwn() {
        Injection first = inject(kill("n1"));
        Injection second = inject(kill("n1", "n2"));
        close(second);
        assertEquals(Set.of(0), cluster.down);
        close(first);
        assertEquals(Set.of(), cluster.down);
    }

    @Test
    void everyRandomKillRoundTrips() {
        store.primaries = List.of(3);
        for (long seed = 0; seed < 100; seed++) {
            Fault fault = new Kill().random(field, Map.of(), new SplittableRandom(seed));
            assertEquals(fault, FaultKinds.load().parse("kill", fault.toValue()));
            close(inject(fault));
            assertEquals(Set.of(), cluster.down);
        }
    }

    @Test
    void refusesWhatCannotBeKilledOrStarted() {
        assertEquals("", refusal("kill"));
        store.lacks.add("Killable");
        assertEquals("this store cannot start a killed node again; leave out kill", refusal("kill"));
        cluster.lacks.add("Kills");
        assertTrue(refusal("kill").startsWith("the fake cluster cannot kill processes"));
    }

    @Test
    void refusesValuesThatAreNoKill() {
        String sentence = assertThrows(
                        IllegalArgumentException.class, () -> fault("kill", "targets", "one", "nodes", List.of(1L)))
                .getMessage();
        assertEquals(
                "a kill needs \"nodes\", a list of different node names, such as [\"n1\", \"n2\"]; it is [1]",
                sentence);
    }
}
