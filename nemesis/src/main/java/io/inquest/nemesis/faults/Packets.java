package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.ShapesPackets;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultDescription;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.ListOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes links bad in every way in which a store must bear it. */
public final class Packets implements FaultKind {
    private static final String NAME = "packets";
    private static final ListOption<PacketMode> MODES = ListOption.of(
            "packets-modes", "what is wrong with the links", List.of(PacketMode.values()), PacketMode::label);
    private static final ListOption<LinkTargets> TARGETS = LinkTargets.option(NAME);

    @Override
    public FaultDescription description() {
        return new FaultDescription(
                NAME,
                "makes links slow, lossy, narrow or half open, and has them double, reorder or corrupt messages",
                List.of(MODES.spec(), TARGETS.spec()));
    }

    @Override
    public Optional<String> refusal(Battlefield field) {
        return BadLinks.refusal(NAME, field);
    }

    @Override
    public Fault random(Battlefield field, Map<String, String> options, RandomGenerator random) {
        int nodes = Nodes.count(field);
        List<Integer> primaries = Targets.primaries(field);
        LinkTargets targets = LinkTargets.random(nodes, primaries, TARGETS, options, random);
        ShapesPackets network = field.cluster().ability(ShapesPackets.class).orElseThrow();
        List<PacketMode> modes = MODES.chosen(options);
        while (true) {
            PacketMode mode = modes.remove(random.nextInt(modes.size()));
            PacketConditions conditions = mode.conditions(random);
            Optional<String> refusal = network.refusal(conditions);
            if (refusal.isEmpty()) {
                List<Link> links = targets.links(nodes, primaries, mode == PacketMode.HALF_OPEN, random);
                return new BadLinks(NAME, mode.label(), targets.label(), BadLinks.names(field, links), conditions);
            }
            if (modes.isEmpty()) {
                throw new IllegalArgumentException(refusal.get());
            }
        }
    }

    @Override
    public Fault parse(Map<String, Object> value) {
        return BadLinks.parse(NAME, value, true);
    }
}
