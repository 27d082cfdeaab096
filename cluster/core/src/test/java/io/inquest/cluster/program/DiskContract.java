package io.inquest.cluster.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What {@link Disk} promises, wherever it is: the same tests for the simulated disk and for a directory. */
public abstract class DiskContract {
    /** The disk, as the process that runs now has it. */
    protected abstract Disk disk();

    /** Ends the process at once, and starts another. */
    protected abstract void crash() throws Exception;

    /** As a crash, with a bit flipped between the two processes in some durable record of the only file there is. */
    protected abstract void crashAndFlipABit(String file) throws Exception;

    /** From now on nothing can be written to this file, which is not there yet, for want of room. */
    protected abstract void fill(String file) throws Exception;

    /** From now on nothing can be made durable in this file, which is not there yet. */
    protected abstract void breakDown(String file) throws Exception;

    /** Undoes {@link #fill} and {@link #breakDown}. */
    protected abstract void mend(String file) throws Exception;

    /** Lets the world go on until this holds. */
    protected abstract void await(String what, BooleanSupplier condition);

    @Test
    void aProcessReadsItsOwnUnsyncedWrites() {
        assertEquals(List.of(), read("log"));
        append("log", "a", "b");
        assertEquals(List.of("a", "b"), read("log"));
        disk().replace("vote", List.of(bytes("1")));
        append("log", "c");
        assertEquals(List.of("a", "b", "c"), read("log"));
        assertEquals(List.of("1"), read("vote"));
        disk().replace("log", List.of(bytes("x")));
        append("log", "y");
        assertEquals(List.of("x", "y"), read("log"));
    }

    @Test
    void recordsAreCopiedInAndOut() {
        byte[] record = bytes("a");
        disk().append("log", record);
        disk().replace("vote", List.of(record));
        record[0] = 'z';
        disk().read("log").get(0)[0] = 'z';
        assertEquals(List.of("a"), read("log"));
        assertEquals(List.of("a"), read("vote"));
    }

    @Test
    void whatIsSyncedSurvives() throws Exception {
        append("log", "a", "", "b");
        disk().replace("vote", List.of(bytes("1"), bytes("2")));
        sync();
        crash();
        crash();
        assertEquals(List.of("a", "", "b"), read("log"));
        assertEquals(List.of("1", "2"), read("vote"));
    }

    @Test
    void ofUnsyncedWritesTheFirstFewSurvive() throws Exception {
        append("log", "a");
        sync();
        append("log", "b", "c");
        crash();
        List<String> left = read("log");
        assertEquals(List.of("a", "b", "c").subList(0, left.size()), left);
        assertFalse(left.isEmpty(), "what was synced is gone");
    }

    @Test
    void aReplacementSurvivesWholeOrNotAtAll() throws Exception {
        append("log", "a", "b");
        sync();
        disk().replace("log", List.of(bytes("x"), bytes("y"), bytes("z")));
        crash();
        List<String> left = read("log");
        assertTrue(left.equals(List.of("a", "b")) || left.equals(List.of("x", "y", "z")), left::toString);
    }

    @Test
    void syncsCallBackInOrderAndNeverAtOnce() {
        List<Integer> seen = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            expected.add(i);
            append("log", Integer.toString(i));
            disk().sync(() -> seen.add(number), failure -> fail(failure));
        }
        assertEquals(List.of(), seen);
        await("twenty syncs", () -> seen.size() == 20);
        assertEquals(expected, seen);
    }

    @Test
    void aCrashForgetsSyncs() throws Exception {
        List<String> called = new ArrayList<>();
        append("log", "a");
        disk().sync(() -> called.add("durable"), failure -> called.add("failed"));
        crash();
        append("log", "b");
        sync();
        assertEquals(List.of(), called);
    }

    @Test
    void aFlippedBitInWhatWasDurableIsNoticedByTheNextProcess() throws Exception {
        append("log", "a", "b", "c");
        sync();
        crashAndFlipABit("log");
        DiskException.Corrupt noticed = assertThrows(DiskException.Corrupt.class, () -> disk().read("log"));
        assertTrue(noticed.getMessage().contains("log"), noticed.getMessage());
        assertEquals(List.of(), read("vote"), "other files can be read");
        disk().replace("log", List.of(bytes("d")));
        sync();
        crash();
        assertEquals(List.of("d"), read("log"), "a damaged file can be replaced");
    }

    @Test
    void aFullDiskRefusesAndKeepsWhatItHas() throws Exception {
        append("log", "a");
        sync();
        fill("more");
        DiskException refused = refusal("more");
        assertEquals(DiskException.Full.class, refused.getClass(), refused::getMessage);
        mend("more");
        crash();
        assertEquals(List.of("a"), read("log"));
        append("more", "b");
        sync();
        crash();
        assertEquals(List.of("b"), read("more"), "there is room again");
    }

    @Test
    void aFailedSyncIsFinalForTheProcessAndNotForTheNext() throws Exception {
        append("log", "a");
        sync();
        append("log", "b");
        breakDown("more");
        DiskException failed = refusal("more");
        assertEquals(DiskException.Failed.class, failed.getClass(), failed::getMessage);
        mend("more");
        assertSame(failed, assertThrows(DiskException.class, () -> disk().read("log")));
        assertSame(failed, assertThrows(DiskException.class, () -> append("log", "c")));
        assertSame(failed, assertThrows(DiskException.class, () -> disk().replace("log", List.of())));
        assertSame(failed, assertThrows(DiskException.class, () -> disk().sync(() -> {})));
        crash();
        List<String> left = read("log");
        assertTrue(left.equals(List.of("a")) || left.equals(List.of("a", "b")), left::toString);
        append("log", "d");
        sync();
        crash();
        left.add("d");
        assertEquals(left, read("log"));
    }

    @Test
    void whoeverWaitsIsToldThatASyncFailed() throws Exception {
        List<String> told = new ArrayList<>();
        breakDown("more");
        append("more", "a");
        for (int i = 0; i < 3; i++) {
            disk().sync(() -> told.add("durable"), failure -> told.add("failed"));
        }
        assertEquals(List.of(), told);
        await("the failures", () -> told.size() == 3);
        assertEquals(List.of("failed", "failed", "failed"), told);
        mend("more");
    }

    @Test
    void aFailureThatNobodyTakesIsThrown() throws Exception {
        breakDown("more");
        append("more", "a");
        boolean[] durable = {false};
        disk().sync(() -> durable[0] = true);
        requireEnd();
        assertFalse(durable[0]);
        mend("more");
    }

    /** The process ends because of what its disk did. */
    protected abstract void requireEnd();

    /** How a write to the file is refused: at once, or when it is synced. */
    private DiskException refusal(String file) {
        List<DiskException> refusals = new ArrayList<>();
        try {
            append(file, "x");
            disk().sync(() -> fail("the write was made durable"), refusals::add);
        } catch (DiskException e) {
            refusals.add(e);
        }
        await("a refusal", () -> !refusals.isEmpty());
        return refusals.get(0);
    }

    protected void append(String file, String... records) {
        for (String record : records) {
            disk().append(file, bytes(record));
        }
    }

    protected void sync() {
        boolean[] durable = {false};
        disk().sync(() -> durable[0] = true);
        await("a sync", () -> durable[0]);
    }

    protected List<String> read(String file) {
        List<String> records = new ArrayList<>();
        disk().read(file).forEach(record -> records.add(new String(record, UTF_8)));
        return records;
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
