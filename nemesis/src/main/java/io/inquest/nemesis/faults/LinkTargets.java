package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.Link;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.ListOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Which links a fault strikes. Those of a node may be its links to clients, too: then its machine's are meant. */
enum LinkTargets {
    /** All links of one node. */
    NODE(1),
    /** All links of a node that believes it leads. */
    PRIMARY(1),
    /** The links between two nodes. */
    PAIR(2),
    /** All that one node sends, or all that it is sent. */
    ONE_WAY(2),
    /** What clients and some nodes send each other, or one of these ways. */
    CLIENTS(1),
    ALL(1);

    private static final int BUSY_OF = 4;

    private final int nodesMin;

    LinkTargets(int nodesMin) {
        this.nodesMin = nodesMin;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The option of a kind of fault by which its links are chosen. */
    static ListOption<LinkTargets> option(String fault) {
        return ListOption.of(fault + "-targets", "which links it hits", List.of(values()), LinkTargets::label);
    }

    /**
     * Some targets among those that the options choose and that there are now.
     *
     * @throws IllegalArgumentException if one is asked for by name that needs more nodes
     * @throws InjectionFailedException if nobody leads and it takes that
     */
    static LinkTargets random(
            int nodes,
            List<Integer> primaries,
            ListOption<LinkTargets> option,
            Map<String, String> options,
            RandomGenerator random) {
        List<LinkTargets> possible = option.chosen(options);
        for (LinkTargets targets : List.copyOf(possible)) {
            if (nodes < targets.nodesMin) {
                if (option.isNamed(options)) {
                    throw new IllegalArgumentException("links of targets " + targets.label() + " need "
                            + targets.nodesMin + " nodes and there are " + nodes + "; give more with --nodes");
                }
                possible.remove(targets);
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

    /**
     * The links, in ascending order.
     *
     * @param halves whether only one of the two links between any two ends is wanted
     */
    List<Link> links(int nodes, List<Integer> primaries, boolean halves, RandomGenerator random) {
        List<Link> links = new ArrayList<>();
        switch (this) {
            case NODE -> ofNode(links, nodes, random.nextInt(nodes), way(halves, random), random);
            case PRIMARY ->
                ofNode(links, nodes, primaries.get(random.nextInt(primaries.size())), way(halves, random), random);
            case PAIR -> {
                List<Integer> order = busyFirst(nodes, primaries, random);
                add(links, order.get(0), order.get(1), way(halves, random));
            }
            case ONE_WAY -> ofNode(links, nodes, random.nextInt(nodes), way(true, random), random);
            case CLIENTS -> {
                Way way = way(halves || random.nextBoolean(), random);
                List<Integer> order = busyFirst(nodes, primaries, random);
                for (int node : order.subList(0, 1 + random.nextInt(nodes))) {
                    add(links, node, Link.CLIENTS, way);
                }
            }
            case ALL -> {
                boolean clients = nodes == 1 || random.nextBoolean();
                for (int one = clients ? Link.CLIENTS : 0; one < nodes; one++) {
                    for (int other = Math.max(one + 1, 0); other < nodes; other++) {
                        add(links, one, other, way(halves, random));
                    }
                }
            }
        }
        links.sort(Comparator.comparingInt(Link::from).thenComparingInt(Link::to));
        return links;
    }

    /** All nodes; first, mostly, one that leads, for where all messages go to or from it other links are idle. */
    private static List<Integer> busyFirst(int nodes, List<Integer> primaries, RandomGenerator random) {
        List<Integer> order = new ArrayList<>();
        for (int node : Nodes.shuffled(nodes, random)) {
            order.add(node);
        }
        if (!primaries.isEmpty() && random.nextInt(BUSY_OF) > 0) {
            Integer primary = primaries.get(random.nextInt(primaries.size()));
            order.remove(primary);
            order.add(0, primary);
        }
        return order;
    }

    private enum Way {
        THERE,
        BACK,
        BOTH
    }

    private static Way way(boolean half, RandomGenerator random) {
        return !half ? Way.BOTH : random.nextBoolean() ? Way.THERE : Way.BACK;
    }

    private static void ofNode(List<Link> links, int nodes, int node, Way way, RandomGenerator random) {
        boolean clients = nodes == 1 || random.nextBoolean();
        for (int other = clients ? Link.CLIENTS : 0; other < nodes; other++) {
            if (other != node) {
                add(links, node, other, way);
            }
        }
    }

    private static void add(List<Link> links, int one, int other, Way way) {
        if (way != Way.BACK) {
            links.add(new Link(one, other));
        }
        if (way != Way.THERE) {
            links.add(new Link(other, one));
        }
    }
}
