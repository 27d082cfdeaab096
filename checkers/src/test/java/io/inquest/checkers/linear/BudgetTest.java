package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final long GIGABYTE = 1L << 30;

    /**
     * One key is easy. On the other so many cas overlap that no search ends: used once each they are a walk along all
     * edges of a graph, of which there are very many, and all of them end where they began, at 0.
     */
    private static History hard() {
        StringBuilder drawing = new StringBuilder("0: [w easy 1] [w hard 0] ");
        drawing.append(" ".repeat(160)).append("[r hard 5]\n");
        for (int i = 0; i < 40; i++) {
            drawing.append(i + 1).append(": ").append(" ".repeat(60 + i));
            drawing.append("[cas hard ").append(i % 8).append(' ').append((i + i / 8 + 1) % 8);
            drawing.append(" ".repeat(60)).append("]\n");
        }
        return HistoryNotation.parse(drawing.toString());
    }

    private static Verdict check(long memoryBytesMax, long nanosALook, BooleanSupplier cancelled) {
        AtomicLong now = new AtomicLong();
        CheckContext context = new CheckContext(
                Map.of(), 1_000_000, memoryBytesMax, () -> now.addAndGet(nanosALook), cancelled, message -> {});
        return new LinearizableChecker().check(hard(), context);
    }

    private static Finding onlyFinding(Verdict verdict) {
        assertEquals(Validity.UNKNOWN, verdict.validity());
        assertEquals(1, verdict.findings().size());
        return verdict.findings().get(0);
    }

    @Test
    void stopsWhenItsTimeIsUpAndSaysHowFarItCame() {
        Finding finding = onlyFinding(check(GIGABYTE, 2_000, () -> false));
        assertEquals("time-budget", finding.type());
        assertEquals("hard", finding.details().get("key"));
        assertEquals(42L, finding.details().get("operations"));
        long decided = (Long) finding.details().get("decided");
        assertTrue(decided > 1 && decided < 42, decided + " operations");
        assertTrue(
                finding.explanation().contains("The first " + decided + " of 42 operations to complete"),
                finding.explanation());
    }

    @Test
    void looksAtTheClockOftenEnough() {
        AtomicLong looks = new AtomicLong();
        CheckContext context =
                new CheckContext(Map.of(), 100, GIGABYTE, looks::incrementAndGet, () -> false, message -> {});
        onlyFinding(new LinearizableChecker().check(hard(), context));
        assertTrue(looks.get() <= 110, looks + " looks");
    }

    @Test
    void stopsWhenItsTablesAreFull() {
        Finding finding = onlyFinding(check(GIGABYTE / 1024, 0, () -> false));
        assertEquals("memory-budget", finding.type());
    }

    @Test
    void stopsWhenNobodyWaits() {
        AtomicLong looks = new AtomicLong();
        Finding finding = onlyFinding(check(GIGABYTE, 0, () -> looks.incrementAndGet() > 3));
        assertEquals("cancelled", finding.type());
    }

    @Test
    void aContradictionElsewhereCountsMoreThanAnUndecidedKey() {
        History history = HistoryNotation.parse("0: [w x 1] [r x null] [cas y null 1]");
        CheckContext context = new CheckContext(Map.of(), 0, 0, () -> 0, () -> false, message -> {});
        assertEquals(
                Validity.INVALID,
                new LinearizableChecker().check(history, context).validity());
    }

    @Test
    void configurationsNeverOutgrowTheirLimit() {
        Configurations set = new Configurations(100_000);
        int added = 0;
        while (set.add(new long[] {added, 0}, 2) == Configurations.Added.NEW) {
            added++;
        }
        assertTrue(set.bytes() <= 100_000, set.bytes() + " bytes");
        assertTrue(added > 1_000, added + " configurations");
        assertEquals(Configurations.Added.FULL, set.add(new long[] {added, 0}, 2));
    }

    @Test
    void configurationsKnowWhatTheyHold() {
        Configurations set = new Configurations(GIGABYTE);
        for (int i = 0; i < 10_000; i++) {
            assertEquals(Configurations.Added.NEW, set.add(new long[] {i % 100, i / 100, 7}, i % 2 == 0 ? 2 : 3));
        }
        for (int i = 0; i < 10_000; i++) {
            assertEquals(Configurations.Added.PRESENT, set.add(new long[] {i % 100, i / 100, 7}, i % 2 == 0 ? 2 : 3));
        }
        assertEquals(10_000, set.size());
    }
}
