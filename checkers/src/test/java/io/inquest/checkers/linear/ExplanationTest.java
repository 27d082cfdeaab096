package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.Event;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static Finding finding(String text) {
        return finding(HistoryNotation.parse(text));
    }

    private static Finding finding(History history) {
        Verdict verdict = Check.verdict(history);
        assertEquals(Validity.INVALID, verdict.validity());
        assertEquals(1, verdict.findings().size());
        return verdict.findings().get(0);
    }

    @Test
    void saysWhatTheObjectMayHoldAndWhyNothingCanComeNext() {
        Finding finding = finding("""
                0: [w x 1]                      [r x              5]
                1:        [cas x 1 3 ~timeout]
                2:         [cas x 1 4 ~timeout]
                3:                             [cas x 1 9 ~timeout]
                4:                                                  [w x 5]
                """);
        assertEquals("nonlinearizable", finding.type());
        assertEquals(
                "No order of the operations on x up to event 9 is legal and respects real time."
                        + " After linearizing 2 operations, the last of them process 1's cas [1,3] (event 2),"
                        + " x is 3; in other orders it may be 4, 9 or 1."
                        + " Process 0's read (event 7) returned 5, but x may only be 3, 4, 9 or 1."
                        + " Process 2's cas [1,4] (event 3) is not possible: x is 3."
                        + " Process 3's cas [1,9] (event 6) is not possible: x is 3.",
                finding.explanation());
        assertEquals(List.of(7, 3, 6), finding.operations());
        assertEquals("x", finding.details().get("key"));
        assertEquals(List.of("3", "4", "9", "1"), finding.details().get("states"));
    }

    @Test
    void namesZonesThatExcludeEachOther() {
        Finding finding = finding("""
                0: [w x 1]       [r x 1] [w x 3] [r x 3]
                1:        [w x 2]
                """);
        assertEquals(
                "No order of the operations on x up to event 5 is legal and respects real time."
                        + " By the writes of these values and their reads, x must have held 1 all the time"
                        + " from event 1 to event 4, but also 2 at some moment from event 2 to event 3, which lies within."
                        + " After linearizing 2 operations, the last of them process 1's write 2 (event 2), x is 2."
                        + " Process 0's read (event 4) returned 1, but x is 2."
                        + " What happened from event 2 on is enough to show it, whatever was there before.",
                finding.explanation());
        assertEquals(List.of(2L, 5L), finding.details().get("window"));
        assertEquals(List.of(0L, 2L), finding.details().get("prefix"));
        assertEquals(List.of("1", "2"), finding.details().get("prefix-states"));
    }

    @Test
    void tellsTheTimeWhereItIsKnown() {
        HistoryBuilder builder = History.builder();
        History untimed = HistoryNotation.parse("""
                0: [w x 1]
                1:        [r x null]
                """);
        for (int i = 0; i < untimed.size(); i++) {
            Event event = untimed.event(i);
            builder.add(event.withTime(4_200_000_000L + 13_000_000L * i));
        }
        Finding finding = finding(builder.build());
        assertTrue(finding.explanation().contains("up to event 3 (at 4.239 s)"), finding.explanation());
        assertTrue(
                finding.explanation().contains("Process 1's read (event 2 (at 4.226 s)) returned null, but x is 1."),
                finding.explanation());
    }

    @Test
    void aValueThatOnlyAFailedWriteTriedToWrite() {
        Finding finding = finding("""
                0: [w x 1 !]
                1:          [r x 1] [r x 1]
                2:                         [w y 1]
                """);
        assertEquals("aborted-read", finding.type());
        assertEquals(
                "Process 1's read of 1 (event 2) returned what only failed operations tried to write to x:"
                        + " process 0's write 1 (event 0); so did 1 more read of x.",
                finding.explanation());
        assertEquals(List.of(0, 2), finding.operations());
    }

    @Test
    void bothKindsOfUnfoundedReadsOfOneKeyAreNamed() {
        History history = HistoryNotation.parse("0: [w x 1 !] [r x 1] [r x 2] [r x 3]");
        List<String> types = new LinearizableChecker()
                .check(history, CheckContext.defaults()).findings().stream()
                        .map(found -> found.type() + " " + found.details().get("reads"))
                        .toList();
        assertEquals(List.of("aborted-read 1", "thin-air 2"), types);
    }

    @Test
    void aValueThatARefusedCasTriedToWriteIsAborted() {
        Finding finding = finding("""
                0: [cas x 1 2 !mismatch]
                1:                      [r x 2]
                """);
        assertEquals("aborted-read", finding.type());
    }

    @Test
    void aValueFromThinAir() {
        Finding finding = finding("""
                0: [w x 1] [w y 7]
                1:                [r x 7]
                """);
        assertEquals("thin-air", finding.type());
        assertEquals(
                "Process 1's read of 7 (event 4) returned, but no operation tried to write 7 to x.",
                finding.explanation());
    }

    @Test
    void aValueThatAnIndeterminateOperationMayHaveWrittenIsNeither() {
        assertEquals(Validity.VALID, Check.verdict("""
                0: [cas x null 2 ~timeout]
                1:                        [r x 2]
                """).validity());
        assertEquals("nonlinearizable", finding("""
                0:        [w x 2 ~timeout]
                1: [r x 2]
                """).type());
    }

    @Test
    void anObjectThatCannotBeToldIsAskedFor() {
        Verdict verdict = Check.verdict("""
                0: [draw x null -> 1]
                """);
        assertEquals(Validity.UNKNOWN, verdict.validity());
        assertEquals("object", verdict.findings().get(0).type());
        assertEquals(
                "The object cannot be told: none knows the history's functions."
                        + " Name it as the setting object: one of counter, election, kv, lock, multi-register, mutex,"
                        + " priority-queue, queue, register, set, stack, unique-ids.",
                verdict.findings().get(0).explanation());
        CheckContext misspelt = CheckContext.defaults().withSettings(Map.of("object", "registre"));
        Verdict unknown = new LinearizableChecker().check(HistoryNotation.parse("""
                0: [r x null]
                """), misspelt);
        assertEquals(
                "There is no object named registre; there are counter, election, kv, lock, multi-register,"
                        + " mutex, priority-queue, queue, register, set, stack, unique-ids.",
                unknown.findings().get(0).explanation());
    }

    @Test
    void aValueOfTheWrongShapeIsNamed() {
        Verdict verdict = Check.verdict("""
                0: [w x 1] ["cas" x 5]
                """);
        assertEquals(Validity.UNKNOWN, verdict.validity());
        assertEquals(
                "The cas of event 2 does not fit the object register: the value of a cas is [old, new], not 5.",
                verdict.findings().get(0).explanation());
        assertEquals(
                "The append of event 2 does not fit the object kv: append joins strings, not 5.",
                Check.verdict("""
                0: [put x a] [append x 5]
                """).findings().get(0).explanation());
    }

    @Test
    void manyBadKeysGiveAHandfulOfFindings() {
        StringBuilder drawing = new StringBuilder("0: [w k0 1]");
        for (int key = 0; key < 20; key++) {
            drawing.append(" [w k" + key + " 2] [r k" + key + " null]");
        }
        Verdict verdict = Check.verdict(drawing + " [r z 9]");
        assertEquals(5, verdict.findings().size());
        assertEquals("thin-air", verdict.findings().get(0).type());
        assertEquals(21L, verdict.measures().get("objectsInvalid"));
    }
}
