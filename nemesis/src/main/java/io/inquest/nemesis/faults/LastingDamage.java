package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.DiskDamage;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Injection;
import io.inquest.nemesis.Stages;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Disks that are slow, full or failing until this ends; then what they have stopped is started again. */
final class LastingDamage implements Injection {
    private final DiskDamage damage;
    private final Disks disks;

    private LastingDamage(DiskDamage damage, Disks disks) {
        this.damage = damage;
        this.disks = disks;
    }

    static CompletionStage<Injection> begin(Battlefield field, List<Integer> nodes, DiskDamage damage) {
        Disks disks = new Disks(field, nodes, damage);
        return Stages.provedOrUndone(
                disks.count().thenCompose(done -> disks.damage()), new LastingDamage(damage, disks));
    }

    /** Whether it has an effect is known when it ends: until the store uses the disks, it has none. */
    @Override
    public Map<String, Object> evidence() {
        return Data.of();
    }

    @Override
    public CompletionStage<Map<String, Object>> close() {
        return disks.mend()
                .thenCompose(done -> disks.start())
                .thenCompose(done -> disks.counted())
                .thenApply(counts -> disks.tell(Data.of("effect", DiskData.shows(damage, counts)), counts));
    }
}
