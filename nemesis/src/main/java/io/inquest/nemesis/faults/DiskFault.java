package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.DiskDamage;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.Injection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Some nodes' disks, damaged alike.
 *
 * @param name of the kind of fault
 * @param mode its name among the kind's modes; null if there is but one
 * @param holdNanos of a power cut, how long syncs are held up before it
 */
record DiskFault(String name, Selection selection, String mode, DiskDamage damage, long holdNanos) implements Fault {
    static final String MODE = "mode";
    static final String HOLD = "hold-nanos";

    @Override
    public Map<String, Object> toValue() {
        Map<String, Object> value = mode == null ? selection.toValue() : selection.toValue(MODE, mode);
        value.putAll(Data.of(DiskData.entries(damage)));
        if (damage instanceof DiskDamage.PowerCut) {
            value.put(HOLD, holdNanos);
        }
        return value;
    }

    @Override
    public List<String> nodes() {
        return selection.nodes();
    }

    @Override
    public CompletionStage<Injection> inject(Battlefield field) {
        List<Integer> nodes = Nodes.numbers(field, selection.nodes());
        if (damage instanceof DiskDamage.PowerCut) {
            return PowerCut.begin(field, nodes, damage, holdNanos);
        }
        return damage instanceof DiskDamage.Flipped
                ? FlippedBits.begin(field, nodes, damage)
                : LastingDamage.begin(field, nodes, damage);
    }
}
