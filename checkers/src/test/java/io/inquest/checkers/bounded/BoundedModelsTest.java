package io.inquest.checkers.bounded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.HistoryNotation;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedModelsTest {
    private static final long MILLISECOND = 1_000_000;

    private static Verdict verdict(Checker checker, String drawing, Object... settings) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put((String) settings[i], settings[i + 1]);
        }
        History history = HistoryNotation.parse(drawing, MILLISECOND);
        return checker.check(history, CheckContext.defaults().withSettings(map));
    }

    private static Verdict staleness(String drawing, Object... settings) {
        return verdict(new BoundedStalenessChecker(), drawing, settings);
    }

    private static String reason(Verdict verdict) {
        return verdict.validity() + " " + verdict.findings().get(0).type();
    }

    private static Object max(Verdict verdict, String measure) {
        return ((Map<?, ?>) verdict.measures().get(measure)).get("max");
    }

    private static final String TWO_BEHIND = """
            0: [w x 1] [w x 2] [w x 3]
            1:                         [r x 1]
            """;

    @Test
    void aReadMissesWhatBeganAfterItsWriteAndEndedBeforeIt() {
        assertEquals(Validity.VALID, staleness(TWO_BEHIND, "versions", 2).validity());
        Verdict late = staleness(TWO_BEHIND, "versions", 1);
        assertEquals("INVALID bounded-staleness", reason(late));
        assertEquals(List.of(0, 2, 4, 6), late.findings().get(0).operations());
        assertEquals(2L, max(late, "versions"));
    }

    @Test
    void aBoundMayBeANumberOrItsText() {
        assertEquals(Validity.VALID, staleness(TWO_BEHIND, "versions", "2").validity());
        assertThrows(IllegalArgumentException.class, () -> staleness(TWO_BEHIND, "versions", "two"));
        assertThrows(IllegalArgumentException.class, () -> staleness(TWO_BEHIND, "versions", "-1"));
        assertThrows(IllegalArgumentException.class, () -> staleness(TWO_BEHIND, "versions", "1.5"));
        assertThrows(IllegalArgumentException.class, () -> staleness(TWO_BEHIND, "seconds", "1e999999999"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # at the same time as the write that was read, or as the read
                    0: [w x 1   ]\\n1:    [w x 2 ]\\n2:              [r x 1]|0
                    0: [w x 1]\\n1:         [w x 2   ]\\n2:              [r x 1]|0
                    # a write of unknown outcome counts neither as newer nor as replaced
                    0: [w x 1]\\n1:        [w x 2 ~]\\n2:                 [r x 1]|0
                    0: [w x 1 ~]\\n1:          [w x 2]\\n2:                 [r x 1]|0
                    0: [w x 1\\n1:          [w x 2]\\n2:                 [r x 1]|0
                    0: [w x 1]\\n1:        [w x 2 !]\\n2:                 [r x 1]|0
                    # nothing there: before all writes
                    0: [w x 1] [w x 2]\\n1:                   [r x null]|2
                    0: [w y 1] [w x 2]\\n1:                   [r x null]|1
                    # an ok cas is a write; one that was refused is none
                    0: [w x 1] [cas x 1 2] [r x 1]|1
                    0: [w x 1] [cas x 5 2 !mismatch] [r x 1]|0
                    0: [w x 1] [cas x 1 2] [w x 3] [r x 2]|1
                    # overlapping newer writes count each
                    0: [w x 1]\\n1:        [w x 2  ]\\n2:          [w x 3]\\n3:                   [r x 1]|2
                    """)
    void countsNewerWrites(String drawing, long versions) {
        Verdict verdict = staleness(drawing.replace("\\n", "\n"));
        assertEquals("UNKNOWN no bound given", reason(verdict));
        assertEquals(versions, max(verdict, "versions"));
    }

    @Test
    void theTimeIsFromTheFirstNewerWriteToEndToTheRead() {
        // of those that began after 1 was written, 3 ends first, at column 18; the read begins at column 28
        String drawing = """
                0: [w x 1]
                1:        [w x 2        ]
                2:          [w x 3 ]
                3:                          [r x 1]
                """;
        Verdict verdict = staleness(drawing);
        assertEquals(new BigDecimal("0.009"), max(verdict, "seconds"));
        assertEquals(Validity.VALID, staleness(drawing, "seconds", "0.009").validity());
        Verdict late = staleness(drawing, "seconds", "0.0089");
        assertEquals("INVALID bounded-staleness", reason(late));
        assertEquals(List.of(0, 3, 6), late.findings().get(0).operations());
    }

    @Test
    void withoutTimesABoundInSecondsSaysNothing() {
        History history = HistoryNotation.parse(TWO_BEHIND);
        Verdict verdict = new BoundedStalenessChecker()
                .check(history, CheckContext.defaults().withSettings(Map.of("seconds", 5)));
        assertEquals("UNKNOWN no times", reason(verdict));
        assertFalse(verdict.measures().containsKey("seconds"));
        Verdict inVersions = new BoundedStalenessChecker()
                .check(history, CheckContext.defaults().withSettings(Map.of("seconds", 5, "versions", 0)));
        assertEquals("INVALID bounded-staleness", reason(inVersions));
    }

    @ParameterizedTest
    @CsvSource({"0: [r x 1] [w x 1]", "0: [r x 1] [w x 1 ~]", "0: [r x 2] [w x 1] [cas x 1 2]"})
    void aReadFromTheFutureIsInvalidWithABoundOrWithout(String drawing) {
        assertEquals("INVALID future-read", reason(staleness(drawing)));
        assertEquals("INVALID future-read", reason(staleness(drawing, "versions", 9, "seconds", 9)));
    }

    @Test
    void aReadWhoseWriteHadBegunIsNotFromTheFuture() {
        assertEquals(
                Validity.VALID,
                staleness("0:   [w x 1    ]\n1: [r x 1 ]", "versions", 0).validity());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0: [w x 1] [w x 1] [r x 2]|INVALID thin-air",
                "0: [w x 1 !] [w x 2] [w x 2] [r x 1]|INVALID aborted-read",
                "0: [cas x 1 2 !] [r x 2]|INVALID aborted-read",
                "0: [w x 1] [w x 1]|UNKNOWN ambiguous-values",
                "0: [w x 1] [cas x 5 1 ~]|UNKNOWN ambiguous-values",
                "0: [cas x 1 a] [cas x 2 a]|UNKNOWN ambiguous-values",
                "0: [w x null]|UNKNOWN ambiguous-values",
                "0: [increment x 1]|UNKNOWN operation increment",
                "0: [add x 1] [read x null -> [1]]|UNKNOWN object",
                "0: [\"cas\" x 5]|UNKNOWN value",
            })
    void whatComesBefore(String drawing, String reason) {
        assertEquals(reason, reason(staleness(drawing, "versions", 9)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0: [add 1] [add 2] [read null -> 3]|0
                    0: [add 1] [add 2] [read null -> 1]|2
                    0: [add 1] [add 2] [read null -> 7]|4
                    0: [add 1] [read null]|1
                    0: [read null -> 2]|2
                    # at the same time, or of unknown outcome: with its sign, or not
                    0: [add 5 ~]\\n1:          [read null -> 5]|0
                    0: [add 5 ~]\\n1:          [read null -> 6]|1
                    0: [add -5 ~]\\n1:           [read null -> -6]|1
                    0: [add -5 ~]\\n1:           [read null -> 0]|0
                    0: [add 5     ]\\n1:   [read null -> 5]|0
                    # not after the read, and not if it failed
                    0:                   [add 5]\\n1: [read null -> 5]|5
                    0: [add 5 !]\\n1:           [read null -> 5]|5
                    0: [add a 1] [read b null -> 1]|1
                    """)
    void theDistanceIsFromWhatACounterMayShow(String drawing, long distance) {
        String drawn = drawing.replace("\\n", "\n");
        Checker checker = new NumericalDeviationChecker();
        Verdict without = verdict(checker, drawn, "object", "counter");
        assertEquals("UNKNOWN no bound given", reason(without));
        assertEquals(distance, max(without, "distance"));
        assertEquals(
                Validity.VALID,
                verdict(checker, drawn, "object", "counter", "distance", distance)
                        .validity());
        if (distance > 0) {
            assertEquals(
                    "INVALID numerical-deviation",
                    reason(verdict(checker, drawn, "object", "counter", "distance", distance - 1)));
        }
    }

    @Test
    void aSumOfMoreThan64BitsIsNotGuessed() {
        String drawing = "0: [add 9223372036854775807] [add 1] [read null -> 5]";
        assertEquals("UNKNOWN value", reason(verdict(new NumericalDeviationChecker(), drawing, "distance", 1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0: [add 1] [add 2] [read null -> [1,2]]|0
                    0: [add 1] [add 2] [read null -> [2]]|1
                    0: [add 1] [add 2] [read null -> [2,2]]|1
                    0: [add 1] [add 2] [read null]|2
                    # twice the same is two adds
                    0: [add 1] [add 1] [read null]|2
                    0: [add 1 ~]\\n1:          [read null]|0
                    0: [add 1       ]\\n1:   [read null -> []]|0
                    0: [add a 1] [read b null -> []]|0
                    """)
    void theAddsThatAReadMisses(String drawing, long adds) {
        String drawn = drawing.replace("\\n", "\n");
        Checker checker = new OrderDeviationChecker();
        Verdict without = verdict(checker, drawn, "object", "set");
        assertEquals("UNKNOWN no bound given", reason(without));
        assertEquals(adds, max(without, "adds"));
        assertEquals(
                Validity.VALID,
                verdict(checker, drawn, "object", "set", "adds", adds).validity());
        if (adds > 0) {
            assertEquals("INVALID order-deviation", reason(verdict(checker, drawn, "object", "set", "adds", adds - 1)));
        }
    }

    @Test
    void withoutABoundThatComesFirst() {
        Verdict verdict = staleness("0: [w x 1] [w x 1]");
        assertEquals(
                List.of("no bound given", "ambiguous-values"),
                verdict.findings().stream().map(Finding::type).toList());
        assertEquals("UNKNOWN no bound given", reason(verdict(new OrderDeviationChecker(), "0: [w x 1] [w x 1]")));
    }

    @Test
    void ofRegistersItIsTheStalenessInVersions() {
        Checker checker = new OrderDeviationChecker();
        assertEquals("UNKNOWN no bound given", reason(verdict(checker, TWO_BEHIND)));
        assertEquals("INVALID order-deviation", reason(verdict(checker, TWO_BEHIND, "versions", 1)));
        assertEquals(Validity.VALID, verdict(checker, TWO_BEHIND, "versions", 2).validity());
        assertEquals("INVALID future-read", reason(verdict(checker, "0: [r x 1] [w x 1]")));
    }

    @Test
    void theDistributionIsOfAllReads() {
        String drawing = """
                0: [w x 1] [w x 2]
                1:                [r x 2] [r x 2] [r x 2] [r x 1]
                """;
        Verdict verdict = staleness(drawing, "versions", 1);
        assertEquals(
                Map.of("p50", 0L, "p95", 1L, "p99", 1L, "max", 1L),
                verdict.measures().get("versions"));
        assertEquals(4L, verdict.measures().get("reads"));
    }

    @Test
    void aLongHistoryTakesNoLongerThanItsLength() {
        HistoryBuilder builder = History.builder();
        int writes = 100_000;
        for (int i = 0; i < writes; i++) {
            add(builder, 0, "write", i);
            add(builder, 1, "read", i / 2);
        }
        // a budget of steps: the clock goes on by one at each look, which comes every few thousand steps
        long[] now = {0};
        CheckContext context = new CheckContext(Map.of(), 400, 1L << 30, () -> now[0]++, () -> false, message -> {});
        Verdict verdict = new BoundedStalenessChecker().check(builder.build(), context);
        assertEquals("UNKNOWN no bound given", reason(verdict));
        assertEquals(writes / 2L, max(verdict, "versions"));
    }

    private static void add(HistoryBuilder builder, int process, String f, Object value) {
        Event invoked = Event.invoke(Actor.process(process), f, "x", f.equals("read") ? null : value);
        builder.add(invoked);
        builder.add(new Event(-1, -1, EventType.OK, invoked.actor(), f, "x", value, null, null));
    }

    /** Other tools do not say it again. */
    @Test
    void aCompletionMayLackItsKey() {
        HistoryBuilder builder = History.builder();
        for (int i = 0; i < 2; i++) {
            for (String key : List.of("x", "y")) {
                builder.add(Event.invoke(Actor.process(0), "write", key, i));
                builder.add(new Event(-1, -1, EventType.OK, Actor.process(0), "write", null, i, null, null));
            }
        }
        builder.add(Event.invoke(Actor.process(0), "read", "y", null));
        builder.add(new Event(-1, -1, EventType.OK, Actor.process(0), "read", null, 0, null, null));
        Verdict verdict = new BoundedStalenessChecker().check(builder.build(), CheckContext.defaults());
        assertEquals(1L, max(verdict, "versions"));
    }

    @Test
    void stopsAtItsBudget() {
        Checker checker = new BoundedStalenessChecker();
        History history = HistoryNotation.parse(TWO_BEHIND);
        Verdict late = checker.check(history, CheckContext.defaults().withBudget(0, 1 << 20));
        assertEquals("UNKNOWN time-budget", reason(late));
        Verdict large = checker.check(history, CheckContext.defaults().withBudget(1L << 40, 8));
        assertEquals("UNKNOWN memory-budget", reason(large));
    }

    @Test
    void theFindingSaysWhatToLookAt() {
        Finding finding = staleness(TWO_BEHIND, "versions", 1).findings().get(0);
        assertTrue(
                finding.explanation()
                        .startsWith("Process 1's read of 1 (event 6 (at 0.027 s)) from x is 2 versions behind, and the"
                                + " bound is 1. What began after process 0's write 1 (event 0 (at 0.003 s)) had ended,"
                                + " and ended before the read began: process 0's write 2"),
                finding.explanation());
    }
}
