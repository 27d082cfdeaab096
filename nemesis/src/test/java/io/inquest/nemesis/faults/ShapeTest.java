package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.Link;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.ListOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ShapeTest {
    /** Always draws the least: node 0, and a shuffle that puts the nodes in the order 4, 0, 1, 2, 3. */
    private static final RandomGenerator LEAST = () -> 0;

    private static String cut(Shape shape, int nodes, List<Integer> primaries) {
        StringBuilder text = new StringBuilder();
        for (Link link : shape.links(nodes, primaries, LEAST)) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(link.from())
                    .append('>')
                    .append(link.to());
        }
        return text.toString();
    }

    @Test
    void oneNodeAlone() {
        assertEquals("0>1 0>2 0>3 0>4 1>0 2>0 3>0 4>0", cut(Shape.ONE_NODE, 5, List.of()));
    }

    @Test
    void aPrimaryAlone() {
        assertEquals("0>3 1>3 2>3 3>0 3>1 3>2 3>4 4>3", cut(Shape.PRIMARY, 5, List.of(3, 4)));
    }

    @Test
    void halvesAreAlwaysTheSame() {
        assertEquals("0>2 0>3 0>4 1>2 1>3 1>4 2>0 2>1 3>0 3>1 4>0 4>1", cut(Shape.HALVES, 5, List.of()));
        assertEquals("0>2 0>3 1>2 1>3 2>0 2>1 3>0 3>1", cut(Shape.HALVES, 4, List.of()));
        assertEquals("0>1 1>0", cut(Shape.HALVES, 2, List.of()));
    }

    @Test
    void randomHalvesOfFiveAreTwoAndThree() {
        assertEquals("0>1 0>2 0>3 1>0 1>4 2>0 2>4 3>0 3>4 4>1 4>2 4>3", cut(Shape.RANDOM_HALVES, 5, List.of()));
    }

    @Test
    void randomHalvesOfFourAreEqual() {
        assertEquals("0>1 0>2 1>0 1>3 2>0 2>3 3>1 3>2", cut(Shape.RANDOM_HALVES, 4, List.of()));
    }

    @Test
    void aMinorityThirdIsLessThanAThird() {
        assertEquals("0>3 1>3 2>3 3>0 3>1 3>2", cut(Shape.MINORITY_THIRD, 4, List.of()));
        assertEquals(2 * 5, Shape.MINORITY_THIRD.links(6, List.of(), LEAST).size(), "two of six are a third");
        assertEquals(2 * 2 * 5, Shape.MINORITY_THIRD.links(7, List.of(), LEAST).size());
    }

    @Test
    void allAloneCutsEverything() {
        assertEquals("0>1 0>2 1>0 1>2 2>0 2>1", cut(Shape.ALL_ALONE, 3, List.of()));
    }

    @Test
    void aBridgeHearsBothHalvesThatDoNotHearEachOther() {
        for (int nodes = 3; nodes <= 9; nodes++) {
            for (long seed = 0; seed < 50; seed++) {
                List<Link> links = Shape.BRIDGE.links(nodes, List.of(), new SplittableRandom(seed));
                List<Integer> bridges = new ArrayList<>();
                Set<String> halves = new TreeSet<>();
                for (int node = 0; node < nodes; node++) {
                    List<Integer> sees = seen(links, nodes, node);
                    if (sees.size() == nodes) {
                        bridges.add(node);
                    } else {
                        halves.add(sees.toString());
                    }
                }
                assertEquals(1, bridges.size(), "of " + nodes + ", seed " + seed);
                int left = nodes / 2;
                assertEquals(2 * left * (nodes - 1 - left), links.size(), "of " + nodes + ", seed " + seed);
                assertEquals(2, halves.size(), "each side sees itself and the bridge: " + halves);
            }
        }
    }

    @Test
    void inAStochasticRingEveryNodeSeesAMajorityAndFewSeeMore() {
        Set<List<Link>> different = new LinkedHashSet<>();
        for (int nodes = 4; nodes <= 11; nodes++) {
            for (long seed = 0; seed < 50; seed++) {
                List<Link> links = Shape.MAJORITIES_RING_STOCHASTIC.links(nodes, List.of(), new SplittableRandom(seed));
                different.add(links);
                int more = 0;
                for (int node = 0; node < nodes; node++) {
                    int sees = seen(links, nodes, node).size();
                    assertTrue(sees > nodes / 2, "of " + nodes + " node " + node + " sees only " + sees);
                    more += sees - (nodes / 2 + 1);
                }
                assertTrue(more <= nodes / 2, "of " + nodes + ", seed " + seed + ": " + more + " links too many");
            }
        }
        assertTrue(different.size() > 200, "only " + different.size());
    }

    @Test
    void randomGrudgesAreAnyLinks() {
        Set<Link> cut = new LinkedHashSet<>();
        Set<Integer> sizes = new TreeSet<>();
        for (long seed = 0; seed < 300; seed++) {
            List<Link> links = Shape.RANDOM_GRUDGES.links(3, List.of(), new SplittableRandom(seed));
            cut.addAll(links);
            sizes.add(links.size());
        }
        assertEquals(6, cut.size());
        assertEquals(Set.of(1, 2, 3, 4, 5, 6), sizes);
    }

    /** Whom a node sees, itself included, where every cut is both ways. */
    private static List<Integer> seen(List<Link> links, int nodes, int node) {
        List<Integer> sees = new ArrayList<>();
        for (int other = 0; other < nodes; other++) {
            boolean cut = links.contains(new Link(node, other));
            assertEquals(cut, links.contains(new Link(other, node)), "cut both ways");
            if (!cut) {
                sees.add(other);
            }
        }
        return sees;
    }

    @Test
    void oneWayCutsWhatOneSideSendsOnly() {
        assertEquals("0>4 1>4 2>4 3>4", cut(Shape.ONE_WAY, 5, List.of()));
        for (long seed = 0; seed < 200; seed++) {
            List<Link> links = Shape.ONE_WAY.links(5, List.of(), new SplittableRandom(seed));
            Set<Integer> senders = new TreeSet<>();
            Set<Integer> receivers = new TreeSet<>();
            for (Link link : links) {
                senders.add(link.from());
                receivers.add(link.to());
            }
            assertEquals(5, senders.size() + receivers.size(), "seed " + seed);
            assertFalse(senders.removeAll(receivers), "seed " + seed);
            assertEquals(senders.size() * receivers.size(), links.size(), "seed " + seed);
        }
    }

    @Test
    void inARingEveryNodeSeesAMajorityAndNoTwoTheSame() {
        for (int nodes = 4; nodes <= 11; nodes++) {
            for (long seed = 0; seed < 50; seed++) {
                List<Link> links = Shape.MAJORITIES_RING.links(nodes, List.of(), new SplittableRandom(seed));
                Set<String> seen = new TreeSet<>();
                for (int node = 0; node < nodes; node++) {
                    List<Integer> sees = seen(links, nodes, node);
                    assertTrue(sees.size() > nodes / 2, "of " + nodes + " node " + node + " sees only " + sees);
                    assertTrue(seen.add(sees.toString()), "of " + nodes + " two nodes see " + sees);
                }
            }
        }
    }

    @Test
    void aRingOfFiveCutsFiveOfTenConnections() {
        assertEquals(10, Shape.MAJORITIES_RING.links(5, List.of(), LEAST).size());
    }

    private static Set<Shape> drawn(int nodes, List<Integer> primaries, String asked) {
        Set<Shape> drawn = EnumSet.noneOf(Shape.class);
        ListOption<Shape> option = ListOption.of("shapes", "what", List.of(Shape.values()), Shape::label);
        for (long seed = 0; seed < 200; seed++) {
            Map<String, String> options = Map.of("shapes", asked);
            drawn.add(Shape.random(nodes, primaries, option, options, new SplittableRandom(seed)));
        }
        return drawn;
    }

    @Test
    void alikeShapesShareTheirChance() {
        int oneNode = 0;
        int primary = 0;
        ListOption<Shape> option = ListOption.of("shapes", "what", List.of(Shape.values()), Shape::label);
        for (long seed = 0; seed < 1_000; seed++) {
            Shape shape = Shape.random(5, List.of(1), option, Map.of(), new SplittableRandom(seed));
            oneNode += shape == Shape.ONE_NODE ? 1 : 0;
            primary += shape == Shape.PRIMARY ? 1 : 0;
        }
        assertTrue(primary > 150 && primary < 250, primary + " of 1000, where a fifth was meant");
        assertTrue(oneNode > 60 && oneNode < 140, oneNode + " of 1000, where a tenth was meant");
    }

    @Test
    void onlyShapesAskedForAreDrawn() {
        assertEquals(EnumSet.of(Shape.HALVES, Shape.PRIMARY), drawn(5, List.of(1), "primary,halves"));
        assertEquals(EnumSet.of(Shape.HALVES), drawn(5, List.of(), "primary,halves"));
        assertEquals(
                "took no effect: no node believes that it leads",
                assertThrows(InjectionFailedException.class, () -> drawn(5, List.of(), "primary"))
                        .getMessage());
        assertEquals(
                "a partition of shape majorities-ring needs 4 nodes and there are 3; give more with --nodes",
                assertThrows(IllegalArgumentException.class, () -> drawn(3, List.of(), "halves,majorities-ring"))
                        .getMessage());
    }

    @Test
    void onlyShapesThatCutSomethingArePossible() {
        assertEquals(
                EnumSet.of(
                        Shape.ONE_NODE,
                        Shape.HALVES,
                        Shape.RANDOM_HALVES,
                        Shape.ALL_ALONE,
                        Shape.BRIDGE,
                        Shape.ONE_WAY,
                        Shape.RANDOM_GRUDGES),
                drawn(3, List.of(), "any"));
        assertEquals(EnumSet.allOf(Shape.class), drawn(5, List.of(2), "any"));
        for (int nodes = 2; nodes <= 9; nodes++) {
            for (Shape shape : drawn(nodes, List.of(1), "any")) {
                for (long seed = 0; seed < 50; seed++) {
                    List<Link> links = shape.links(nodes, List.of(1), new SplittableRandom(seed));
                    assertFalse(links.isEmpty(), shape + " of " + nodes + ", seed " + seed);
                    assertEquals(links.size(), Set.copyOf(links).size(), "no link twice");
                }
            }
        }
    }
}
