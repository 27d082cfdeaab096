package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;

/** How a partition divides the nodes. */
enum Shape {
    /** One node alone, all others together. */
    ONE_NODE,
    /** A node that believes it leads alone, all others together. */
    PRIMARY,
    /** A minority and a majority; of an even number of nodes, two equal halves. */
    HALVES,
    /** Every node sees a majority, no two nodes the same one. */
    MAJORITIES_RING,
    /** What some nodes send does not reach the others; what the others send arrives. */
    ONE_WAY;

    /** The name in files. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException with a sentence for a person */
    static Shape parse(String label) {
        List<String> labels = new ArrayList<>();
        for (Shape shape : values()) {
            if (shape.label().equals(label)) {
                return shape;
            }
            labels.add(shape.label());
        }
        throw new IllegalArgumentException(
                "a partition has no shape \"" + label + "\"; they are " + String.join(", ", labels));
    }

    /** The shapes that so many nodes, of which these lead, can be divided in. */
    static List<Shape> possible(int nodes, List<Integer> primaries) {
        List<Shape> possible = new ArrayList<>(List.of(values()));
        if (primaries.isEmpty()) {
            possible.remove(PRIMARY);
        }
        if (reach(nodes) * 2 + 1 >= nodes) {
            possible.remove(MAJORITIES_RING);
        }
        return possible;
    }

    /** The links to cut, in ascending order. */
    List<Link> links(int nodes, List<Integer> primaries, RandomGenerator random) {
        return switch (this) {
            case ONE_NODE -> around(nodes, random.nextInt(nodes));
            case PRIMARY -> around(nodes, primaries.get(random.nextInt(primaries.size())));
            case HALVES -> {
                boolean[] side = side(nodes, nodes / 2, random);
                yield where(nodes, (from, to) -> side[from] != side[to]);
            }
            case MAJORITIES_RING -> ring(nodes, random);
            case ONE_WAY -> oneWay(nodes, random);
        };
    }

    private static List<Link> around(int nodes, int alone) {
        return where(nodes, (from, to) -> from == alone || to == alone);
    }

    /** On a ring in random order, each node keeps its links to the nearest, as far as makes a majority with itself. */
    private static List<Link> ring(int nodes, RandomGenerator random) {
        int[] place = Nodes.shuffled(nodes, random);
        int reach = reach(nodes);
        return where(nodes, (from, to) -> {
            int ahead = Math.floorMod(place[to] - place[from], nodes);
            return Math.min(ahead, nodes - ahead) > reach;
        });
    }

    private static int reach(int nodes) {
        return (nodes / 2 + 1) / 2;
    }

    private static List<Link> oneWay(int nodes, RandomGenerator random) {
        boolean[] side = side(nodes, 1 + random.nextInt(nodes / 2), random);
        boolean mute = random.nextBoolean();
        return where(nodes, (from, to) -> side[from] == mute && side[to] != mute);
    }

    private static boolean[] side(int nodes, int size, RandomGenerator random) {
        boolean[] side = new boolean[nodes];
        for (int node : Arrays.copyOf(Nodes.shuffled(nodes, random), size)) {
            side[node] = true;
        }
        return side;
    }

    private static List<Link> where(int nodes, BiPredicate<Integer, Integer> cut) {
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
}
