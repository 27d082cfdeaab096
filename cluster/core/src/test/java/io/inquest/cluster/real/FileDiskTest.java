package io.inquest.cluster.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.world.SeededRandom;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class FileDiskTest {
    private static final int HEADER = 8;

    @TempDir
    private Path temp;

    private final RealWorld world = new RealWorld(use -> SeededRandom.split(1, use));
    private FileDisk disk;

    @AfterEach
    void closeDisk() throws IOException {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void aProcessReadsItsOwnUnsyncedWrites() throws IOException {
        open();
        assertEquals(List.of(), read("log"));
        append("log", "a", "b");
        assertEquals(List.of("a", "b"), read("log"));
        append("log", "c");
        disk.replace("vote", List.of(bytes("1")));
        assertEquals(List.of("a", "b", "c"), read("log"));
        assertEquals(List.of("1"), read("vote"));
        disk.replace("log", List.of(bytes("x")));
        append("log", "y");
        assertEquals(List.of("x", "y"), read("log"));
    }

    @Test
    void aCrashKeepsWhatIsSyncedAndLosesWhatNobodyWroteYet() throws IOException {
        open();
        append("log", "a", "b");
        disk.replace("vote", List.of(bytes("1"), bytes("2")));
        sync();
        append("log", "c");
        disk.replace("vote", List.of());
        disk.close();
        open();
        assertEquals(List.of("a", "b"), read("log"));
        assertEquals(List.of("1", "2"), read("vote"));
        assertEquals(List.of(), disk.tornTails());
    }

    @Test
    void appendsAndReplacementsKeepTheirOrder() throws IOException {
        open();
        append("log", "a");
        sync();
        append("log", "b");
        disk.replace("log", List.of(bytes("c")));
        append("log", "d");
        sync();
        disk.replace("log", List.of());
        sync();
        append("log", "e");
        sync();
        disk.close();
        open();
        assertEquals(List.of("e"), read("log"));
    }

    @Test
    void recordsAreCopiedIn() throws IOException {
        open();
        byte[] record = bytes("a");
        disk.append("log", record);
        disk.replace("vote", List.of(record));
        record[0] = 'z';
        assertEquals(List.of("a"), read("log"));
        assertEquals(List.of("a"), read("vote"));
    }

    @Test
    void syncsCallBackOnTheLoopInOrderAndAfterTheirOwnWrites() throws IOException {
        open();
        List<String> seen = new ArrayList<>();
        Thread loop = Thread.currentThread();
        for (int i = 0; i < 50; i++) {
            String number = Integer.toString(i);
            append("log", number);
            disk.sync(() -> {
                assertEquals(loop, Thread.currentThread());
                assertTrue(onDisk("log").contains(number), "called back before " + number + " was written");
                seen.add(number);
            });
        }
        assertEquals(List.of(), seen, "never called back at once");
        Bounded.run(world, "50 syncs", () -> seen.size() == 50);
        assertEquals(read("log"), seen);
    }

    @Test
    void aTornTailIsCutOffAtEveryByte() throws IOException {
        List<byte[]> records = List.of(bytes("first"), new byte[0], new byte[60], bytes("last"));
        byte[] whole = written(records);
        for (int length = 0; length <= whole.length; length++) {
            checkRecovers(Arrays.copyOf(whole, length), records, "cut to " + length);
        }
    }

    @Test
    void whatFollowsADamagedByteIsCutOffWhereverItIs() throws IOException {
        List<byte[]> records = List.of(bytes("first"), new byte[0], new byte[40], bytes("last"));
        byte[] whole = written(records);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            checkRecovers(damaged, records, "damaged at " + at);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 4096})
    void aTailOfZerosIsNoRecord(int zeros) throws IOException {
        List<byte[]> records = List.of(bytes("first"), new byte[0]);
        byte[] whole = written(records);
        checkRecovers(Arrays.copyOf(whole, whole.length + zeros), records, zeros + " zeros");
    }

    @Test
    void aReplacementThatWasNotFinishedIsForgotten() throws IOException {
        open();
        disk.replace("vote", List.of(bytes("old")));
        sync();
        disk.close();
        Files.write(temp.resolve(".new-vote"), bytes("half"));
        open();
        assertEquals(List.of("old"), read("vote"));
        assertFalse(Files.exists(temp.resolve(".new-vote")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "/a", "a\\b", ".lock", ".new-log", "ä", "a\n", "a\u0000"})
    void namesThatCouldLeaveTheDirectoryAreRefused(String name) throws IOException {
        open();
        assertThrows(IllegalArgumentException.class, () -> disk.read(name));
        assertThrows(IllegalArgumentException.class, () -> disk.append(name, new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> disk.replace(name, List.of()));
    }

    @Test
    void aDirectoryInUseIsRefused() throws IOException {
        open();
        IOException refused = assertThrows(IOException.class, () -> FileDisk.open(temp, world::execute));
        assertTrue(refused.getMessage().contains("in use"), refused.getMessage());
    }

    @Test
    void anErrorOfTheDiskIsThrownOnTheLoopAndNothingIsCalledBack() throws IOException {
        open();
        List<String> durable = new ArrayList<>();
        Files.createDirectory(temp.resolve("log"));
        append("log", "a");
        disk.sync(() -> durable.add("log"));
        append("vote", "b");
        disk.sync(() -> durable.add("vote"));
        assertThrows(UncheckedIOException.class, () -> Bounded.run(world, "the error", () -> false));
        assertThrows(UncheckedIOException.class, () -> disk.read("vote"));
        assertEquals(List.of(), durable);
        Files.delete(temp.resolve("log"));
    }

    /** Opens a file of such bytes, expects the records that lie whole before the first wrong byte, and writes on. */
    private void checkRecovers(byte[] content, List<byte[]> records, String what) throws IOException {
        byte[] whole = framed(records);
        int same = Arrays.mismatch(content, whole);
        same = same < 0 ? whole.length : same;
        List<String> expected = new ArrayList<>();
        int kept = 0;
        for (byte[] record : records) {
            if (kept + HEADER + record.length > same) {
                break;
            }
            kept += HEADER + record.length;
            expected.add(new String(record, UTF_8));
        }
        Files.write(temp.resolve("log"), content);
        open();
        assertEquals(expected, read("log"), what);
        int cut = content.length - kept;
        assertEquals(cut == 0 ? List.of() : List.of(new TornTail("log", kept, cut)), disk.tornTails(), what);
        append("log", "more");
        sync();
        disk.close();
        open();
        expected.add("more");
        assertEquals(expected, read("log"), what);
        assertEquals(List.of(), disk.tornTails(), what);
        disk.close();
    }

    private byte[] written(List<byte[]> records) throws IOException {
        open();
        records.forEach(record -> disk.append("log", record));
        sync();
        disk.close();
        byte[] whole = Files.readAllBytes(temp.resolve("log"));
        assertEquals(framed(records).length, whole.length);
        return whole;
    }

    private static byte[] framed(List<byte[]> records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] record : records) {
            out.write(RecordFormat.frame(record).array());
        }
        return out.toByteArray();
    }

    private List<String> onDisk(String file) {
        List<String> records = new ArrayList<>();
        try {
            byte[] content = Files.readAllBytes(temp.resolve(file));
            RecordFormat.scan(
                    new ByteArrayInputStream(content),
                    content.length,
                    record -> records.add(new String(record, UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    private void open() throws IOException {
        disk = FileDisk.open(temp, world::execute);
    }

    private void append(String file, String... records) {
        for (String record : records) {
            disk.append(file, bytes(record));
        }
    }

    private void sync() {
        boolean[] durable = {false};
        disk.sync(() -> durable[0] = true);
        Bounded.run(world, "a sync", () -> durable[0]);
    }

    private List<String> read(String file) {
        List<String> records = new ArrayList<>();
        disk.read(file).forEach(record -> records.add(new String(record, UTF_8)));
        return records;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
