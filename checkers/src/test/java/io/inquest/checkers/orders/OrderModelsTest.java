package io.inquest.checkers.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.HistoryNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderModelsTest {
    private static final List<Checker> ALL =
            List.of(new StrictChecker(), new SequentialChecker(), new ProcessorChecker(), new CacheChecker());

    private static Verdict verdict(Checker checker, String object, String drawing) {
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", object));
        return checker.check(HistoryNotation.parse(drawing), context);
    }

    /** The models that a history of registers violates, each with what was found. */
    private static List<String> violated(String drawing) {
        List<String> violated = new ArrayList<>();
        for (Checker checker : ALL) {
            Verdict verdict = verdict(checker, "register", drawing);
            if (verdict.validity() == Validity.INVALID) {
                violated.add(checker.name() + " " + verdict.findings().get(0).type());
            } else {
                assertEquals(Validity.VALID, verdict.validity(), () -> checker.name() + verdict.findings());
            }
        }
        return violated;
    }

    private static Arguments shape(String drawing, String... violated) {
        return Arguments.of(drawing, List.of(violated));
    }

    static List<Arguments> shapes() {
        return List.of(
                shape("0: [w x 1] [r x 1]"),
                // what completes first counts first
                shape("""
                        0: [w x 1       ]
                        1:   [r x 1]
                        """, "strict strict"),
                shape("""
                        0: [w x 1  ]
                        1:   [r x 1   ]
                        """),
                // a write of unknown outcome is in time from its invocation on
                shape("""
                        0: [w x 1 ~]
                        1:   [r x 1]
                        """),
                shape("""
                        0:           [w x 1 ~]
                        1:   [r x 1]
                        """, "strict strict"),
                // a stale read is in no order of real time
                shape("""
                        0: [w x 1]
                        1:         [r x null] [r x 1]
                        """, "strict strict"),
                // store buffering
                shape("""
                        0: [w x 1] [r y null]
                        1: [w y 2] [r x null]
                        """, "strict strict", "sequential sequential"),
                shape("""
                        0: [w x 1] [r y null]
                        1: [w y 2] [r x 1]
                        """, "strict strict"),
                // independent reads of independent writes
                shape("""
                        0: [w x 1]
                        1: [w y 2]
                        2:        [r x 1] [r y null]
                        3:        [r y 2] [r x null]
                        """, "strict strict", "sequential sequential"),
                // message passing
                shape("""
                        0: [w x 1] [w y 2]
                        1:                [r y 2] [r x null]
                        """, "strict strict", "sequential WriteCOInitRead", "processor processor"),
                // two sessions see two writes in different orders
                shape("""
                        0: [w x 1] [r x 2]
                        1: [w x 2] [r x 1]
                        """, "strict strict", "sequential CyclicCF", "processor processor", "cache cache"),
                // what another has read does not bind
                shape("""
                        0: [w x 1]
                        1:        [r x 1] [w y 2]
                        2:                       [r y 2] [r x null]
                        """, "strict strict", "sequential WriteCOInitRead"),
                // each has a view, and each key an order, but not the same
                shape("""
                        0: [w x 1] [w y 2] [r y 3]
                        1: [w y 3] [w x 4] [r x 1]
                        """, "strict strict", "sequential CyclicCF", "processor processor"),
                shape("""
                        0: [w x 1] [w y 2] [r y 2]
                        1: [w y 3] [w x 4] [r x 4]
                        """));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void eachShapeViolatesItsModels(String drawing, List<String> violated) {
        assertEquals(violated, violated(drawing), drawing);
    }

    @Test
    void aReadOfWhatNobodyWroteComesFirst() {
        for (Checker checker : ALL) {
            assertEquals("thin-air", type(checker, "register", "0: [r x 1]"));
            assertEquals("aborted-read", type(checker, "register", "0: [w x 1 !no] [r x 1]"));
            assertEquals("thin-air", type(checker, "register", "0: [w x 1] [w x 1] [r x 2]"));
        }
        for (Checker checker : List.of(new StrictChecker(), new SequentialChecker(), new CacheChecker())) {
            assertEquals("aborted-read", type(checker, "register", "0: [w x 1] [cas x 1 2 !no] [r x 2]"));
            assertEquals("thin-air", type(checker, "set", "0: [add 1] [read -> [1, 2]]"));
            assertEquals("aborted-read", type(checker, "set", "0: [add 1 !no] [read -> [1]]"));
        }
    }

    private static String type(Checker checker, String object, String drawing) {
        return verdict(checker, object, drawing).findings().get(0).type();
    }

    @Test
    void otherOperationsAndObjectsAreDecidedOrUnknown() {
        String cas = """
                0: [w x 1] [cas x 1 2]
                1:                     [r x 2] [r x 1]
                """;
        assertEquals("operation cas", type(new ProcessorChecker(), "register", cas));
        assertEquals("strict", type(new StrictChecker(), "register", cas));
        assertEquals("sequential", type(new SequentialChecker(), "register", cas));
        assertEquals("cache", type(new CacheChecker(), "register", cas));
        for (Checker checker : ALL) {
            assertEquals("operation pop", type(checker, "register", "0: [pop]"));
            assertEquals("object", type(checker, "bank", "0: [w x 1]"));
        }
        assertEquals("ambiguous-values", type(new ProcessorChecker(), "register", "0: [w x 1] [w x 1]"));
        assertEquals("value", type(new CacheChecker(), "counter", "0: [add \"a\"]"));
    }

    @Test
    void repeatedValuesAreSearched() {
        // the second read needs the first value again, which is written again only once
        String repeated = """
                0: [w x 1] [w x 2] [w x 1]
                1: [r x 1] [r x 2] [r x 1] [r x 2]
                """;
        assertEquals("sequential", type(new SequentialChecker(), "register", repeated));
        assertEquals("cache", type(new CacheChecker(), "register", repeated));
        assertEquals(
                Validity.VALID,
                verdict(new SequentialChecker(), "register", repeated.replace(" [r x 2]\n", "\n"))
                        .validity());
    }

    @Test
    void aQueueIsDecidedWhereRealTimeDoesNotCount() {
        String behind = """
                0: [enqueue 1] [enqueue 2]
                1:                        [dequeue -> null] [dequeue -> 1]
                """;
        assertEquals(
                Validity.VALID,
                verdict(new SequentialChecker(), "queue", behind).validity());
        assertEquals("strict", type(new StrictChecker(), "queue", behind));
        assertEquals("sequential", type(new SequentialChecker(), "queue", behind.replace("-> 1]", "-> 2]")));
    }

    @Test
    void aCircleIsSaidStepByStep() {
        Finding finding =
                verdict(new SequentialChecker(), "register", """
                        0: [w x 1] [r y null]
                        1: [w y 2] [r x null]
                        """).findings().get(0);
        assertEquals(
                "Process 1 wrote 2 to y (event 1), then found nothing in x (event 5)."
                        + " Process 1 found nothing in x (event 5): so that read comes before the write of 1 (event 0)."
                        + " Process 0 wrote 1 to x (event 0), then found nothing in y (event 4)."
                        + " Process 0 found nothing in y (event 4): so that read comes before the write of 2 (event 1)."
                        + " So each of these comes before itself.",
                finding.explanation());
        assertEquals(List.of(0, 1, 4, 5), finding.operations());
    }

    @Test
    void whatOneProcessSeesBindsAll() {
        Finding finding =
                verdict(new ProcessorChecker(), "register", """
                        0: [w x 1] [w y 2] [r y 3]
                        1: [w y 3] [w x 4] [r x 1]
                        """).findings().get(0);
        assertTrue(
                finding.explanation()
                        .contains("So for all, the write of 1 (event 0) comes before that of 4 (event 5)."),
                finding.explanation());
        assertTrue(finding.explanation().endsWith("So each of these comes before itself."), finding.explanation());
    }

    @Test
    void whereAnOrderEndsIsSaid() {
        Finding finding =
                verdict(new SequentialChecker(), "register", """
                        0: [cas x null 1]
                        1: [cas x null 2]
                        2:                [r x 1] [r x 2]
                        """).findings().get(0);
        assertEquals("sequential", finding.type());
        assertTrue(finding.explanation().startsWith("No order of "), finding.explanation());
        assertTrue(
                finding.explanation().contains("Process 1's cas [null,2] (event 1) is not possible: x is 1."),
                finding.explanation());
    }

    @Test
    void aReplaySaysWhatWasThere() {
        Finding finding =
                verdict(new StrictChecker(), "register", """
                        0: [w x 1] [w x 2]
                        1:                 [r x 1]
                        2:    [w x 3 ~]
                        """).findings().get(0);
        assertEquals(
                "Operations on x are replayed in the order in which they completed. The last before event 7 to change it"
                        + " is process 0's write 2 (event 3). Process 1's read (event 6) returned 1, but x is 2. Of unknown"
                        + " outcome is what was invoked before: process 2's write 3 (event 1). Whatever of that happened, and"
                        + " whenever, it does not help.",
                finding.explanation());
    }

    @Test
    void budgetsAreKept() {
        String drawing = """
                0: [w x 1] [w x 1] [r x 2]
                1: [w x 2] [r x 1] [w x 2]
                """;
        for (Checker checker : ALL) {
            for (String each : List.of(drawing, drawing.replace("[w x 1] [w x 1]", "[w x 1] [w x 3]"))) {
                AtomicLong now = new AtomicLong();
                CheckContext outOfTime = new CheckContext(
                        Map.of("object", "register"), 1, 1 << 30, now::incrementAndGet, () -> false, message -> {});
                assertUnknown(checker, "time-budget", each, outOfTime);
                CheckContext cancelled = new CheckContext(
                        Map.of("object", "register"), 1L << 60, 1 << 30, () -> 0, () -> true, message -> {});
                assertUnknown(checker, "cancelled", each, cancelled);
            }
        }
        CheckContext small = CheckContext.defaults().withSettings(Map.of("object", "register"));
        String behind = """
                0: [w x 1] [w x 1]
                1:                 [r x null]
                """;
        assertUnknown(new SequentialChecker(), "memory-budget", behind, small.withBudget(1L << 40, 400));
        assertUnknown(new ProcessorChecker(), "memory-budget", "0: [w x 1]", small.withBudget(1L << 40, 100));
    }

    private static void assertUnknown(Checker checker, String reason, String drawing, CheckContext context) {
        Verdict verdict = checker.check(HistoryNotation.parse(drawing), context);
        String type = verdict.validity() == Validity.VALID
                ? ""
                : verdict.findings().get(0).type();
        assertEquals(checker.name() + " UNKNOWN " + reason, checker.name() + " " + verdict.validity() + " " + type);
    }
}
