package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketCounts;
import io.inquest.cluster.ability.ShapesPackets;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.Injection;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Some links under some conditions.
 *
 * @param name of the kind of fault
 * @param mode what kind of conditions they are; empty if not said
 * @param targets how the links were chosen; empty if not said
 * @param links one way each, from the first name to the second
 */
record BadLinks(String name, String mode, String targets, List<List<String>> links, PacketConditions conditions)
        implements Fault {
    /** In place of a node's name. */
    private static final String CLIENTS = "clients";

    BadLinks {
        links = List.copyOf(links);
    }

    static Optional<String> refusal(String name, Battlefield field) {
        return Lacking.refusal(field, ShapesPackets.class, "delay, lose or change messages", name);
    }

    static List<List<String>> names(Battlefield field, List<Link> links) {
        List<List<String>> names = new ArrayList<>();
        for (Link link : links) {
            names.add(List.of(endName(field, link.from()), endName(field, link.to())));
        }
        return names;
    }

    private static String endName(Battlefield field, int end) {
        return end == Link.CLIENTS ? CLIENTS : Nodes.name(field, end);
    }

    @Override
    public Map<String, Object> toValue() {
        Map<String, Object> value = Data.of();
        if (!mode.isEmpty()) {
            value.put("mode", mode);
        }
        if (!targets.isEmpty()) {
            value.put("targets", targets);
        }
        value.put("links", links);
        value.put("conditions", ConditionsData.toValue(conditions));
        return value;
    }

    @Override
    public List<String> nodes() {
        return links.stream()
                .flatMap(List::stream)
                .filter(end -> !end.equals(CLIENTS))
                .distinct()
                .toList();
    }

    /** @param detected whether checksums show corruption */
    static BadLinks parse(String name, Map<String, Object> value, boolean detected) {
        String called = name + " fault";
        Data.requireOnly(called, value, "mode", "targets", "links", "conditions");
        String mode = value.containsKey("mode") ? Data.string(called, value, "mode") : "";
        String targets = value.containsKey("targets") ? Data.string(called, value, "targets") : "";
        if (!(value.get("links") instanceof List<?> list) || list.isEmpty()) {
            throw wrongLinks(called, value);
        }
        List<List<String>> links = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof List<?> ends)
                    || ends.size() != 2
                    || !(ends.get(0) instanceof String from)
                    || !(ends.get(1) instanceof String to)
                    || from.equals(to)
                    || links.contains(List.of(from, to))) {
                throw wrongLinks(called, value);
            }
            links.add(List.of(from, to));
        }
        return new BadLinks(name, mode, targets, links, ConditionsData.parse(called, value, detected));
    }

    private static IllegalArgumentException wrongLinks(String called, Map<String, Object> value) {
        return Data.wrong(
                called,
                value,
                "links",
                "a list of different one-way links by two nodes' names, or a node's and \"clients\", such as [[\"n1\","
                        + " \"n2\"], [\"n1\", \"clients\"]]");
    }

    @Override
    public CompletionStage<Injection> inject(Battlefield field) {
        ShapesPackets network = field.cluster().ability(ShapesPackets.class).orElseThrow();
        network.refusal(conditions).ifPresent(reason -> {
            throw new InjectionFailedException("took no effect: " + reason);
        });
        List<Link> struck = new ArrayList<>();
        for (List<String> ends : links) {
            struck.add(new Link(end(field, ends.get(0)), end(field, ends.get(1))));
        }
        return Stages.each(struck, network::conditions).thenCompose(before -> {
            for (int i = 0; i < struck.size(); i++) {
                if (!before.get(i).isNone()) {
                    throw new InjectionFailedException("took no effect: " + linkName(field, struck.get(i))
                            + " is bad already, and a link has one set of conditions at a time");
                }
            }
            return network.shaped(struck)
                    .thenCompose(counts -> network.shape(struck, conditions)
                            .thenCompose(done -> new Shaped(field, network, struck, counts).proved(conditions)));
        });
    }

    private static int end(Battlefield field, String name) {
        return name.equals(CLIENTS) ? Link.CLIENTS : Nodes.number(field, name);
    }

    private static String linkName(Battlefield field, Link link) {
        return "the link from " + endName(field, link.from()) + " to " + endName(field, link.to());
    }

    private static final class Shaped implements Injection {
        private final Battlefield field;
        private final ShapesPackets network;
        private final List<Link> links;
        private final PacketCounts before;
        private PacketCounts touched;

        Shaped(Battlefield field, ShapesPackets network, List<Link> links, PacketCounts before) {
            this.field = field;
            this.network = network;
            this.links = links;
            this.before = before;
        }

        CompletionStage<Injection> proved(PacketConditions wanted) {
            CompletionStage<Void> proof = Stages.each(links, network::conditions)
                    .thenAccept(found -> {
                        for (int i = 0; i < links.size(); i++) {
                            if (!found.get(i).equals(wanted)) {
                                throw new InjectionFailedException("took no effect: " + linkName(field, links.get(i))
                                        + " has not the conditions that it was given");
                            }
                        }
                    });
            return Stages.provedOrUndone(proof, this);
        }

        /** Whether it has an effect is known when it ends: until a message is sent, it has none. */
        @Override
        public Map<String, Object> evidence() {
            return Data.of("links-shaped", (long) links.size());
        }

        @Override
        public CompletionStage<Map<String, Object>> close() {
            return network.shaped(links)
                    .thenCompose(now -> {
                        touched = now.since(before);
                        return network.unshape(links);
                    })
                    .thenCompose(done -> Stages.each(links, network::conditions))
                    .thenApply(this::healed);
        }

        private Map<String, Object> healed(List<PacketConditions> found) {
            for (int i = 0; i < links.size(); i++) {
                if (!found.get(i).isNone()) {
                    throw new IllegalStateException("did not heal: " + linkName(field, links.get(i))
                            + " still has its conditions after they were taken off");
                }
            }
            return ConditionsData.toValue(touched);
        }
    }
}
