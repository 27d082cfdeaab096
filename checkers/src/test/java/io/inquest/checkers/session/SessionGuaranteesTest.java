package io.inquest.checkers.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.HistoryNotation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionGuaranteesTest {
    private static Verdict verdict(Checker checker, String drawing) {
        return checker.check(HistoryNotation.parse(drawing), CheckContext.defaults());
    }

    private static void assertValid(Checker checker, String drawing) {
        assertEquals(Verdict.valid(verdict(checker, drawing).measures()), verdict(checker, drawing));
    }

    private static Finding violation(Checker checker, String drawing) {
        Verdict verdict = verdict(checker, drawing);
        assertEquals(Validity.INVALID, verdict.validity());
        assertEquals(1, verdict.findings().size());
        assertEquals(checker.name(), verdict.findings().get(0).type());
        return verdict.findings().get(0);
    }

    private static void assertViolated(Checker checker, String drawing, Integer... operations) {
        assertEquals(List.of(operations), violation(checker, drawing).operations());
    }

    @Test
    void readYourWritesIsViolatedByEachRow() {
        assertViolated(new ReadYourWrites(), "0: [w x 1] [r x null]", 0, 2);
        assertViolated(new ReadYourWrites(), "0: [w x 1] [w x 2] [r x 1]", 0, 2, 4);
        assertViolated(new ReadYourWrites(), """
                0: [w x 1]
                1:        [r x 1] [w x 2] [r x 1]
                """, 2, 4, 6);
        // it had read its own later write before
        assertViolated(new ReadYourWrites(), "0: [r x 2] [w x 1] [w x 2] [r x 2]", 0, 2, 6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0: [r x null] [w x 1] [r x 1]",
                "0: [w x 1] [r y null]",
                // what another wrote it had not known
                """
                0: [w x 1]
                1:        [w x 2] [r x 1] [r x 2]
                """,
                // the write did not happen, or nobody knows
                "0: [w x 1 !] [r x null]",
                """
                0: [w x 1 ~timeout]
                1:                 [r x null]
                """,
            })
    void readYourWritesHolds(String drawing) {
        assertValid(new ReadYourWrites(), drawing);
    }

    @Test
    void monotonicReadsIsViolatedByEachRow() {
        assertViolated(new MonotonicReads(), """
                0: [w x 1]
                1:        [r x 1] [r x null]
                """, 2, 4);
        assertViolated(new MonotonicReads(), """
                0: [w x 1] [w x 2]
                1:                [r x 1] [r x 2] [r x 1]
                """, 4, 6, 8);
        assertViolated(new MonotonicReads(), """
                0: [w x 1]
                1:        [w x 2] [r x 1] [r x 2]
                """, 2, 4, 6);
        // the other value was read before, and after it the same again
        assertViolated(new MonotonicReads(), """
                0: [w x 1] [w x 2] [w x 3]
                1:                        [r x 1] [r x 3] [r x 2] [r x 1]
                """, 6, 10, 12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // neither had been known before the other was read
                """
                0: [w x 1] [w x 2]
                1:                [r x 2] [r x 1] [r x 1]
                """,
                """
                0: [w x 1] [w y 2]
                1:                [r x 1] [r y null] [r y 2] [r x 1]
                """,
                """
                0: [w x 1]
                1:        [r x null] [r x 1]
                2:        [r x 1]
                """,
            })
    void monotonicReadsHold(String drawing) {
        assertValid(new MonotonicReads(), drawing);
    }

    @Test
    void monotonicWritesIsViolatedByEachRow() {
        assertViolated(new MonotonicWrites(), """
                0: [w x 1] [w x 2]
                1:                [r x 2] [r x 1]
                """, 0, 2, 4, 6);
        assertViolated(new MonotonicWrites(), """
                0: [w x 1] [w y 2]
                1:                [r y 2] [r x null]
                """, 0, 2, 4, 6);
        assertViolated(new MonotonicWrites(), """
                0: [w x 1] [w x 2] [w y 3]
                1:                        [r y 3] [r x 1]
                """, 0, 2, 4, 6, 8);
        // the writer itself
        assertViolated(new MonotonicWrites(), "0: [w x 1] [w y 2] [r y 2] [r x null]", 0, 2, 4, 6);
        // a write of unknown outcome that somebody read did happen
        assertViolated(new MonotonicWrites(), """
                0: [w x 1] [w y 2 ~timeout]
                1:                         [r y 2] [r x null]
                """, 0, 2, 4, 6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                0: [w x 1] [w x 2]
                1:                [r x 1] [r x 2]
                """,
                // its own writes of the same key are another guarantee's
                "0: [w x 1] [w x 2] [r x 2] [r x 1]",
                // written later than what was seen
                """
                0: [w y 2] [w x 1]
                1:                [r y 2] [r x null]
                """,
                """
                0: [w x 1] [w y 3] [w x 2]
                1:                        [r y 3] [r x 1]
                """,
                // of different sessions
                """
                0: [w x 1]
                1:        [w x 2]
                2:               [r x 2] [r x 1]
                """,
                // seen in the other order
                """
                0: [w x 1] [w y 2]
                1:                [r x null] [r y 2] [r x 1]
                """,
            })
    void monotonicWritesHold(String drawing) {
        assertValid(new MonotonicWrites(), drawing);
    }

    @Test
    void writesFollowReadsIsViolatedByEachRow() {
        assertViolated(new WritesFollowReads(), """
                0: [w x 1]
                1:        [r x 1] [w x 2]
                2:                       [r x 2] [r x 1]
                """, 2, 4, 6, 8);
        assertViolated(new WritesFollowReads(), """
                0: [w x 1]
                1:        [r x 1] [w y 2]
                2:                       [r y 2] [r x null]
                """, 2, 4, 6, 8);
        // the writer itself
        assertViolated(new WritesFollowReads(), """
                0: [w x 1]
                1:        [r x 1] [w y 2] [r y 2] [r x null]
                """, 2, 4, 6, 8);
        // the latest write seen has the value read itself, the one before it does
        assertViolated(new WritesFollowReads(), """
                0: [r x 2] [w x 1] [w x 2]
                1:                        [r x 1] [r x 2] [r x 2]
                """, 0, 2, 6, 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                0: [w x 1]
                1:        [r x 1] [w x 2]
                2:                       [r x 1] [r x 2]
                """,
                // written before the read
                """
                0: [w x 1]
                1:        [w x 2] [r x 1]
                2:                       [r x 2] [r x 1]
                """,
                """
                0: [w x 1]
                1:        [w y 2] [r x 1]
                2:                       [r y 2] [r x null]
                """,
                // the writer of the second value itself
                """
                0: [w x 1]
                1:        [r x 1] [w x 2] [r x 2] [r x 1]
                """,
                // across keys only nothing counts
                """
                0: [w x 1] [w x 3]
                1:                [r x 3] [w y 2]
                2:                               [r y 2] [r x 1]
                """,
                // it had read nothing there
                """
                0:           [w x 1]
                1: [r x null]       [w y 2]
                2:                         [r y 2] [r x null]
                """,
            })
    void writesFollowReadsHold(String drawing) {
        assertValid(new WritesFollowReads(), drawing);
    }

    @Test
    void theExplanationHasASentenceForEachSession() {
        assertEquals(
                "Process 0 wrote 2 to x (event 2), then read 1 from x (event 4), which it had written before that (event 0).",
                violation(new ReadYourWrites(), "0: [w x 1] [w x 2] [r x 1]").explanation());
        assertEquals(
                "Process 0 wrote 1 to x (event 0), then wrote 2 to y (event 2);"
                        + " process 1 read 2 from y (event 4), then found nothing in x (event 6).",
                violation(new MonotonicWrites(), """
                        0: [w x 1] [w y 2]
                        1:                [r y 2] [r x null]
                        """).explanation());
    }
}
