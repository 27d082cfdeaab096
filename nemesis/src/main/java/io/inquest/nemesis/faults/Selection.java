package io.inquest.nemesis.faults;

import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.InjectionFailedException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The nodes that a fault strikes.
 *
 * @param targets how they were chosen
 * @param nodes their names: so a fault made again strikes the same nodes, whoever leads then
 */
record Selection(Targets targets, List<String> nodes) {
    Selection {
        nodes = List.copyOf(nodes);
    }

    /** @throws InjectionFailedException if none of the targets is a node now */
    static Selection random(Battlefield field, List<Targets> among, RandomGenerator random) {
        Targets targets = Targets.random(field, among, random);
        return new Selection(targets, Nodes.names(field, targets.choose(field, random)));
    }

    Map<String, Object> toValue() {
        return Data.of("targets", targets.label(), "nodes", nodes);
    }

    static Selection parse(String fault, Map<String, Object> value) {
        Data.requireOnly(fault, value, "targets", "nodes");
        Targets targets = Targets.parse(fault, Data.string(fault, value, "targets"));
        return new Selection(targets, Data.strings(fault, value, "nodes"));
    }
}
