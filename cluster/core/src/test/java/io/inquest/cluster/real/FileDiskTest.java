package io.inquest.cluster.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.program.DiskException;
import io.inquest.cluster.records.RecordFormat;
import io.inquest.cluster.world.SeededRandom;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
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
        byte[] whole = framed(records);
        for (int length = 0; length <= whole.length; length++) {
            checkRecovers(Arrays.copyOf(whole, length), records, "cut to " + length);
        }
    }

    @Test
    void whatFollowsABadByteIsCutOffWhereNothingSaysThatItWasDurable() throws IOException {
        List<byte[]> records = List.of(bytes("first"), new byte[0], new byte[40], bytes("last"));
        byte[] whole = framed(records);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            checkRecovers(damaged, records, "damaged at " + at);
        }
    }

    /** All of it was durable, so that nothing may be cut off, and nothing is. */
    @Test
    void aDamagedByteOfWhatWasSyncedMakesTheFileUnreadable() throws IOException {
        open();
        append("log", "first", "", "last");
        sync();
        disk.close();
        byte[] whole = Files.readAllBytes(temp.resolve("log"));
        for (int at = 0; at < whole.length - RecordFormat.MARK_BYTES; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            Files.write(temp.resolve("log"), damaged);
            open();
            DiskException.Corrupt found = assertThrows(DiskException.Corrupt.class, () -> read("log"), "byte " + at);
            assertTrue(found.getMessage().contains("is damaged at byte"), found.getMessage());
            append("log", "more");
            assertThrows(DiskException.Corrupt.class, () -> Bounded.run(world, "the sync", syncing()), "byte " + at);
            assertEquals(List.of(), disk.tornTails());
            disk.close();
            assertArrayEquals(damaged, Files.readAllBytes(temp.resolve("log")));
        }
        Files.write(temp.resolve("log"), whole);
        open();
        assertEquals(List.of("first", "", "last"), read("log"), "mended, it can be read");
    }

    @Test
    void aTornTailBehindWhatWasSyncedIsCutOff() throws IOException {
        open();
        append("log", "durable");
        sync();
        disk.close();
        byte[] durable = Files.readAllBytes(temp.resolve("log"));
        byte[] torn = RecordFormat.frame(bytes("torn"));
        for (int length = 0; length < torn.length; length++) {
            Files.write(temp.resolve("log"), durable);
            Files.write(temp.resolve("log"), Arrays.copyOf(torn, length), StandardOpenOption.APPEND);
            open();
            assertEquals(List.of("durable"), read("log"));
            assertEquals(
                    length == 0 ? List.of() : List.of(new TornTail("log", durable.length, length)), disk.tornTails());
            disk.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 4096})
    void aTailOfZerosIsNoRecord(int zeros) throws IOException {
        List<byte[]> records = List.of(bytes("first"), new byte[0]);
        byte[] whole = framed(records);
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

    private static byte[] framed(List<byte[]> records) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] record : records) {
            out.write(RecordFormat.frame(record));
        }
        return out.toByteArray();
    }

    private List<String> onDisk(String file) {
        List<String> records = new ArrayList<>();
        try {
            byte[] content = Files.readAllBytes(temp.resolve(file));
            RecordFormat.read(content).records().forEach(record -> records.add(new String(record, UTF_8)));
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
        Bounded.run(world, "a sync", syncing());
    }

    private BooleanSupplier syncing() {
        boolean[] durable = {false};
        disk.sync(() -> durable[0] = true);
        return () -> durable[0];
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
