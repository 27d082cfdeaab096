package io.inquest.cluster.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.world.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SimulatedDiskTest {
    private final VirtualWorld world = new VirtualWorld(1);

    private SimulatedDisk disk(long seed) {
        return new SimulatedDisk(
                world, new SeededRandom(seed), Latency.constant(10), () -> new SeededRandom(seed + 1_000_000));
    }

    private static void append(SimulatedDisk disk, String file, int... records) {
        for (int record : records) {
            disk.append(file, new byte[] {(byte) record});
        }
    }

    private static List<byte[]> records(int... records) {
        List<byte[]> bytes = new ArrayList<>();
        for (int record : records) {
            bytes.add(new byte[] {(byte) record});
        }
        return bytes;
    }

    private static String read(SimulatedDisk disk, String file) {
        StringBuilder text = new StringBuilder();
        for (byte[] record : disk.read(file)) {
            text.append(record[0]);
        }
        return text.toString();
    }

    private void syncNow(SimulatedDisk disk) {
        boolean[] done = new boolean[1];
        disk.sync(failure -> done[0] = true);
        assertTrue(!done[0], "sync called back at once");
        world.run(() -> done[0]);
    }

    @Test
    void aProcessReadsItsOwnWrites() {
        SimulatedDisk disk = disk(1);
        assertEquals("", read(disk, "f"));
        append(disk, "f", 1, 2);
        assertEquals("12", read(disk, "f"));
        disk.replace("f", records(7));
        append(disk, "f", 8);
        assertEquals("78", read(disk, "f"));
        assertEquals("", read(disk, "g"));
    }

    @Test
    void recordsAreCopiedInAndOut() {
        SimulatedDisk disk = disk(1);
        byte[] record = {1};
        disk.append("f", record);
        disk.replace("g", List.of(record));
        record[0] = 9;
        disk.read("f").get(0)[0] = 9;
        disk.read("g").clear();
        assertEquals("1", read(disk, "f"));
        assertEquals("1", read(disk, "g"));
    }

    @Test
    void whatWasSyncedSurvives() {
        for (long seed = 0; seed < 50; seed++) {
            SimulatedDisk disk = disk(seed);
            append(disk, "f", 1, 2);
            disk.replace("g", records(3, 4));
            syncNow(disk);
            disk.crash();
            disk.crash();
            assertEquals("12", read(disk, "f"));
            assertEquals("34", read(disk, "g"));
        }
    }

    @Test
    void ofUnsyncedWritesEachFileKeepsAPrefixOfItsOwn() {
        Set<String> outcomes = new TreeSet<>();
        for (long seed = 0; seed < 500; seed++) {
            SimulatedDisk disk = disk(seed);
            append(disk, "f", 1);
            syncNow(disk);
            append(disk, "f", 2, 3);
            append(disk, "g", 5);
            disk.crash();
            outcomes.add(read(disk, "f") + "/" + read(disk, "g"));
        }
        assertEquals(Set.of("1/", "12/", "123/", "1/5", "12/5", "123/5"), outcomes);
    }

    @Test
    void aReplacementIsKeptWholeOrNotAtAll() {
        Set<String> outcomes = new TreeSet<>();
        for (long seed = 0; seed < 500; seed++) {
            SimulatedDisk disk = disk(seed);
            append(disk, "f", 1, 2, 3);
            syncNow(disk);
            append(disk, "f", 4);
            disk.replace("f", records(7, 8));
            append(disk, "f", 9);
            disk.crash();
            outcomes.add(read(disk, "f"));
        }
        assertEquals(Set.of("123", "1234", "78", "789"), outcomes);
    }

    @Test
    void aSyncCoversWhatWasWrittenBeforeItAlone() {
        Set<String> outcomes = new TreeSet<>();
        for (long seed = 0; seed < 100; seed++) {
            SimulatedDisk disk = disk(seed);
            append(disk, "f", 1);
            boolean[] done = new boolean[1];
            disk.sync(failure -> done[0] = true);
            append(disk, "f", 2);
            world.run(() -> done[0]);
            disk.crash();
            outcomes.add(read(disk, "f"));
        }
        assertEquals(Set.of("1", "12"), outcomes);
    }

    @Test
    void aCrashBeforeASyncEndsForgetsIt() {
        Set<String> outcomes = new TreeSet<>();
        for (long seed = 0; seed < 100; seed++) {
            SimulatedDisk disk = disk(seed);
            append(disk, "f", 1);
            boolean[] ended = new boolean[1];
            disk.sync(failure -> ended[0] = true);
            disk.crash();
            String left = read(disk, "f");
            append(disk, "f", 2);
            world.run(() -> ended[0]);
            disk.crash();
            // had the old sync hardened the new process's write, 2 would always be there
            outcomes.add(left + "/" + read(disk, "f"));
        }
        assertEquals(Set.of("/", "/2", "1/1", "1/12"), outcomes);
    }

    @Test
    void syncsEndInOrder() {
        SimulatedDisk disk = new SimulatedDisk(
                world, new SeededRandom(1), new Latency(0, 1_000_000, 0, 1), () -> new SeededRandom(2));
        List<Integer> ended = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            expected.add(i);
            disk.sync(failure -> ended.add(number));
        }
        world.run(() -> ended.size() == 100);
        assertEquals(expected, ended);
    }
}
