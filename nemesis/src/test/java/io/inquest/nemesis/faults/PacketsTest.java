package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Bandwidth;
import io.inquest.cluster.ability.PacketConditions.Corruption;
import io.inquest.cluster.ability.PacketConditions.Delay;
import io.inquest.cluster.ability.PacketConditions.Distribution;
import io.inquest.cluster.ability.PacketConditions.Reordering;
import io.inquest.cluster.ability.PacketCounts;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.Injection;
import io.inquest.nemesis.InjectionFailedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PacketsTest extends FaultTest {
    private static final List<List<String>> TWO_LINKS = List.of(List.of("n1", "n2"), List.of("n1", "clients"));
    private static final Map<String, Object> LOSSY = Map.of("loss-ppm", 50_000L);
    private static final PacketConditions NONE = PacketConditions.NONE;

    private Fault packets(Map<String, Object> conditions) {
        return fault("packets", "links", TWO_LINKS, "conditions", conditions);
    }

    private Fault lossy() {
        return packets(LOSSY);
    }

    private static PacketCounts counts(long messages, long lost, long queueFull) {
        return new PacketCounts(messages, 0, lost, 0, 0, 0, 0, 0, queueFull);
    }

    @Test
    void putsConditionsOnAndTakesThemOffAndCountsWhatTheyDid() {
        Injection injection = inject(lossy());
        assertEquals(Data.of("links-shaped", 2L), injection.evidence());
        PacketConditions conditions = NONE.withLossPpm(50_000);
        assertEquals(Map.of("0>1", conditions, "0>-1", conditions), cluster.conditions);
        cluster.touch(0, 1, counts(10, 1, 0));
        cluster.touch(0, -1, counts(5, 1, 2));
        cluster.touch(1, 0, counts(7, 7, 7));
        assertEquals(Data.of("effect", true, "messages", 15L, "lost", 2L, "queue-full", 2L), close(injection));
        assertEquals(Map.of(), cluster.conditions);
        assertEquals(List.of("shape [0>1, 0>-1]", "unshape [0>1, 0>-1]"), cluster.calls);
    }

    @Test
    void whatTouchedNoMessageHadNoEffect() {
        Injection idle = inject(lossy());
        assertEquals(Data.of("effect", false, "messages", 0L), close(idle));
        Injection lucky = inject(lossy());
        cluster.touch(0, 1, counts(3, 0, 0));
        assertEquals(Data.of("effect", false, "messages", 3L), close(lucky), "none of the three was lost");
    }

    @Test
    void countsAreItsOwn() {
        Injection first = inject(lossy());
        cluster.touch(0, 1, counts(10, 10, 0));
        close(first);
        assertEquals(Data.of("effect", false, "messages", 0L), close(inject(lossy())));
    }

    @Test
    void everyCountHasItsWord() {
        Injection injection = inject(lossy());
        cluster.touch(0, 1, new PacketCounts(1, 2, 3, 4, 5, 6, 7, 8, 9));
        assertEquals(
                "{effect=true, messages=1, delayed=2, lost=3, duplicated=4, held-up=5, corrupted=6, undecodable=7,"
                        + " altered=8, queue-full=9}",
                close(injection).toString());
    }

    @Test
    void linksThatAreBadAlreadyAreLeftAsTheyAre() {
        inject(fault("packets", "links", List.of(List.of("n1", "clients")), "conditions", LOSSY));
        assertEquals(
                "took no effect: the link from n1 to clients is bad already, and a link has one set of conditions at a"
                        + " time",
                failure(lossy().inject(field)));
        assertEquals(1, cluster.calls.size());
    }

    @Test
    void conditionsThatAreNotReadBackFailAndAreUndone() {
        cluster.broken.add("shape");
        assertEquals(
                "took no effect: the link from n1 to n2 has not the conditions that it was given",
                failure(lossy().inject(field)));
        assertEquals(List.of("shape [0>1, 0>-1]", "unshape [0>1, 0>-1]"), cluster.calls);
    }

    @Test
    void conditionsThatStayFailUntilTheyAreGone() {
        Injection injection = inject(lossy());
        cluster.touch(0, 1, counts(10, 1, 0));
        cluster.broken.add("unshape");
        assertEquals(
                "did not heal: the link from n1 to n2 still has its conditions after they were taken off",
                failure(injection.close()));
        cluster.broken.clear();
        assertEquals(Data.of("effect", true, "messages", 10L, "lost", 1L), close(injection));
    }

    @Test
    void everyConditionIsParsed() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("delay-nanos", 20L);
        all.put("jitter-nanos", 10L);
        all.put("distribution", "long-tail");
        all.put("loss-ppm", 1L);
        all.put("duplication-ppm", 2L);
        all.put("hold-up-ppm", 3L);
        all.put("hold-up-nanos-max", 4L);
        all.put("corruption-ppm", 5L);
        all.put("bytes-per-second", 6L);
        all.put("queue-bytes-max", 7L);
        Fault fault = packets(all);
        inject(fault);
        assertEquals(
                NONE.withDelay(new Delay(Distribution.LONG_TAIL, 20, 10))
                        .withLossPpm(1)
                        .withDuplicationPpm(2)
                        .withReordering(new Reordering(3, 4))
                        .withCorruption(new Corruption(5, true))
                        .withBandwidth(new Bandwidth(6, 7)),
                cluster.conditions.get("0>1"));
        assertEquals(all, fault.toValue().get("conditions"));
        inject(fault(
                "packets",
                "links",
                List.of(List.of("n3", "n4")),
                "conditions",
                Map.of("delay-nanos", 20L, "jitter-nanos", 10L)));
        assertEquals(NONE.withDelay(new Delay(Distribution.UNIFORM, 20, 10)), cluster.conditions.get("2>3"));
    }

    @Test
    void corruptionThatNothingShowsIsAKindOfItsOwn() {
        inject(fault("packet-corruption", "links", TWO_LINKS, "conditions", Map.of("corruption-ppm", 9L)));
        assertEquals(NONE.withCorruption(new Corruption(9, false)), cluster.conditions.get("0>1"));
        assertTrue(refused("packet-corruption", "links", TWO_LINKS, "conditions", LOSSY)
                .startsWith("a packet-corruption fault needs \"corruption-ppm\" among its conditions"));
        for (long seed = 0; seed < 1_000; seed++) {
            BadLinks drawn = (BadLinks) new Packets().random(field, Map.of(), new SplittableRandom(seed));
            assertTrue(drawn.conditions().corruption().detected(), drawn.toString());
        }
    }

    @Test
    void everyRandomFaultRoundTripsAndHeals() {
        store.primaries = List.of(3);
        Set<String> drawn = new TreeSet<>();
        for (FaultKind kind : List.of(new Packets(), new PacketCorruption())) {
            for (long seed = 0; seed < 500; seed++) {
                BadLinks fault = (BadLinks) kind.random(field, Map.of(), new SplittableRandom(seed));
                assertEquals(fault, FaultKinds.load().parse(fault.name(), fault.toValue()));
                assertEquals(fault, kind.random(field, Map.of(), new SplittableRandom(seed)), "same seed, same fault");
                drawn.add(fault.mode());
                drawn.add(fault.targets());
                Injection injection = inject(fault);
                assertEquals(fault.links().size(), cluster.conditions.size());
                close(injection);
                assertEquals(Map.of(), cluster.conditions);
            }
        }
        assertEquals(
                "[, all, bandwidth, clients, corrupt, duplicate, flaky, half-open, loss, node, one-way, pair, primary,"
                        + " reorder, slow]",
                drawn.toString());
    }

    @Test
    void modesAndTargetsAreChosenByOptions() {
        Map<String, String> options = Map.of("packets-modes", "slow,bandwidth", "packets-targets", "pair");
        Map<String, Integer> modes = new TreeMap<>();
        for (long seed = 0; seed < 200; seed++) {
            BadLinks fault = (BadLinks) new Packets().random(field, options, new SplittableRandom(seed));
            modes.merge(fault.mode(), 1, Integer::sum);
            assertEquals(2, fault.links().size());
        }
        assertEquals(Set.of("slow", "bandwidth"), modes.keySet());
        String sentence = assertThrows(
                        IllegalArgumentException.class,
                        () -> new Packets().random(field, Map.of("packets-modes", "lose"), new SplittableRandom(1)))
                .getMessage();
        assertTrue(sentence.startsWith("no value \"lose\"; did you mean \"loss\"?"), sentence);
    }

    @Test
    void whatTheClusterCannotDoIsNotDrawnAndIsRefused() {
        cluster.impossible = conditions -> conditions.lossPpm() > 0
                || conditions.corruption().ppm() > 0 && !conditions.corruption().detected();
        Set<String> modes = new TreeSet<>();
        for (long seed = 0; seed < 200; seed++) {
            modes.add(((BadLinks) new Packets().random(field, Map.of(), new SplittableRandom(seed))).mode());
        }
        assertEquals("[bandwidth, corrupt, duplicate, reorder, slow]", modes.toString());
        assertEquals(
                "took no effect: this kernel lacks sch_netem",
                assertThrows(InjectionFailedException.class, () -> lossy().inject(field))
                        .getMessage());
        assertEquals(
                "this kernel lacks sch_netem",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Packets()
                                        .random(
                                                field,
                                                Map.of("packets-modes", "loss,half-open"),
                                                new SplittableRandom(1)))
                        .getMessage());
        assertEquals("this kernel lacks sch_netem", refusal("packet-corruption"));
        assertEquals("", refusal("packets"));
        cluster.lacks.add("ShapesPackets");
        assertEquals(
                "the fake cluster cannot delay, lose or change messages; leave out packets or choose another cluster",
                refusal("packets"));
        assertTrue(refusal("packet-corruption").contains("leave out packet-corruption"));
    }

    @Test
    void refusesValuesThatAreNoSuchFault() {
        assertTrue(refused("packets", "conditions", LOSSY)
                .startsWith("a packets fault needs \"links\", a list of different"));
        assertTrue(refused("packets", "links", List.of(List.of("n1", "n1")), "conditions", LOSSY)
                .endsWith("it is [[\"n1\",\"n1\"]]"));
        assertTrue(refused("packets", "links", TWO_LINKS, "conditions", Map.of())
                .startsWith("a packets fault needs \"conditions\", a map of what is wrong with the links"));
        assertTrue(refused("packets", "links", TWO_LINKS).endsWith("there is none"));
        assertTrue(refused("packets", "links", TWO_LINKS, "conditions", Map.of("loss", 1L))
                .startsWith("a packets fault has no entry \"loss\""));
        assertTrue(refused("packets", "links", TWO_LINKS, "conditions", Map.of("loss-ppm", 1L << 32))
                .startsWith("a packets fault needs \"loss-ppm\", parts of a million"));
        assertTrue(refused("packets", "links", TWO_LINKS, "conditions", Map.of("loss-ppm", "many"))
                .startsWith("a packets fault needs \"loss-ppm\", a whole number"));
        assertTrue(refused("packets", "links", TWO_LINKS, "conditions", Map.of("delay-nanos", 1L << 50))
                .startsWith("the delay in nanoseconds must be between"));
        assertTrue(refused(
                        "packets",
                        "links",
                        TWO_LINKS,
                        "conditions",
                        Data.of("delay-nanos", 5L, "jitter-nanos", 5L, "distribution", "normal"))
                .contains("constant, uniform, exponential or long-tail"));
        assertTrue(refused("packets", "links", TWO_LINKS, "conditions", LOSSY, "class", "java.lang.Runtime")
                .startsWith("a packets fault has no entry \"class\""));
        Fault elsewhere = fault("packets", "links", List.of(List.of("clients", "n9")), "conditions", LOSSY);
        assertEquals(
                "this cluster has no node n9; its nodes are n1, n2, n3, n4, n5",
                assertThrows(IllegalArgumentException.class, () -> elsewhere.inject(field))
                        .getMessage());
        assertFalse(cluster.calls.stream().anyMatch(call -> call.startsWith("shape")));
    }
}
