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
 * Cuts the power of nodes while some of them have written what they have not synced, for which it waits; its end is that
 * they are started again. It can hold up their syncs before, as a disk on its way out does, so that more gathers: who
 * waits for the sync loses nothing by that. Where nothing is written there is nothing to lose.
 */
final class PowerCut implements Injection {
    private static final long LOOK_AGAIN_NANOS = 100_000;
    private static final long PATIENCE_NANOS = 500_000_000;

    private final Battlefield field;
    private final DiskDamage damage;
    private final long deadlineNanos;
    private final Disks disks;
    private Map<String, Object> evidence = Map.of();
    private boolean effect;

    private PowerCut(Battlefield field, List<Integer> nodes, DiskDamage damage, long holdNanos) {
        this.field = field;
        this.damage = damage;
        this.deadlineNanos = field.world().nowNanos() + PATIENCE_NANOS;
        long beyondCut = holdNanos + 2 * PATIENCE_NANOS;
        this.disks = holdNanos == 0
                ? new Disks(field, nodes, damage)
                : new Disks(field, nodes, damage, new DiskDamage.Slow(beyondCut, beyondCut));
    }

    /** @param holdNanos how long syncs are held up, from when something has been written; 0 for not at all */
    static CompletionStage<Injection> begin(Battlefield field, List<Integer> nodes, DiskDamage damage, long holdNanos) {
        PowerCut cut = new PowerCut(field, nodes, damage, holdNanos);
        return Stages.provedOrUndone(
                cut.disks
                        .count()
                        .thenCompose(done -> cut.disks.damage())
                        .thenCompose(done -> cut.awaitWrites())
                        .thenCompose(any -> cut.pass(any ? holdNanos : 0))
                        .thenCompose(done -> cut.cut()),
                cut);
    }

    /** Completes with whether something has been written that is not synced. */
    private CompletionStage<Boolean> awaitWrites() {
        return disks.unsynced().thenCompose(unsynced -> {
            boolean late = field.world().nowNanos() >= deadlineNanos;
            return unsynced > 0 || late
                    ? CompletableFuture.completedFuture(unsynced > 0)
                    : pass(LOOK_AGAIN_NANOS).thenCompose(passed -> awaitWrites());
        });
    }

    private CompletionStage<Void> pass(long nanos) {
        if (nanos == 0) {
            return Stages.nothing();
        }
        CompletableFuture<Void> passed = new CompletableFuture<>();
        field.world().schedule(nanos, () -> passed.complete(null));
        return passed;
    }

    private CompletionStage<Void> cut() {
        return disks.kill()
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
