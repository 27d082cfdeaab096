package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.Injection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PauseTest extends FaultTest {
    private Fault pause(String... nodes) {
        return fault("pause", "targets", "minority", "nodes", List.of(nodes));
    }

    @Test
    void pausesAndResumes() {
        Injection injection = inject(pause("n2", "n4"));
        assertEquals(Data.of("effect", true, "paused", List.of("n2", "n4")), injection.evidence());
        assertEquals(Set.of(1, 3), cluster.paused);
        assertEquals(Data.of("effect", true, "resumed", List.of("n2", "n4")), close(injection));
        assertEquals(List.of("pause 1", "pause 3", "resume 1", "resume 3"), cluster.calls);
    }

    @Test
    void whatWasDownOrPausedIsLeftAlone() {
        cluster.down.add(0);
        Injection first = inject(pause("n2"));
        Injection second = inject(pause("n1", "n2", "n3"));
        assertEquals(
                Data.of("effect", true, "paused", List.of("n3"), "were-not-running", List.of("n1", "n2")),
                second.evidence());
        close(second);
        assertEquals(Set.of(1), cluster.paused);
        close(first);
        assertEquals(Set.of(), cluster.paused);
    }

    @Test
    void nothingToPauseIsNoEffect() {
        cluster.down.add(0);
        assertEquals(
                "took no effect: nothing ran that could be paused on n1",
                failure(pause("n1").inject(field)));
    }

    @Test
    void aPauseThatDoesNotPauseFailsAndTheOthersGoOn() {
        cluster.broken.add("pause 1");
        assertEquals(
                "took no effect: n2 still runs after it was paused",
                failure(pause("n1", "n2").inject(field)));
        assertEquals(Set.of(), cluster.paused);
    }

    @Test
    void aProcessKilledWhilePausedIsNoLongerPaused() {
        Injection injection = inject(pause("n1", "n2"));
        now(cluster.kill(0));
        assertEquals(
                Data.of("effect", true, "resumed", List.of("n2"), "no-longer-paused", List.of("n1")), close(injection));
    }

    @Test
    void aProcessThatStaysPausedIsNotHealed() {
        Injection injection = inject(pause("n1"));
        cluster.broken.add("resume");
        assertEquals("did not heal: n1 is still paused after it was resumed", failure(injection.close()));
    }

    @Test
    void everyRandomPauseRoundTrips() {
        for (long seed = 0; seed < 100; seed++) {
            Fault fault = new Pause().random(field, Map.of(), new SplittableRandom(seed));
            assertEquals(fault, FaultKinds.load().parse("pause", fault.toValue()));
            close(inject(fault));
            assertEquals(Set.of(), cluster.paused);
        }
    }

    @Test
    void refusesAClusterThatCannotPause() {
        assertEquals("", refusal("pause"));
        cluster.lacks.add("Pauses");
        assertTrue(refusal("pause").startsWith("the fake cluster cannot pause processes"));
    }
}
