package io.inquest.cluster.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.inquest.cluster.ability.DamagesDisks;
import io.inquest.cluster.ability.DiskDamage;
import io.inquest.cluster.program.Disk;
import io.inquest.cluster.program.DiskContract;
import java.util.List;
import java.util.function.BooleanSupplier;

final class SimulatedDiskContractTest extends DiskContract {
    private static final DiskDamage FULL = new DiskDamage.Full(0);
    private static final DiskDamage BROKEN = new DiskDamage.Failing(0, 0, 1_000_000);

    private final Scene scene = new Scene(1, (recorder, happened) -> {});
    private final DamagesDisks disks = scene.cluster.ability(DamagesDisks.class).orElseThrow();

    @Override
    protected Disk disk() {
        return scene.recorder(0).context.disk();
    }

    @Override
    protected void crash() {
        scene.cluster.kill(0);
        scene.deployment.start(0);
    }

    @Override
    protected void crashAndFlipABit(String file) {
        scene.cluster.kill(0);
        disks.damage(0, new DiskDamage.Flipped(1, true));
        scene.deployment.start(0);
    }

    @Override
    protected void fill(String file) {
        disks.damage(0, FULL);
    }

    @Override
    protected void breakDown(String file) {
        disks.damage(0, BROKEN);
    }

    @Override
    protected void mend(String file) {
        disks.mend(0, FULL);
        disks.mend(0, BROKEN);
    }

    @Override
    protected void await(String what, BooleanSupplier condition) {
        scene.world.run(condition);
    }

    @Override
    protected void requireEnd() {
        scene.passNanos(10 * Scene.MS);
        assertFalse(Scene.now(scene.cluster.isRunning(0)));
        assertEquals(List.of(), scene.cluster.crashes());
    }
}
