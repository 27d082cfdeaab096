package io.inquest.checkers.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.HistoryNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparationTest {
    private static Verdict verdict(String drawing, CheckContext context) {
        return Preparation.check(HistoryNotation.parse(drawing), context, "causal", (registers, meter) -> List.of());
    }

    private static Verdict verdict(String drawing) {
        return verdict(drawing, CheckContext.defaults());
    }

    /** What counts, as text: session, key and write or source of each. */
    private static List<String> counted(String drawing) {
        List<String> counted = new ArrayList<>();
        Preparation.check(HistoryNotation.parse(drawing), CheckContext.defaults(), "causal", (registers, meter) -> {
            for (int i = 0; i < registers.operations(); i++) {
                counted.add(registers.session(i) + "." + registers.position(i) + " event "
                        + registers.invocation(i)
                        + (registers.isWrite(i) ? " write" : " from " + registers.source(i)));
            }
            return List.of();
        });
        return counted;
    }

    @Test
    void whatFailedAndReadsOfUnknownOutcomeDoNotCount() {
        assertEquals(List.of("0.0 event 0 write", "0.1 event 4 from 0", "1.0 event 6 from -1"), counted("""
                        0: [w x 1] [w x 2 !] [r x 1]
                        1:                          [r y null] [r x ~timeout]
                        """));
    }

    @Test
    void aWriteOfUnknownOutcomeCountsIfSomebodyReadIt() {
        assertEquals(List.of("0.0 event 0 write", "1.0 event 4 from 0"), counted("""
                        0: [w x 1 ~timeout]
                        1:                 [r x ~]
                        2:                        [r x 1]
                        3:                               [w x 2
                        """));
    }

    @Test
    void sessionsAreNumberedByTheirFirstOperationThatCounts() {
        assertEquals(List.of("0.0 event 1 from -1", "0.1 event 6 from 2", "1.0 event 4 write"), counted("""
                        7:    [r x null]           [r x 1]
                        3:              [w x 1]
                        9: [r x ~]
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // before everything else: a value that nobody wrote
                "0: [r x 1]|thin-air",
                "0: [w x 1] [w x 1] [r x 2]|thin-air",
                "0: [cas x 1 2] [r x 3]|thin-air",
                "0: [w y 1] [r x 1]|thin-air",
                "0: [w x 1 !] [r x 1]|aborted-read",
                "0: [cas x 1 2 !] [r x 2]|aborted-read",
            })
    void unfoundedReadsViolateEveryModel(String drawing, String type) {
        Verdict verdict = verdict(drawing);
        assertEquals(Validity.INVALID, verdict.validity());
        assertEquals(
                List.of(type), verdict.findings().stream().map(Finding::type).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0: [w x 1] [w x 1] [cas x 1 2]|operation cas",
                "0: [cas x 1 2 !mismatch]|operation cas",
                "0: [cas x 1 2 ~]|operation cas",
                // it may have written anything
                "0: [increment x 1] [r x 1]|operation increment",
                "0: [w x 1] [w x 1]|ambiguous-values",
                "0: [w x 1] [w x 1 ~]|ambiguous-values",
                "0: [w x null]|ambiguous-values",
            })
    void whatTheModelIsNotDefinedForIsUnknown(String drawing, String type) {
        Verdict verdict = verdict(drawing);
        assertEquals(Validity.UNKNOWN, verdict.validity());
        assertEquals(type, verdict.findings().get(0).type());
    }

    @ParameterizedTest
    @CsvSource({
        "0: [cas x 1 2 !timeout] [w x 1] [r x 1]",
        "0: [increment x 1 !]",
        "0: [w x 1 !] [w x 1] [r x 1]",
        "0: [w x 1] [w y 1] [r x 1]",
        "0: [w x 1] [w x null !]",
    })
    void operationsThatFailedAreNotThere(String drawing) {
        assertEquals(Validity.VALID, verdict(drawing).validity());
    }

    @Test
    void theCollidingOperationsAreNamed() {
        Finding finding = verdict("0: [w x 5] [w y 5] [w x 5]").findings().get(0);
        assertEquals(List.of(0, 4), finding.operations());
        assertTrue(
                finding.explanation()
                        .startsWith("Process 0's write 5 (event 0) and process 0's write 5 (event 4) write the same"),
                finding.explanation());
    }

    @Test
    void anotherObjectIsNotARegister() {
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", "set"));
        assertEquals("object", verdict("0: [r x 1]", context).findings().get(0).type());
        assertEquals(
                "operation add",
                verdict("0: [add x 1] [r x 1]", context).findings().get(0).type());
    }

    @Test
    void stopsAtItsBudget() {
        Finding late = verdict("0: [w x 1]", CheckContext.defaults().withBudget(0, 1 << 20))
                .findings()
                .get(0);
        assertEquals("time-budget", late.type());
        Finding large = verdict("0: [w x 1]", CheckContext.defaults().withBudget(1L << 40, 8))
                .findings()
                .get(0);
        assertEquals("memory-budget", large.type());
        assertTrue(large.explanation().contains("yet to read the history"), large.explanation());
    }
}
