package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.Link;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.ListOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** How a partition divides the nodes. */
enum Shape {
    /** One node alone, all others together. */
    ONE_NODE(2, Family.ALONE) {
        @Override
        List<Link> links(int nodes, List<Integer> primaries, RandomGenerator random) {
            return Grudges.around(nodes, random.nextInt(nodes));
        }
    },
    /** A node that believes it leads alone, all others together. */
    PRIMARY(2, Family.PRIMARY) {
        @Override
        List<Link> links(int nodes, List<Integer> primaries, RandomGenerator random) {
            return Grudges.around(nodes, primaries.get(random.nextInt(primaries.size())));
        }
    },
    /** The first half of the nodes and the second, which has the odd one: always the same cut. */
    HALVES(2, Family.SIDES) {
        @Override
        List<Link> links(int nodes, List<Integer> primaries, RandomGenerator random) {
            return Grudges.between(nodes, node -> node < nodes / 2);
        }
    },
    /** A random minority and a majority; of an even number of nodes, two equal halves. */
    RANDOM_HALVES(2, Family.SIDES) {
        @Override
        List<Link> links(int nodes, List<Integer> primaries, RandomGenerator random) {
            return Grudges.between(nodes, Grudges.some(nodes, nodes / 2, random));
        }
    },
    /** Less than a third of the nodes, together, and the others. */
    MINORITY_THIRD(4, Family.SIDES) {
        @Override
        List<Link> links(int nodes, List<Integer> primaries, RandomGenerator random) {
            return Grudges.between(nodes, Grudges.some(nodes, (nodes - 1) / 3, random));
        }
    },
    /** Every node alone. */
    ALL_ALONE(2, Family.ALONE) {
        @Override
        List<Link> links(int nodes, List<Integer> primaries, RandomGenerator random) {
            return Grudges.where(nodes, (from, to) -> true);
        }
    },
    /** Two halves that do not hear each other, and one node that hears, and is heard by, both. */
    BRIDGE(3, Family.OVERLAPPING) {
        @Override
        List<Link> links(int nodes, List<Integer> primaries, RandomGenerator random) {
            return Grudges.bridge(nodes, random);
        }
    },
    /** Every node sees a majority, no two nodes the same one. */
    MAJORITIES_RING(4, Family.OVERLAPPING) {
        @Override
        List<Link> links(int nodes, List<Integer> primaries, RandomGenerator random) {
            return Grudges.ring(nodes, random);
        }
    },
    /** Every node sees a majority, by connections that were drawn one by one. */
    MAJORITIES_RING_STOCHASTIC(4, Family.OVERLAPPING) {
        @Override
        List<Link> links(int nodes, List<Integer> primaries, RandomGenerator random) {
            return Grudges.stochasticRing(nodes, random);
        }
    },
    /** What some nodes send does not reach the others; what the others send arrives. */
    ONE_WAY(2, Family.ONE_WAY) {
        @Override
        List<Link> links(int nodes, List<Integer> primaries, RandomGenerator random) {
            return Grudges.oneWay(nodes, random);
        }
    },
    /** Any set of one-way links. */
    RANDOM_GRUDGES(2, Family.ONE_WAY) {
        @Override
        List<Link> links(int nodes, List<Integer> primaries, RandomGenerator random) {
            return Grudges.any(nodes, random);
        }
    };

    /** With fewer nodes it cuts nothing. */
    private final int nodesMin;

    private final Family family;

    Shape(int nodesMin, Family family) {
        this.nodesMin = nodesMin;
        this.family = family;
    }

    /** Shapes that are much alike: unless shapes are asked for by name, each family is as likely as another. */
    private enum Family {
        ALONE,
        PRIMARY,
        SIDES,
        OVERLAPPING,
        ONE_WAY
    }

    /** The links to cut, at least one, in ascending order. */
    abstract List<Link> links(int nodes, List<Integer> primaries, RandomGenerator random);

    /** The name in files. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException with a sentence for a person */
    static Shape parse(String label) {
        return Data.labelled("shape of a partition", label, List.of(values()), Shape::label);
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
        if (!option.isNamed(options)) {
            List<Family> families =
                    possible.stream().map(shape -> shape.family).distinct().toList();
            Family family = families.get(random.nextInt(families.size()));
            possible.removeIf(shape -> shape.family != family);
        }
        return possible.get(random.nextInt(possible.size()));
    }
}
