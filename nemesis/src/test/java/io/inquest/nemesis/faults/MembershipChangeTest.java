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

class MembershipChangeTest extends FaultTest {
    private Fault change(String mode, String... nodes) {
        return fault("membership", "nodes", List.of(nodes), "mode", mode);
    }

    @Test
    void removesOneAfterAnotherAndAddsInTheEnd() {
        Injection injection = inject(change("remove", "n2", "n4"));
        assertEquals(Data.of("effect", true, "removed", List.of("n2", "n4")), injection.evidence());
        assertEquals(Set.of(1, 3), store.out);
        assertEquals(Data.of("effect", true, "added", List.of("n2", "n4")), close(injection));
        assertEquals(Set.of(), store.out);
        assertEquals(List.of("remove 1", "remove 3", "add 1", "add 3"), cluster.calls);
    }

    @Test
    void replacesAtOnce() {
        Injection injection = inject(change("replace", "n2"));
        assertEquals(Data.of("effect", true, "removed", List.of("n2"), "added", List.of("n2")), injection.evidence());
        assertEquals(Set.of(), store.out);
        close(injection);
        assertEquals(List.of("remove 1", "add 1"), cluster.calls);
    }

    @Test
    void aRemovalWithoutEffectIsUndoneAndTold() {
        cluster.broken.add("remove 3");
        assertEquals(
                "took no effect: n4 is still a member after it was removed",
                failure(change("remove", "n2", "n4").inject(field)));
        assertEquals(Set.of(), store.out);
        assertEquals(List.of("remove 1", "remove 3", "add 1"), cluster.calls);
    }

    @Test
    void aNodeThatDoesNotComeBackIsNotHealedAndCanBeTriedAgain() {
        Injection injection = inject(change("remove", "n2"));
        cluster.broken.add("add 1");
        assertEquals("did not heal: n2 is no member after it was added", failure(injection.close()));
        cluster.broken.clear();
        assertEquals(Data.of("effect", true, "added", List.of("n2")), close(injection));
        assertEquals(Set.of(), store.out);
    }

    @Test
    void aMajorityStays() {
        store.out.addAll(List.of(0, 1));
        assertEquals(
                "took no effect: of 5 nodes only 2 would be left in the cluster, and no majority",
                failure(change("remove", "n3").inject(field)));
        assertEquals(
                "took no effect: no members are n1, n2",
                failure(change("remove", "n1", "n2").inject(field)));
        assertEquals(List.of(), cluster.calls);
    }

    @Test
    void whatIsNoMemberIsLeftAlone() {
        store.out.add(0);
        Injection injection = inject(change("remove", "n1", "n2"));
        assertEquals(
                Data.of("effect", true, "removed", List.of("n2"), "were-out", List.of("n1")), injection.evidence());
        close(injection);
        assertEquals(Set.of(0), store.out);
    }

    /** Who killed it need not bring up what another fault has taken out meanwhile: that starts it itself. */
    @Test
    void aKilledNodeThatWasRemovedSinceIsNotHeldAgainstTheKill() {
        Injection kill = inject(fault("kill", "nodes", List.of("n2")));
        Injection removal = inject(change("remove", "n2"));
        close(kill);
        assertEquals(Set.of(1), cluster.down);
        close(removal);
        assertEquals(Set.of(), cluster.down);
    }

    @Test
    void everyRandomChangeRoundTripsAndLeavesAMajority() {
        store.primaries = List.of(3);
        for (long seed = 0; seed < 100; seed++) {
            Fault fault = new MembershipChange().random(field, Map.of(), new SplittableRandom(seed));
            assertTrue(fault.nodes().size() <= 2, fault::toString);
            assertEquals(fault, FaultKinds.load().parse("membership", fault.toValue()));
            close(inject(fault));
            assertEquals(Set.of(), store.out);
        }
    }

    @Test
    void refusesStoresWhoseMembersAreFixed() {
        assertEquals("", refusal("membership"));
        store.lacks.add("Membership");
        assertEquals("this store cannot change its members; leave out membership", refusal("membership"));
    }

    @Test
    void refusesValuesThatAreNone() {
        assertEquals(
                "no mode of a membership \"replce\"; did you mean \"replace\"? (they are remove, replace)",
                refused("membership", "nodes", List.of("n1"), "mode", "replce"));
    }
}
