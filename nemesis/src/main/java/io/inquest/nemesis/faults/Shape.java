package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.Link;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.ListOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;

/** How a partition divides the nodes. */
enum Shape {
    /** One node alone, all others together. */
    ONE_NODE(2),
    /** A node that believes it leads alone, all others together. */
    PRIMARY(2),
    /** A minority and a majority; of an even number of nodes, two equal halves. */
    HALVES(2),
    /** Every node sees a majority, no two nodes the same one. */
    MAJORITIES_RING(4),
    /** What some nodes send does not reach the others; what the others send arrives. */
    ONE_WAY(2);

    /** With fewer nodes it cuts nothing. */
    private final int nodesMin;

    Shape(int nodesMin) {
        this.nodesMin = nodesMin;
    }

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

    /**
     * Some shape among those that the options choose and that so many nodes, of which these lead, can be divided in.
     *
     * @throws IllegalArgumentException if a shape is asked for by name that needs more nodes
     * @throws InjectionFailedException if nobody leads and it takes that
     */
    static Shape random(
            int nodes,
            List<Integer> primaries,
            ListOption<Shape> option,
            Map<String, String> options,
            RandomGenerator random) {
        List<Shape> possible = option.chosen(options);
        for (Shape shape : List.copyOf(possible)) {
            if (nodes < shape.nodesMin) {
                if (option.isNamed(options)) {
                    throw new IllegalArgumentException("a partition of shape " + shape.label() + " needs "
                            + shape.nodesMin + " nodes and there are " + nodes + "; give more with --nodes");
                }
                possible.remove(shape);
            }
        }
        if (primaries.isEmpty()) {
            possible.remove(PRIMARY);
        }
        if (possible.isEmpty()) {
            throw new InjectionFailedException("took no effect: no node believes that it leads");
        }
        return possible.get(random.nextInt(possible.size()));
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
