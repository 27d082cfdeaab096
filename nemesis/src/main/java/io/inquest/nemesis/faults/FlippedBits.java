package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.DiskCounts;
import io.inquest.cluster.ability.DiskDamage;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Injection;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.Stages;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Nodes that are killed, find flipped bits on their disks when they are started at once, and go on with that or not. At
 * the end the bits are put back, and what did not go on is started again.
 */
final class FlippedBits implements Injection {
    private final DiskDamage damage;
    private final Disks disks;
    private Map<String, Object> evidence = Map.of();
    private DiskCounts told = DiskCounts.NONE;

    private FlippedBits(DiskDamage damage, Disks disks) {
        this.damage = damage;
        this.disks = disks;
    }

    static CompletionStage<Injection> begin(Battlefield field, List<Integer> nodes, DiskDamage damage) {
        FlippedBits flipped = new FlippedBits(damage, new Disks(field, nodes, damage));
        return Stages.provedOrUndone(flipped.flip(), flipped);
    }

    private CompletionStage<Void> flip() {
        return disks.count()
                .thenCompose(done -> disks.kill())
                .thenCompose(any -> {
                    if (!any) {
                        throw new InjectionFailedException("took no effect: nothing ran on " + disks.names());
                    }
                    return disks.damage();
                })
                .thenCompose(done -> disks.startKilled())
                .thenCompose(done -> look());
    }

    private CompletionStage<Void> look() {
        return disks.findStopped().thenCompose(done -> disks.counted()).thenAccept(counts -> {
            if (counts.recordsFlipped() == 0) {
                throw new InjectionFailedException(
                        "took no effect: nothing durable was on the disks of " + disks.names());
            }
            told = counts;
            evidence = disks.tell(Data.of("effect", DiskData.shows(damage, counts)), counts);
        });
    }

    @Override
    public Map<String, Object> evidence() {
        return evidence;
    }

    @Override
    public CompletionStage<Map<String, Object>> close() {
        return disks.mend()
                .thenCompose(done -> disks.start())
                .thenCompose(done -> disks.counted())
                .thenApply(counts -> disks.tell(Data.of("effect", DiskData.shows(damage, counts)), counts.minus(told)));
    }
}
