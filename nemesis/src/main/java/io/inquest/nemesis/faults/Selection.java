package io.inquest.nemesis.faults;

import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.InjectionFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The nodes that a fault strikes.
 *
 * @param targets how they were chosen; null if somebody named them
 * @param nodes their names: so a fault made again strikes the same nodes, whoever leads then
 */
record Selection(Targets targets, List<String> nodes) {
    private static final String TARGETS = "targets";
    private static final String NODES = "nodes";

    Selection {
        nodes = List.copyOf(nodes);
    }

    /** @throws InjectionFailedException if none of the targets is a node now */
    static Selection random(Battlefield field, List<Targets> among, RandomGenerator random) {
        Targets targets = Targets.random(field, among, random);
        return new Selection(targets, Nodes.names(field, targets.choose(field, random)));
    }

    /** With further entries after it, as alternating names and values. */
    Map<String, Object> toValue(Object... more) {
        Map<String, Object> value = targets == null ? Data.of() : Data.of(TARGETS, targets.label());
        value.put(NODES, nodes);
        value.putAll(Data.of(more));
        return value;
    }

    /** @param more the further entries that there may be */
    static Selection parse(String fault, Map<String, Object> value, String... more) {
        List<String> known = new ArrayList<>(List.of(TARGETS, NODES));
        known.addAll(List.of(more));
        Data.requireOnly(fault, value, known.toArray(String[]::new));
        return new Selection(targets(fault, value), Data.strings(fault, value, NODES));
    }

    /** How the nodes of a fault were chosen; null if it does not say. */
    static Targets targets(String fault, Map<String, Object> value) {
        return value.containsKey(TARGETS) ? Targets.parse(fault, Data.string(fault, value, TARGETS)) : null;
    }
}
