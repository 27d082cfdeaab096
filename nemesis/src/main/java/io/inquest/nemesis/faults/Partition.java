package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.Partitionable;
import io.inquest.cluster.ability.Passage;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultDescription;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.Injection;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.ListOption;
import io.inquest.nemesis.Stages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** Cuts connections between nodes. */
public final class Partition implements FaultKind {
    private static final String NAME = "partition";
    private static final ListOption<Shape> SHAPES =
            ListOption.of("partition-shapes", "how partitions divide the nodes", List.of(Shape.values()), Shape::label);

    @Override
    public FaultDescription description() {
        return new FaultDescription(
                NAME,
                "cuts connections between nodes: halves, a bridge, rings of majorities, one way, a primary alone and more",
                List.of(SHAPES.spec()));
    }

    @Override
    public Optional<String> refusal(Battlefield field) {
        if (Nodes.count(field) < 2) {
            return Optional.of("a partition needs two nodes and there is one; give more with --nodes");
        }
        return Lacking.refusal(field, Partitionable.class, "cut connections between nodes", NAME);
    }

    @Override
    public Fault random(Battlefield field, Map<String, String> options, RandomGenerator random) {
        int nodes = Nodes.count(field);
        List<Integer> primaries = Targets.primaries(field);
        Shape shape = Shape.random(nodes, primaries, SHAPES, options, random);
        return new Cut(shape, namesOf(field, shape.links(nodes, primaries, random)));
    }

    @Override
    public Fault parse(Map<String, Object> value) {
        Data.requireOnly(NAME, value, "shape", "cut", "groups");
        Shape shape = value.containsKey("shape") ? Shape.parse(Data.string(NAME, value, "shape")) : null;
        if (value.containsKey("groups") && !value.containsKey("cut")) {
            return new Cut(shape, between(value));
        }
        if (!(value.get("cut") instanceof List<?> list) || list.isEmpty()) {
            throw wrongCut(value);
        }
        List<List<String>> links = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof List<?> ends)
                    || ends.size() != 2
                    || !(ends.get(0) instanceof String from)
                    || !(ends.get(1) instanceof String to)
                    || from.equals(to)
                    || links.contains(List.of(from, to))) {
                throw wrongCut(value);
            }
            links.add(List.of(from, to));
        }
        return new Cut(shape, links);
    }

    /** The links between nodes of different groups; a node in none keeps its own. */
    private static List<List<String>> between(Map<String, Object> value) {
        List<List<String>> groups = new ArrayList<>();
        if (value.get("groups") instanceof List<?> list) {
            for (Object group : list) {
                groups.add(Data.strings(NAME, Data.of("groups", group), "groups"));
            }
        }
        List<String> all = groups.stream().flatMap(List::stream).toList();
        if (groups.size() < 2 || all.size() != all.stream().distinct().count()) {
            throw Data.wrong(
                    NAME,
                    value,
                    "groups",
                    "at least two lists of nodes' names, none of them twice, such as [[\"n1\"], [\"n2\", \"n3\"]]");
        }
        List<List<String>> links = new ArrayList<>();
        for (List<String> group : groups) {
            for (String from : group) {
                all.stream().filter(to -> !group.contains(to)).forEach(to -> links.add(List.of(from, to)));
            }
        }
        return links;
    }

    private static IllegalArgumentException wrongCut(Map<String, Object> value) {
        return Data.wrong(
                NAME,
                value,
                "cut",
                "a list of different one-way links by two nodes' names, such as [[\"n1\", \"n2\"]]");
    }

    private static List<List<String>> namesOf(Battlefield field, List<Link> links) {
        List<List<String>> names = new ArrayList<>();
        for (Link link : links) {
            names.add(List.of(Nodes.name(field, link.from()), Nodes.name(field, link.to())));
        }
        return names;
    }

    /**
     * Links to cut.
     *
     * @param shape how they were chosen; null if somebody named them
     * @param links one way each, from the first name to the second
     */
    private record Cut(Shape shape, List<List<String>> links) implements Fault {
        private Cut {
            links = List.copyOf(links);
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, Object> toValue() {
            return shape == null ? Data.of("cut", links) : Data.of("shape", shape.label(), "cut", links);
        }

        @Override
        public List<String> nodes() {
            return links.stream().flatMap(List::stream).distinct().toList();
        }

        @Override
        public CompletionStage<Injection> inject(Battlefield field) {
            Partitionable network = field.cluster().ability(Partitionable.class).orElseThrow();
            List<Link> cut = new ArrayList<>();
            for (List<String> ends : links) {
                cut.add(new Link(Nodes.number(field, ends.get(0)), Nodes.number(field, ends.get(1))));
            }
            return Stages.each(cut, network::passes).thenCompose(passed -> {
                if (!passed.contains(true)) {
                    throw new InjectionFailedException("took no effect: every link it cuts was cut already");
                }
                return network.blocked(cut)
                        .thenCompose(blocked -> network.cut(cut)
                                .thenCompose(done -> new Severed(field, network, cut, blocked).proved()));
            });
        }
    }

    private static final class Severed implements Injection {
        private final Battlefield field;
        private final Partitionable network;
        private final List<Link> links;
        private final long blockedBefore;
        private final Map<String, Object> unusual = new LinkedHashMap<>();
        private long blocked;
        private boolean joined;

        Severed(Battlefield field, Partitionable network, List<Link> links, long blockedBefore) {
            this.field = field;
            this.network = network;
            this.links = links;
            this.blockedBefore = blockedBefore;
            field.cuts().hold(links);
        }

        CompletionStage<Injection> proved() {
            CompletionStage<Void> proof = Stages.each(links, network::probe).thenAccept(seen -> {
                if (seen.contains(Passage.ARRIVED)) {
                    throw new InjectionFailedException(
                            "took no effect: " + nameOf(links.get(seen.indexOf(Passage.ARRIVED)))
                                    + " still passes messages after it was cut");
                }
                Data.putUnlessEmpty(unusual, "refused-by-sender", namesOf(field, those(Passage.REFUSED, seen)));
                Data.putUnlessEmpty(unusual, "lost-on-the-way", namesOf(field, those(Passage.LOST, seen)));
            });
            return Stages.provedOrUndone(proof, this);
        }

        private List<Link> those(Passage passage, List<Passage> seen) {
            List<Link> those = new ArrayList<>();
            for (int i = 0; i < links.size(); i++) {
                if (seen.get(i) == passage) {
                    those.add(links.get(i));
                }
            }
            return those;
        }

        /** Which probes were stopped otherwise than by the cut, where packets come in. */
        @Override
        public Map<String, Object> evidence() {
            Map<String, Object> evidence = Data.of("cut", namesOf(field, links));
            evidence.putAll(unusual);
            return evidence;
        }

        @Override
        public CompletionStage<Map<String, Object>> close() {
            return join().thenCompose(done -> Stages.each(links, network::passes))
                    .thenApply(this::healed);
        }

        private CompletionStage<Void> join() {
            if (joined) {
                return CompletableFuture.completedFuture(null);
            }
            return network.blocked(links)
                    .thenCompose(now -> {
                        blocked = now - blockedBefore;
                        return network.join(links);
                    })
                    .thenAccept(done -> {
                        joined = true;
                        field.cuts().release(links);
                    });
        }

        private Map<String, Object> healed(List<Boolean> passes) {
            List<Link> stillCut = new ArrayList<>();
            for (int i = 0; i < links.size(); i++) {
                Link link = links.get(i);
                boolean held = field.cuts().isHeld(link);
                if (held == passes.get(i)) {
                    throw new IllegalStateException(
                            held
                                    ? "healing went too far: " + nameOf(link)
                                            + " passes messages although another fault holds it cut"
                                    : "did not heal: " + nameOf(link)
                                            + " still passes no messages after it was joined");
                }
                if (held) {
                    stillCut.add(link);
                }
            }
            Map<String, Object> evidence = Data.of("effect", blocked > 0, "blocked", blocked);
            if (!stillCut.isEmpty()) {
                evidence.put("still-cut", namesOf(field, stillCut));
            }
            return evidence;
        }

        private String nameOf(Link link) {
            return "the link from " + Nodes.name(field, link.from()) + " to " + Nodes.name(field, link.to());
        }
    }
}
