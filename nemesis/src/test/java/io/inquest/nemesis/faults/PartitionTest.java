package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.Passage;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.Injection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PartitionTest extends FaultTest {
    private static final List<List<String>> ONE_LINK = List.of(List.of("n1", "n2"));

    private Fault cut(List<List<String>> links) {
        return fault("partition", "shape", "one-way", "cut", links);
    }

    @Test
    void cutsAndJoinsAndCountsWhatItBlocked() {
        cluster.send(0, 1);
        Injection injection = inject(cut(ONE_LINK));
        assertEquals(Data.of("cut", ONE_LINK), injection.evidence());
        assertEquals(Set.of("0>1"), cluster.cutLinks());
        cluster.send(0, 1);
        cluster.send(0, 1);
        cluster.send(1, 0);
        assertEquals(Data.of("effect", true, "blocked", 2L), close(injection));
        assertEquals(Set.of(), cluster.cutLinks());
    }

    @Test
    void aCutThatStoppedNothingHadNoEffect() {
        Injection injection = inject(cut(ONE_LINK));
        cluster.send(1, 0);
        assertEquals(Data.of("effect", false, "blocked", 0L), close(injection));
    }

    @Test
    void blockedCountsFromItsOwnBeginning() {
        Injection first = inject(cut(ONE_LINK));
        cluster.send(0, 1);
        close(first);
        assertEquals(Data.of("effect", false, "blocked", 0L), close(inject(cut(ONE_LINK))));
    }

    @Test
    void overlappingCutsAddUp() {
        Injection first = inject(cut(ONE_LINK));
        Injection second = inject(cut(List.of(List.of("n1", "n2"), List.of("n3", "n2"))));
        cluster.send(0, 1);
        assertEquals(Data.of("effect", true, "blocked", 1L, "still-cut", ONE_LINK), close(first));
        assertEquals(Set.of("0>1", "2>1"), cluster.cutLinks());
        assertEquals(Data.of("effect", true, "blocked", 1L), close(second));
        assertEquals(Set.of(), cluster.cutLinks());
    }

    @Test
    void nothingButLinksThatWereCutIsNoEffect() {
        inject(cut(ONE_LINK));
        assertEquals(
                "took no effect: every link it cuts was cut already",
                failure(cut(ONE_LINK).inject(field)));
        assertEquals(1, cluster.calls.size());
    }

    @Test
    void aCutThatDoesNotCutFailsAndIsUndone() {
        cluster.broken.add("cut");
        cluster.broken.add("join");
        assertEquals(
                "took no effect: the link from n1 to n2 still passes messages after it was cut",
                failure(cut(ONE_LINK).inject(field)));
        assertEquals(List.of("cut [0>1]", "join [0>1]"), cluster.calls);
    }

    /** That none arrives of what was never sent is no proof. */
    @Test
    void aCutOverWhichNoProbeCanBeSentFailsAndIsUndone() {
        Fault fault = cut(List.of(List.of("n1", "n2"), List.of("n3", "n2")));
        cluster.unsent = "2>1"::equals;
        assertEquals("no probe could be sent over 2>1", failure(fault.inject(field)));
        assertEquals(List.of(), cluster.calls, "what could not be seen to work is not begun");
        cluster.unsent = link -> cluster.cutLinks().contains(link);
        assertEquals("no probe could be sent over 0>1", failure(fault.inject(field)));
        assertEquals(List.of("cut [0>1, 2>1]", "join [0>1, 2>1]"), cluster.calls);
        assertEquals(Set.of(), cluster.cutLinks());
    }

    @Test
    void aLinkOverWhichNoProbeCanBeSentIsNotSaidToBeHealed() {
        Injection injection = inject(cut(ONE_LINK));
        cluster.unsent = "0>1"::equals;
        assertEquals("no probe could be sent over 0>1", failure(injection.close()));
        cluster.unsent = link -> false;
        close(injection);
        assertEquals(List.of("cut [0>1]", "join [0>1]"), cluster.calls);
    }

    @Test
    void whatStoppedProbesOtherwiseThanTheCutWhereTheyComeInIsSaid() {
        cluster.stopping = Passage.REFUSED;
        Injection refused = inject(cut(ONE_LINK));
        assertEquals(Data.of("cut", ONE_LINK, "refused-by-sender", ONE_LINK), refused.evidence());
        close(refused);
        cluster.stopping = Passage.LOST;
        assertEquals(
                Data.of("cut", ONE_LINK, "lost-on-the-way", ONE_LINK),
                inject(cut(ONE_LINK)).evidence());
    }

    @Test
    void aJoinThatDoesNotJoinFailsAndIsNotDoneTwice() {
        Injection injection = inject(cut(ONE_LINK));
        cluster.broken.add("join");
        assertEquals(
                "did not heal: the link from n1 to n2 still passes no messages after it was joined",
                failure(injection.close()));
        failure(injection.close());
        assertEquals(List.of("cut [0>1]", "join [0>1]"), cluster.calls);
    }

    @Test
    void aJoinThatHealsAnothersCutFails() {
        Injection first = inject(cut(ONE_LINK));
        inject(cut(List.of(List.of("n1", "n2"), List.of("n3", "n2"))));
        now(cluster.join(List.of(new Link(0, 1))));
        assertTrue(failure(first.close()).startsWith("healing went too far: the link from n1 to n2"));
    }

    @Test
    void everyRandomPartitionRoundTripsAndHeals() {
        store.primaries = List.of(3);
        for (long seed = 0; seed < 100; seed++) {
            Fault fault = new Partition().random(field, Map.of(), new SplittableRandom(seed));
            assertEquals(fault, FaultKinds.load().parse(fault.name(), fault.toValue()));
            assertEquals(
                    fault,
                    new Partition().random(field, Map.of(), new SplittableRandom(seed)),
                    "same seed, same fault");
            close(inject(fault));
            assertEquals(Set.of(), cluster.cutLinks());
        }
    }

    @Test
    void refusesWhatCannotBePartitioned() {
        assertEquals("", refusal("partition"));
        cluster.lacks.add("Partitionable");
        assertEquals(
                "the fake cluster cannot cut connections between nodes; leave out partition or choose another cluster",
                refusal("partition"));
    }

    @Test
    void refusesValuesThatAreNoPartition() {
        assertEquals(
                "no shape of a partition \"halfs\"; did you mean \"halves\"? (they are one-node, primary, halves,"
                        + " random-halves, minority-third, all-alone, bridge, majorities-ring,"
                        + " majorities-ring-stochastic, one-way, random-grudges)",
                refused("partition", "shape", "halfs", "cut", ONE_LINK));
        assertTrue(refused("partition", "shape", "halves")
                .startsWith("a partition needs \"cut\", a list of different one-way"));
        assertTrue(refused("partition", "shape", "halves", "cut", List.of(List.of("n1")))
                .endsWith("it is [[\"n1\"]]"));
        assertEquals(
                "a partition has no entry \"class\" (its entries are shape, cut, groups)",
                refused("partition", "shape", "halves", "cut", ONE_LINK, "class", "java.lang.Runtime"));
        Fault elsewhere = cut(List.of(List.of("n1", "n9")));
        String sentence = assertThrows(IllegalArgumentException.class, () -> elsewhere.inject(field))
                .getMessage();
        assertEquals("this cluster has no node n9; its nodes are n1, n2, n3, n4, n5", sentence);
    }

    @Test
    void groupsAreCutFromEachOtherAndWhoIsInNoneFromNobody() {
        Fault fault = fault("partition", "groups", List.of(List.of("n1", "n2"), List.of("n4")));
        assertEquals(
                Data.of(
                        "cut",
                        List.of(List.of("n1", "n4"), List.of("n2", "n4"), List.of("n4", "n1"), List.of("n4", "n2"))),
                fault.toValue());
        assertEquals(List.of("n1", "n4", "n2"), fault.nodes());
        inject(fault);
        assertEquals(Set.of("0>3", "1>3", "3>0", "3>1"), cluster.cutLinks());
        String sentence =
                "a partition needs \"groups\", at least two lists of nodes' names, none of them twice, such as"
                        + " [[\"n1\"], [\"n2\", \"n3\"]]; it is ";
        assertEquals(sentence + "[[\"n1\"]]", refused("partition", "groups", List.of(List.of("n1"))));
        assertEquals(
                sentence + "[[\"n1\"],[\"n2\",\"n1\"]]",
                refused("partition", "groups", List.of(List.of("n1"), List.of("n2", "n1"))));
    }
}
