package io.inquest.cluster.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.ability.DiskCounts;
import io.inquest.cluster.ability.DiskDamage;
import io.inquest.cluster.program.DiskException;
import io.inquest.cluster.world.SeededRandom;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What each damage does to the simulated disk, exactly. A sync takes 10 ns. */
class DamagedDiskTest {
    private static final DiskDamage LOST = new DiskDamage.PowerCut(false);
    private static final DiskDamage TORN = new DiskDamage.PowerCut(true);

    private final VirtualWorld world = new VirtualWorld(1);

    private SimulatedDisk disk(long seed, DiskDamage... damages) {
        SimulatedDisk disk = new SimulatedDisk(
                world, new SeededRandom(seed), Latency.constant(10), () -> new SeededRandom(seed + 1_000_000));
        for (DiskDamage damage : damages) {
            disk.damage(damage);
        }
        return disk;
    }

    /** A record of so many bytes, all the same. */
    private static byte[] record(int content, int bytes) {
        byte[] record = new byte[bytes];
        Arrays.fill(record, (byte) content);
        return record;
    }

    private static void append(SimulatedDisk disk, String file, int... contents) {
        for (int content : contents) {
            disk.append(file, record(content, 10));
        }
    }

    private static String read(SimulatedDisk disk, String file) {
        StringBuilder text = new StringBuilder();
        disk.read(file).forEach(record -> text.append(record[0]));
        return text.toString();
    }

    /** How long it takes, or why it fails. */
    private String sync(SimulatedDisk disk) {
        long begin = world.nowNanos();
        String[] ended = new String[1];
        disk.sync(
                failure -> ended[0] = failure == null ? Long.toString(world.nowNanos() - begin) : failure.getMessage());
        world.run(() -> ended[0] != null);
        return ended[0];
    }

    @Test
    void aSlowDiskSyncsLaterUntilItIsMended() {
        DiskDamage slow = new DiskDamage.Slow(7, 7);
        SimulatedDisk disk = disk(1);
        assertEquals("10", sync(disk));
        disk.damage(slow);
        assertEquals("17", sync(disk));
        disk.damage(slow);
        assertEquals("24", sync(disk), "damages add up");
        assertTrue(disk.mend(slow));
        assertEquals("17", sync(disk));
        assertTrue(disk.mend(slow));
        assertFalse(disk.mend(slow), "there is none left");
        assertEquals("10", sync(disk));
        assertEquals(new DiskCounts(3, 0, 0, 0, 0, 0, 0, 0, 0), disk.counts());
    }

    @Test
    void aCrashEndsTheSyncsThatWereHeldUp() {
        DiskDamage slow = new DiskDamage.Slow(1_000, 1_000);
        SimulatedDisk disk = disk(1, slow);
        disk.sync(failure -> {});
        disk.mend(slow);
        disk.crash();
        assertEquals("10", sync(disk), "the next process does not wait for them");
    }

    @Test
    void aSlowDiskTakesAnyTimeOfItsSpan() {
        Set<String> times = new TreeSet<>();
        SimulatedDisk disk = disk(1, new DiskDamage.Slow(1, 3));
        for (int i = 0; i < 100; i++) {
            times.add(sync(disk));
        }
        assertEquals(Set.of("11", "12", "13"), times);
    }

    @Test
    void aFullDiskTakesWhatFitsAndNoMore() {
        SimulatedDisk disk = disk(1, new DiskDamage.Full(30));
        append(disk, "f", 1); // 18 bytes with its header
        String refused = assertThrows(DiskException.Full.class, () -> append(disk, "f", 2))
                .getMessage();
        assertEquals("writing 18 bytes to the file f failed: the disk is full, with 12 bytes left", refused);
        assertThrows(DiskException.Full.class, () -> disk.replace("g", List.of(record(3, 5))));
        assertEquals("1", read(disk, "f"), "what was refused is not there");
        assertEquals("", read(disk, "g"));
        disk.append("f", record(4, 4));
        assertEquals(18 + 13, disk.counts().bytesRefused());
        assertEquals("10", sync(disk), "what fits can be synced");
        disk.crash();
        assertEquals("14", read(disk, "f"));
    }

    @Test
    void aReplacementMakesRoomOnAFullDisk() {
        SimulatedDisk disk = disk(1);
        append(disk, "f", 1, 2, 3);
        disk.damage(new DiskDamage.Full(20));
        disk.replace("f", List.of(record(9, 10))); // 18 bytes instead of 54: 56 are free now
        append(disk, "f", 4, 5, 6);
        assertThrows(DiskException.Full.class, () -> append(disk, "f", 7));
        assertEquals("9456", read(disk, "f"));
    }

    @Test
    void aFailingDiskFailsInWhatItIsSaidTo() {
        DiskDamage reads = new DiskDamage.Failing(1_000_000, 0, 0);
        SimulatedDisk disk = disk(1, reads);
        append(disk, "f", 1);
        assertEquals("10", sync(disk));
        assertThrows(DiskException.Failed.class, () -> disk.read("f"));
        disk.mend(reads);
        disk.damage(new DiskDamage.Failing(0, 1_000_000, 0));
        assertThrows(DiskException.Failed.class, () -> append(disk, "f", 2));
        assertThrows(DiskException.Failed.class, () -> disk.replace("f", List.of()));
        assertEquals("1", read(disk, "f"));
        assertEquals(3, disk.counts().callsFailed());
    }

    @Test
    void aFailingDiskFailsAsOftenAsItIsSaidTo() {
        SimulatedDisk disk = disk(1, new DiskDamage.Failing(0, 250_000, 0));
        int failed = 0;
        for (int i = 0; i < 1000; i++) {
            try {
                append(disk, "f", 1);
            } catch (DiskException.Failed e) {
                failed++;
            }
        }
        assertTrue(failed > 200 && failed < 300, "of 1000 failed " + failed);
        assertEquals(failed, disk.counts().callsFailed());
    }

    /** Nobody knows what became of its writes: over many disks, anything that a crash could have left. */
    @Test
    void aFailedSyncLeavesWhatACrashWouldHave() {
        Set<String> outcomes = new TreeSet<>();
        DiskDamage failing = new DiskDamage.Failing(0, 0, 1_000_000);
        for (long seed = 0; seed < 100; seed++) {
            SimulatedDisk disk = disk(seed);
            append(disk, "f", 1);
            sync(disk);
            append(disk, "f", 2, 3);
            disk.damage(failing);
            assertEquals("a sync failed: nobody knows what of the latest writes is durable", sync(disk));
            disk.mend(failing);
            assertThrows(DiskException.Failed.class, () -> disk.sync(failure -> {}), "a mended disk is no help");
            disk.crash();
            outcomes.add(read(disk, "f"));
            assertEquals("10", sync(disk), "the next process can use it");
        }
        assertEquals(Set.of("1", "12", "123"), outcomes);
    }

    @Test
    void aLossLeavesNothingThatWasNotSynced() {
        for (long seed = 0; seed < 50; seed++) {
            SimulatedDisk disk = disk(seed, LOST);
            append(disk, "f", 1);
            sync(disk);
            append(disk, "f", 2, 3);
            disk.replace("g", List.of(record(4, 10)));
            assertEquals(3, disk.unsynced());
            disk.crash();
            assertEquals("1", read(disk, "f"));
            assertEquals("", read(disk, "g"));
            assertEquals(3, disk.counts().writesLost());
        }
    }

    @Test
    void aTearIsInTheMiddleOfARecordWhichIsCutOff() {
        Set<String> outcomes = new TreeSet<>();
        for (long seed = 0; seed < 500; seed++) {
            SimulatedDisk disk = disk(seed, TORN);
            append(disk, "f", 1);
            sync(disk);
            append(disk, "f", 2, 3);
            disk.crash();
            String left = read(disk, "f");
            outcomes.add(left);
            assertEquals(1, disk.counts().recordsTorn());
            assertEquals(3 - left.length(), disk.counts().writesLost());
        }
        assertEquals(Set.of("1", "12"), outcomes, "the torn record is one of the two");
    }

    @Test
    void aReplacementIsNeverTorn() {
        Set<String> outcomes = new TreeSet<>();
        for (long seed = 0; seed < 500; seed++) {
            SimulatedDisk disk = disk(seed, TORN);
            append(disk, "f", 1);
            sync(disk);
            append(disk, "f", 2);
            disk.replace("f", List.of(record(7, 10), record(8, 10)));
            append(disk, "f", 9);
            disk.crash();
            outcomes.add(read(disk, "f"));
            SimulatedDisk alone = disk(seed, TORN);
            alone.replace("f", List.of(record(7, 10), record(8, 10)));
            alone.crash();
            outcomes.add("alone " + read(alone, "f"));
            assertEquals(0, alone.counts().recordsTorn());
        }
        assertEquals(Set.of("1", "78", "alone ", "alone 78"), outcomes);
    }

    @Test
    void powerCutsAreAsUsualAgainOnceMended() {
        Set<String> outcomes = new TreeSet<>();
        for (long seed = 0; seed < 100; seed++) {
            SimulatedDisk disk = disk(seed, LOST);
            disk.mend(LOST);
            append(disk, "f", 1);
            disk.crash();
            outcomes.add(read(disk, "f"));
        }
        assertEquals(Set.of("", "1"), outcomes);
    }

    @Test
    void aFlippedBitIsNoticedByTheNextProcessAndGoneOnceMended() {
        DiskDamage flipped = new DiskDamage.Flipped(1, true);
        Set<String> places = new TreeSet<>();
        for (long seed = 0; seed < 50; seed++) {
            SimulatedDisk disk = disk(seed);
            append(disk, "f", 1, 2);
            append(disk, "g", 3);
            sync(disk);
            append(disk, "g", 4);
            disk.damage(flipped);
            assertEquals("12/34", read(disk, "f") + "/" + read(disk, "g"), "this process has it in memory");
            disk.crash();
            List<String> noticed = new ArrayList<>();
            for (String file : List.of("f", "g")) {
                try {
                    disk.read(file);
                } catch (DiskException.Corrupt e) {
                    noticed.add(e.getMessage().replaceAll("of \\d", ""));
                }
            }
            assertEquals(1, noticed.size());
            places.add(noticed.get(0));
            assertTrue(disk.mend(flipped));
            assertEquals("12", read(disk, "f"));
            assertTrue(read(disk, "g").startsWith("3"));
            assertEquals(1, disk.counts().recordsFlipped());
            assertEquals(1, disk.counts().flipsDetected());
        }
        assertEquals(3, places.size(), places::toString);
    }

    @Test
    void aFlippedBitThatNobodyNoticesIsHandedToTheProgram() {
        DiskDamage flipped = new DiskDamage.Flipped(2, false);
        SimulatedDisk disk = disk(1);
        append(disk, "f", 1, 2, 3);
        sync(disk);
        disk.damage(flipped);
        disk.crash();
        List<byte[]> records = disk.read("f");
        int bits = 0;
        for (int i = 0; i < 3; i++) {
            bits += new BigInteger(records.get(i))
                    .xor(new BigInteger(record(i + 1, 10)))
                    .bitCount();
        }
        assertEquals(2, bits);
        assertEquals(2, disk.counts().flipsRead());
        assertTrue(disk.mend(flipped));
        assertEquals("123", read(disk, "f"));
    }

    @Test
    void twoDamagesFlipDifferentRecordsAndAreMendedApart() {
        DiskDamage one = new DiskDamage.Flipped(1, false);
        DiskDamage all = new DiskDamage.Flipped(100, false);
        SimulatedDisk disk = disk(1);
        append(disk, "f", 1, 2, 3, 4);
        sync(disk);
        disk.damage(one);
        assertEquals(1, disk.counts().recordsFlipped());
        disk.damage(all);
        assertEquals(4, disk.counts().recordsFlipped());
        disk.crash();
        disk.mend(one);
        assertEquals(3, differing(disk));
        disk.mend(all);
        assertEquals(0, differing(disk));
    }

    private static int differing(SimulatedDisk disk) {
        int differing = 0;
        for (int i = 0; i < 4; i++) {
            differing += Arrays.equals(disk.read("f").get(i), record(i + 1, 10)) ? 0 : 1;
        }
        return differing;
    }

    @Test
    void whatIsWrittenOverAFlippedBitStaysWhenItIsMended() {
        DiskDamage flipped = new DiskDamage.Flipped(1, true);
        SimulatedDisk disk = disk(1);
        append(disk, "f", 1);
        sync(disk);
        disk.damage(flipped);
        disk.crash();
        disk.replace("f", List.of(record(5, 10)));
        assertEquals("5", read(disk, "f"));
        sync(disk);
        disk.mend(flipped);
        disk.crash();
        assertEquals("5", read(disk, "f"));
    }

    @Test
    void whereNothingIsDurableNothingIsFlipped() {
        SimulatedDisk disk = disk(1);
        append(disk, "f", 1);
        disk.damage(new DiskDamage.Flipped(3, true));
        assertEquals(0, disk.counts().recordsFlipped());
    }

    /** Chances of the disk's own are the same with damages, without, and after them. */
    @Test
    void damagesDrawFromChancesOfTheirOwn() {
        Latency latency = new Latency(0, 1_000, 0, 1);
        List<String> healthy = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        SimulatedDisk one = new SimulatedDisk(world, new SeededRandom(5), latency, () -> {
            throw new AssertionError("asked for chances of damages without any");
        });
        SimulatedDisk other = new SimulatedDisk(world, new SeededRandom(5), latency, () -> new SeededRandom(6));
        other.damage(new DiskDamage.Slow(0, 0));
        other.damage(new DiskDamage.Failing(0, 0, 1));
        other.damage(TORN);
        for (int i = 0; i < 20; i++) {
            healthy.add(sync(one));
            append(other, "f", i);
            other.crash();
            damaged.add(sync(other));
        }
        assertEquals(healthy, damaged);
    }

    @Test
    void refusesDamagesThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> new DiskDamage.Slow(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new DiskDamage.Full(-1));
        assertThrows(IllegalArgumentException.class, () -> new DiskDamage.Failing(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new DiskDamage.Failing(0, 1_000_001, 0));
        assertThrows(IllegalArgumentException.class, () -> new DiskDamage.Flipped(0, true));
    }
}
