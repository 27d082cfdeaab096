package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/**
 * Sets of one-way links to cut: what Jepsen calls grudges, of nodes that refuse to hear each other. All in ascending
 * order.
 */
final class Grudges {
    private Grudges() {}

    static List<Link> where(int nodes, BiPredicate<Integer, Integer> cut) {
        List<Link> links = new ArrayList<>();
        for (int from = 0; from < nodes; from++) {
            for (int to = 0; to < nodes; to++) {
                if (from != to && cut.test(from, to)) {
                    links.add(new Link(from, to));
                }
            }
        }
        return links;
    }

    static List<Link> around(int nodes, int alone) {
        return where(nodes, (from, to) -> from == alone || to == alone);
    }

    static List<Link> between(int nodes, IntPredicate side) {
        return where(nodes, (from, to) -> side.test(from) != side.test(to));
    }

    /** So many nodes, each as likely as another. */
    static IntPredicate some(int nodes, int size, RandomGenerator random) {
        BitSet chosen = new BitSet();
        for (int node : Arrays.copyOf(Nodes.shuffled(nodes, random), size)) {
            chosen.set(node);
        }
        return chosen::get;
    }

    static List<Link> oneWay(int nodes, RandomGenerator random) {
        IntPredicate side = some(nodes, 1 + random.nextInt(nodes / 2), random);
        boolean mute = random.nextBoolean();
        return where(nodes, (from, to) -> side.test(from) == mute && side.test(to) != mute);
    }

    static List<Link> bridge(int nodes, RandomGenerator random) {
        int[] place = Nodes.shuffled(nodes, random);
        int bridge = nodes / 2;
        return where(
                nodes,
                (from, to) ->
                        place[from] != bridge && place[to] != bridge && (place[from] < bridge) != (place[to] < bridge));
    }

    /** On a ring in random order, each node keeps its links to the nearest, as far as makes a majority with itself. */
    static List<Link> ring(int nodes, RandomGenerator random) {
        int[] place = Nodes.shuffled(nodes, random);
        int reach = (nodes / 2 + 1) / 2;
        return where(nodes, (from, to) -> {
            int ahead = Math.floorMod(place[to] - place[from], nodes);
            return Math.min(ahead, nodes - ahead) > reach;
        });
    }

    /**
     * Nodes are connected two by two, those first that have the fewest connections, until each sees a majority; the
     * links that were not drawn are cut.
     */
    static List<Link> stochasticRing(int nodes, RandomGenerator random) {
        boolean[][] connected = new boolean[nodes][nodes];
        int[] degree = new int[nodes];
        while (true) {
            int[] order = Nodes.shuffled(nodes, random);
            int poorest = poorest(order, degree, node -> true);
            if (1 + degree[poorest] > nodes / 2) {
                return where(nodes, (from, to) -> !connected[from][to]);
            }
            int other = poorest(order, degree, node -> node != poorest && !connected[poorest][node]);
            connected[poorest][other] = true;
            connected[other][poorest] = true;
            degree[poorest]++;
            degree[other]++;
        }
    }

    /** The first in the order of those that pass and have the fewest connections. */
    private static int poorest(int[] order, int[] degree, IntPredicate passes) {
        int poorest = -1;
        for (int node : order) {
            if (passes.test(node) && (poorest < 0 || degree[node] < degree[poorest])) {
                poorest = node;
            }
        }
        return poorest;
    }

    /** Every link with the same chance of a quarter, a half or three quarters; never none. */
    static List<Link> any(int nodes, RandomGenerator random) {
        int quarters = 1 + random.nextInt(3);
        List<Link> links = where(nodes, (from, to) -> random.nextInt(4) < quarters);
        if (links.isEmpty()) {
            List<Link> all = where(nodes, (from, to) -> true);
            links.add(all.get(random.nextInt(all.size())));
        }
        return links;
    }
}
