package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Corruption;
import io.inquest.cluster.ability.ShapesPackets;
import io.inquest.history.Values;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultDescription;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.ListOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Flips bits in messages that no checksum shows, as a faulty network card or switch does behind the checksums of TCP.
 * A kind of its own, because hardly any store promises anything under it.
 */
public final class PacketCorruption implements FaultKind {
    private static final String NAME = "packet-corruption";
    private static final ListOption<LinkTargets> TARGETS = LinkTargets.option(NAME);

    @Override
    public FaultDescription description() {
        return new FaultDescription(
                NAME,
                "flips bits in messages that no checksum shows, so that what arrives was never sent",
                List.of(TARGETS.spec()));
    }

    @Override
    public Optional<String> refusal(Battlefield field) {
        return BadLinks.refusal(NAME, field)
                .or(() -> field.cluster()
                        .ability(ShapesPackets.class)
                        .orElseThrow()
                        .refusal(PacketConditions.NONE.withCorruption(new Corruption(1, false))));
    }

    @Override
    public Fault random(Battlefield field, Map<String, String> options, RandomGenerator random) {
        int nodes = Nodes.count(field);
        List<Integer> primaries = Targets.primaries(field);
        LinkTargets targets = LinkTargets.random(nodes, primaries, TARGETS, options, random);
        PacketConditions conditions =
                PacketConditions.NONE.withCorruption(new Corruption(PacketMode.ppm(random, 1, 10), false));
        return new BadLinks(
                NAME,
                "",
                targets.label(),
                BadLinks.names(field, targets.links(nodes, primaries, false, random)),
                conditions);
    }

    @Override
    public Fault parse(Map<String, Object> value) {
        BadLinks fault = BadLinks.parse(NAME, value, false);
        if (fault.conditions().corruption().ppm() == 0) {
            throw new IllegalArgumentException(
                    "a " + NAME + " fault needs \"corruption-ppm\" among its conditions, which are "
                            + Values.json(value.get("conditions")));
        }
        return fault;
    }
}
