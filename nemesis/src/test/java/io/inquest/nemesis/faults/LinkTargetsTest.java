package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.Link;
import io.inquest.nemesis.InjectionFailedException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LinkTargetsTest {
    private static final int NODES = 5;

    /** For each of many seeds, the links as {@code 0>1}, with -1 for the clients. */
    private static Set<List<String>> drawn(LinkTargets targets, int nodes, boolean halves) {
        Set<List<String>> drawn = new HashSet<>();
        for (long seed = 0; seed < 500; seed++) {
            List<Link> links = targets.links(nodes, List.of(3), halves, new SplittableRandom(seed));
            assertFalse(links.isEmpty());
            assertEquals(links.size(), new HashSet<>(links).size(), "no link twice: " + links);
            drawn.add(links.stream().map(link -> link.from() + ">" + link.to()).toList());
        }
        return drawn;
    }

    private static Set<Integer> sizes(Set<List<String>> drawn) {
        Set<Integer> sizes = new TreeSet<>();
        drawn.forEach(links -> sizes.add(links.size()));
        return sizes;
    }

    private static boolean isWhole(List<String> links) {
        return links.stream().allMatch(link -> links.contains(reverse(link)));
    }

    private static boolean isHalf(List<String> links) {
        return links.stream().noneMatch(link -> links.contains(reverse(link)));
    }

    private static String reverse(String link) {
        int to = link.indexOf('>');
        return link.substring(to + 1) + ">" + link.substring(0, to);
    }

    @Test
    void aNodesLinksAreAllOfOneNodeWithOrWithoutClients() {
        Set<List<String>> drawn = drawn(LinkTargets.NODE, NODES, false);
        assertEquals(2 * NODES, drawn.size());
        assertEquals(Set.of(8, 10), sizes(drawn));
        assertTrue(drawn.contains(List.of("0>2", "1>2", "2>0", "2>1", "2>3", "2>4", "3>2", "4>2")));
        assertTrue(drawn.stream().allMatch(LinkTargetsTest::isWhole));
    }

    @Test
    void aPrimarysAreThoseOfOneThatLeads() {
        for (List<String> links : drawn(LinkTargets.PRIMARY, NODES, false)) {
            assertTrue(links.stream().allMatch(link -> link.contains("3")), links.toString());
        }
    }

    @Test
    void aPairIsTwoNodesBothWays() {
        Set<List<String>> drawn = drawn(LinkTargets.PAIR, NODES, false);
        assertEquals(NODES * (NODES - 1) / 2, drawn.size());
        assertEquals(Set.of(2), sizes(drawn));
        assertTrue(drawn.contains(List.of("0>1", "1>0")));
        assertEquals(Set.of(1), sizes(drawn(LinkTargets.PAIR, NODES, true)));
    }

    /** Node 3 leads; were it like any other, it would be one of two in five pairs. */
    @Test
    void pairsAndClientsLinksAreMostlyThoseOfANodeThatLeads() {
        for (LinkTargets targets : List.of(LinkTargets.PAIR, LinkTargets.CLIENTS)) {
            int leading = 0;
            for (long seed = 0; seed < 1_000; seed++) {
                List<Link> links = targets.links(NODES, List.of(3), false, new SplittableRandom(seed));
                leading += links.stream().anyMatch(link -> link.from() == 3 || link.to() == 3) ? 1 : 0;
            }
            assertTrue(leading > 800 && leading < 1_000, targets.label() + " " + leading);
        }
    }

    @Test
    void oneWayIsWhatANodeSendsOrWhatItIsSent() {
        Set<List<String>> drawn = drawn(LinkTargets.ONE_WAY, NODES, false);
        assertEquals(Set.of(4, 5), sizes(drawn));
        assertTrue(drawn.contains(List.of("0>1", "0>2", "0>3", "0>4")));
        assertTrue(drawn.contains(List.of("-1>0", "1>0", "2>0", "3>0", "4>0")));
        assertTrue(drawn.stream().allMatch(LinkTargetsTest::isHalf));
    }

    @Test
    void clientsLinksAreToAndFromClientsOnly() {
        Set<List<String>> drawn = drawn(LinkTargets.CLIENTS, NODES, false);
        for (List<String> links : drawn) {
            assertTrue(links.stream().allMatch(link -> link.contains("-1")), links.toString());
            assertTrue(isWhole(links) || isHalf(links), links.toString());
        }
        assertTrue(drawn.stream().anyMatch(LinkTargetsTest::isWhole));
        assertTrue(drawn.stream().anyMatch(links -> links.get(0).startsWith("-1") && isHalf(links)));
        assertTrue(drawn.stream().anyMatch(links -> links.get(0).endsWith("-1") && isHalf(links)));
        assertTrue(drawn(LinkTargets.CLIENTS, NODES, true).stream().allMatch(LinkTargetsTest::isHalf));
    }

    @Test
    void allAreAllNodesWithOrWithoutClients() {
        assertEquals(Set.of(20, 30), sizes(drawn(LinkTargets.ALL, NODES, false)));
        Set<List<String>> halves = drawn(LinkTargets.ALL, NODES, true);
        assertEquals(Set.of(10, 15), sizes(halves));
        assertTrue(halves.stream().allMatch(LinkTargetsTest::isHalf));
    }

    @Test
    void ofASingleNodeThereAreLinksToClients() {
        for (LinkTargets targets : List.of(LinkTargets.NODE, LinkTargets.CLIENTS, LinkTargets.ALL)) {
            assertTrue(drawn(targets, 1, false).contains(List.of("-1>0", "0>-1")), targets.label());
        }
        for (long seed = 0; seed < 100; seed++) {
            LinkTargets targets = random(1, List.of(), "any", seed);
            assertTrue(targets != LinkTargets.PAIR && targets != LinkTargets.ONE_WAY && targets != LinkTargets.PRIMARY);
        }
        assertEquals(
                "links of targets pair need 2 nodes and there are 1; give more with --nodes",
                assertThrows(IllegalArgumentException.class, () -> random(1, List.of(), "all,pair", 1))
                        .getMessage());
    }

    @Test
    void aPrimaryThatIsNotThereIsNoTarget() {
        assertEquals(LinkTargets.ALL, random(5, List.of(), "primary,all", 1));
        assertEquals(LinkTargets.PRIMARY, random(5, List.of(2), "primary", 1));
        assertEquals(
                "took no effect: no node believes that it leads",
                assertThrows(InjectionFailedException.class, () -> random(5, List.of(), "primary", 1))
                        .getMessage());
    }

    private static LinkTargets random(int nodes, List<Integer> primaries, String typed, long seed) {
        return LinkTargets.random(
                nodes,
                primaries,
                LinkTargets.option("packets"),
                Map.of("packets-targets", typed),
                new SplittableRandom(seed));
    }
}
