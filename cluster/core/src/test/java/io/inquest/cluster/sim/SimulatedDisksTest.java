package io.inquest.cluster.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.DamagesDisks;
import io.inquest.cluster.ability.DiskDamage;
import io.inquest.cluster.program.Disk;
import io.inquest.cluster.program.DiskException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of programs whose disks are damaged. */
class SimulatedDisksTest {
    private static final DiskDamage FULL = new DiskDamage.Full(0);
    private static final DiskDamage NO_SYNC = new DiskDamage.Failing(0, 0, 1_000_000);
    private static final DiskDamage NO_READ = new DiskDamage.Failing(1_000_000, 0, 0);
    private static final byte[] RECORD = {1};

    private static void write(Recorder recorder, String happened) {
        Disk disk = recorder.context.disk();
        switch (happened) {
            case "start" -> recorder.note(disk.read("f").size() + " records");
            case "message 0 write" -> {
                disk.append("f", RECORD);
                disk.sync(() -> recorder.note("durable"));
            }
            case "message 0 careful write" -> {
                try {
                    disk.append("f", RECORD);
                } catch (DiskException.Full e) {
                    recorder.note("full");
                }
                disk.sync(() -> recorder.note("durable"), failure -> recorder.note("not durable"));
            }
            default -> {}
        }
    }

    private final Scene scene = new Scene(2, SimulatedDisksTest::write);
    private final DamagesDisks disks = scene.cluster.ability(DamagesDisks.class).orElseThrow();

    private List<String> tell(String message) {
        scene.news();
        scene.send(0, 1, message);
        scene.passNanos(10 * Scene.MS);
        return scene.news().stream()
                .map(line -> line.replaceFirst("^\\d+ ", ""))
                .toList();
    }

    private boolean isStopped() {
        boolean stopped = Scene.now(disks.isStopped(1));
        assertEquals(!stopped, Scene.now(scene.cluster.isRunning(1)));
        return stopped;
    }

    @Test
    void aProgramThatTakesNoCareIsStoppedAndThatIsNoCrash() {
        disks.damage(1, FULL);
        assertFalse(isStopped());
        assertEquals(List.of("n2 message 0 write"), tell("write"));
        assertTrue(isStopped());
        assertFalse(Scene.now(disks.isStopped(0)));
        assertEquals(0, scene.cluster.crashCount());
        assertEquals(1, Scene.now(disks.counts(1)).processesStopped());
        disks.mend(1, FULL);
        scene.deployment.start(1);
        assertFalse(isStopped());
        assertEquals(List.of("n2 message 0 write", "n2 durable"), tell("write"));
    }

    @Test
    void aFailedSyncStopsAProgramThatTakesNoCare() {
        disks.damage(1, NO_SYNC);
        assertEquals(List.of("n2 message 0 write"), tell("write"));
        assertTrue(isStopped());
        assertEquals(0, scene.cluster.crashCount());
    }

    @Test
    void aProgramThatTakesCareGoesOn() {
        disks.damage(1, FULL);
        disks.damage(1, NO_SYNC);
        assertEquals(List.of("n2 message 0 careful write", "n2 full", "n2 not durable"), tell("careful write"));
        assertFalse(isStopped());
        disks.mend(1, FULL);
        disks.mend(1, NO_SYNC);
        // but a disk that failed to sync is of no more use to it
        assertEquals(List.of("n2 message 0 write"), tell("write"));
        assertTrue(isStopped());
    }

    @Test
    void aProgramThatCannotReadDoesNotStart() {
        tell("write");
        scene.cluster.kill(1);
        assertFalse(Scene.now(disks.isStopped(1)), "it was killed");
        disks.damage(1, NO_READ);
        scene.deployment.start(1);
        assertTrue(isStopped());
        disks.mend(1, NO_READ);
        scene.news();
        scene.deployment.start(1);
        assertTrue(scene.news().get(1).endsWith("n2 1 records"));
        assertFalse(isStopped());
        assertEquals(0, scene.cluster.crashCount());
    }

    @Test
    void aPausedProgramHearsOfAFailureWhenItGoesOn() {
        disks.damage(1, NO_SYNC);
        scene.send(0, 1, "write");
        scene.passNanos(2 * Scene.MS);
        scene.cluster.pause(1);
        scene.passNanos(10 * Scene.MS);
        assertFalse(isStopped());
        scene.cluster.resume(1);
        scene.passNanos(Scene.MS);
        assertTrue(isStopped());
    }

    @Test
    void anOrderlyStopLeavesWhatWasNotSyncedToTheNextProcess() {
        scene.send(0, 1, "write");
        scene.passNanos(Scene.MS);
        scene.cluster.stop(1);
        assertEquals(1, Scene.now(disks.unsynced(1)));
        scene.news();
        scene.deployment.start(1);
        assertTrue(scene.news().get(1).endsWith("n2 1 records"));
        assertEquals(1, Scene.now(disks.unsynced(1)), "and a power cut could still lose it");
        DiskDamage lost = new DiskDamage.PowerCut(false);
        disks.damage(1, lost);
        scene.cluster.kill(1);
        scene.deployment.start(1);
        assertTrue(scene.news().get(1).endsWith("n2 0 records"));
    }

    @Test
    void afterAnOrderlyStopADiskThatFailedToSyncServesTheNextProcess() {
        disks.damage(1, NO_SYNC);
        tell("careful write");
        disks.mend(1, NO_SYNC);
        scene.cluster.stop(1);
        scene.deployment.start(1);
        assertEquals(List.of("n2 message 0 write", "n2 durable"), tell("write"));
    }

    @Test
    void tellsWhatAPowerCutCouldLose() {
        scene.send(0, 1, "write");
        scene.passNanos(Scene.MS + 1);
        assertEquals(1, Scene.now(disks.unsynced(1)));
        assertEquals(0, Scene.now(disks.unsynced(0)));
        scene.passNanos(2 * Scene.MS);
        assertEquals(0, Scene.now(disks.unsynced(1)));
    }

    @Test
    void refusesNodesThatThereAreNot() {
        assertThrows(IllegalArgumentException.class, () -> disks.damage(2, FULL));
        assertThrows(IllegalArgumentException.class, () -> disks.isStopped(-1));
    }
}
