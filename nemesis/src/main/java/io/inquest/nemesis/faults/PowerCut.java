package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.DiskCounts;
import io.inquest.cluster.ability.DiskDamage;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Injection;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.Stages;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Cuts the power of nodes at a moment when some of them have written what they have not synced, for which it waits; its
 * end is that they are started again. When nothing is written, there is nothing to lose.
 */
final class PowerCut implements Injection {
    private static final long LOOK_AGAIN_NANOS = 100_000;
    private static final long PATIENCE_NANOS = 500_000_000;

    private final Battlefield field;
    private final DiskDamage damage;
    private final long delayNanos;
    private final long deadlineNanos;
    private final Disks disks;
    private Map<String, Object> evidence = Map.of();
    private boolean effect;

    private PowerCut(Battlefield field, List<Integer> nodes, DiskDamage damage, long delayNanos) {
        this.field = field;
        this.damage = damage;
        this.delayNanos = delayNanos;
        this.deadlineNanos = field.world().nowNanos() + PATIENCE_NANOS;
        this.disks = new Disks(field, nodes, damage);
    }

    /** @param delayNanos how long to wait once something has been written and not synced */
    static CompletionStage<Injection> begin(
            Battlefield field, List<Integer> nodes, DiskDamage damage, long delayNanos) {
        PowerCut cut = new PowerCut(field, nodes, damage, delayNanos);
        return Stages.provedOrUndone(cut.awaitWrites().thenCompose(done -> cut.cut()), cut);
    }

    private CompletionStage<Void> awaitWrites() {
        return disks.unsynced().thenCompose(unsynced -> {
            if (field.world().nowNanos() >= deadlineNanos) {
                return Stages.nothing();
            }
            if (unsynced == 0) {
                return pass(LOOK_AGAIN_NANOS).thenCompose(passed -> awaitWrites());
            }
            // what was written is synced meanwhile, and other nodes write
            return delayNanos == 0
                    ? Stages.nothing()
                    : pass(delayNanos)
                            .thenCompose(passed -> disks.unsynced())
                            .thenCompose(now -> now > 0 ? Stages.nothing() : awaitWrites());
        });
    }

    private CompletionStage<Void> pass(long nanos) {
        CompletableFuture<Void> passed = new CompletableFuture<>();
        field.world().schedule(nanos, () -> passed.complete(null));
        return passed;
    }

    private CompletionStage<Void> cut() {
        return disks.count()
                .thenCompose(done -> disks.damage())
                .thenCompose(done -> disks.kill())
                .thenCompose(any -> disks.mend().thenAccept(done -> {
                    if (!any) {
                        throw new InjectionFailedException("took no effect: nothing ran on " + disks.names());
                    }
                }))
                .thenCompose(done -> disks.counted())
                .thenAccept(counts -> {
                    effect = DiskData.shows(damage, counts);
                    evidence = disks.tell(Data.of("effect", effect), counts);
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
                .thenApply(done -> disks.tell(Data.of("effect", effect), DiskCounts.NONE));
    }
}
