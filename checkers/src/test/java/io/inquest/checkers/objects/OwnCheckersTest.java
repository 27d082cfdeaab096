package io.inquest.checkers.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Of each anomaly of each object the smallest history, and a near miss; and what is said of it. */
class OwnCheckersTest {
    private static final Map<String, Checker> CHECKERS = Stream.of(
                    new SetChecker(),
                    new QueueChecker(),
                    new StackChecker(),
                    new PriorityQueueChecker(),
                    new CounterChecker(),
                    new AtMostOnce(),
                    new AtLeastOnce(),
                    new ExactlyOnce())
            .collect(Collectors.toMap(Checker::name, Function.identity()));

    private static Verdict verdict(String checker, String drawing) {
        return CHECKERS.get(checker).check(HistoryNotation.parse(drawing, 1_000_000), CheckContext.defaults());
    }

    private static Verdict untimed(String checker, String drawing) {
        return CHECKERS.get(checker).check(HistoryNotation.parse(drawing), CheckContext.defaults());
    }

    private static Arguments finds(String checker, String anomalies, String... lines) {
        List<String> types = anomalies.isEmpty() ? List.of() : List.of(anomalies.split(" "));
        return Arguments.of(checker, types, String.join("\n", lines));
    }

    static Stream<Arguments> sets() {
        return Stream.of(
                finds("set", "", "0: [add 1] [read -> [1]] [read -> [1]]"),
                finds("set", "", "0: [add 1  ]", "1:    [read -> null]"),
                finds("set", "unexpected", "0: [read -> [1]]"),
                finds("set", "unexpected", "0: [add 1 !] [read -> [1]]"),
                finds("set", "unexpected", "0: [add x 1] [read y null -> [1]]"),
                finds("set", "", "0: [add 1 ~]", "1:            [read -> [1]] [read -> []]"),
                // time is for linearizable to judge
                finds("set", "", "0: [read -> [1]] [add 1] [read -> [1]]"),
                finds("set", "duplicated", "0: [add 1] [add 1] [read -> [1,1]]"),
                finds("set", "unexpected duplicated", "0: [read -> [1,1]]"),
                finds("set", "", "0: [add 1] [add 1] [read -> [1]]"),
                finds("set", "lost", "0: [add 1] [read -> []]"),
                finds("set", "lost", "0: [add 1] [read -> [1]] [read -> []]"),
                finds("set", "", "0: [add 1] [read -> []] [read -> [1]]"),
                finds("set", "", "0: [add 1   ]", "1:    [read -> []  ]"),
                // seen while it was added, and gone
                finds("set", "lost", "0: [add 1                               ]", "1:  [read -> [1]] [read -> []]"),
                finds("set", "", "0: [add 1                               ~]", "1:  [read -> [1]] [read -> []]"),
                // the read invoked last decides, whichever completes last
                finds("set", "lost", "0: [add 1] [read -> [1]       ]", "1:             [read -> []]"),
                finds("set", "", "0: [add 1] [read -> []       ]", "1:             [read -> [1]]"),
                finds("set", "", "0: [add x 1] [read y null -> []]"),
                finds("set", "lost", "0: [add [1,2]] [add null] [read -> [null]]"));
    }

    static Stream<Arguments> queues() {
        return Stream.of(
                finds("queue", "", "0: [enqueue 1] [enqueue 2] [dequeue -> 1] [dequeue -> 2] [dequeue]"),
                finds("queue", "unexpected", "0: [dequeue -> 1]"),
                finds("queue", "unexpected", "0: [enqueue 1 !] [dequeue -> 1]"),
                finds("queue", "", "0: [enqueue 1 ~]", "1:            [dequeue -> 1]"),
                finds("queue", "", "0: [dequeue -> 1] [enqueue 1]"),
                finds("queue", "duplicated", "0: [enqueue 1] [dequeue -> 1] [dequeue -> 1]"),
                finds("queue", "", "0: [enqueue 1] [enqueue 1] [dequeue -> 1] [dequeue -> 1]"),
                finds("queue", "", "0: [enqueue 1] [dequeue -> 1] [dequeue ~]"),
                // found empty
                finds("queue", "lost", "0: [enqueue 1] [dequeue]"),
                finds("queue", "", "0: [enqueue 1] [dequeue !]"),
                finds("queue", "", "0: [enqueue 1  ]", "1:     [dequeue   ]"),
                finds("queue", "", "0: [enqueue 1] [dequeue]  [dequeue -> 1]"),
                finds("queue", "lost", "0: [enqueue 1] [enqueue 1] [dequeue -> 1] [dequeue]"),
                // a dequeue of unknown outcome takes one, and no more
                finds("queue", "", "0: [enqueue 1] [dequeue ~]", "1:                        [dequeue]"),
                finds("queue", "lost", "0: [enqueue 1] [enqueue 2] [dequeue ~]", "1:                                    [dequeue]"),
                finds("queue", "lost", "0: [enqueue 1] [dequeue] [dequeue ~]"),
                finds("queue", "", "0: [enqueue 1] [dequeue     ]", "1:              [dequeue ~]"),
                // passed over
                finds("queue", "lost", "0: [enqueue 1] [enqueue 2] [dequeue -> 2]"),
                finds("queue", "", "0: [enqueue 1  ] [dequeue -> 2]", "1:    [enqueue 2]"),
                finds("queue", "", "0: [enqueue 1] [enqueue 2] [dequeue -> 2] [dequeue ~]", "1:    [dequeue ~]"),
                finds("queue", "reordered", "0: [enqueue 1] [enqueue 2] [dequeue -> 2] [dequeue -> 1]"),
                finds("queue", "", "0: [enqueue 1] [enqueue 2] [dequeue -> 2 ]", "1:                   [dequeue -> 1]"),
                finds("queue", "", "0: [enqueue 1] [enqueue 2] [enqueue 2] [dequeue -> 2] [dequeue -> 1]"),
                finds("queue", "", "0: [enqueue x 1] [enqueue y 2] [dequeue y null -> 2] [dequeue x null -> 1]"));
    }

    static Stream<Arguments> stacks() {
        return Stream.of(
                finds("stack", "", "0: [push 1] [push 2] [pop -> 2] [pop -> 1] [pop]"),
                finds("stack", "unexpected", "0: [pop -> 1]"),
                finds("stack", "duplicated", "0: [push 1] [pop -> 1] [pop -> 1]"),
                finds("stack", "lost", "0: [push 1] [pop]"),
                finds("stack", "", "0: [push 1  ]", "1:   [pop]"),
                // what lay above it
                finds("stack", "lost", "0: [push 1] [push 2] [pop -> 1]"),
                finds("stack", "", "0: [push 1  ] [pop -> 1]", "1:    [push 2]"),
                finds("stack", "", "0: [push 1] [pop -> 1]", "1:         [push 2 ]"),
                finds("stack", "", "0: [push 1] [push 2] [pop ~]", "1:                      [pop -> 1]"),
                finds("stack", "lost", "0: [push 1] [push 2] [push 2] [pop ~]", "1:                                     [pop -> 1]"),
                finds("stack", "lost", "0: [push 1] [push 2] [push 2] [pop -> 2] [pop -> 1]"),
                finds("stack", "", "0: [push 2] [push 1] [push 2] [pop -> 2] [pop -> 1]"),
                finds("stack", "reordered", "0: [push 1] [push 2] [pop -> 1] [pop -> 2]"),
                finds("stack", "", "0: [push 1] [push 2] [pop -> 1 ]", "1:                [pop -> 2]"),
                finds("stack", "", "0: [push 1  ] [pop -> 1] [pop -> 2]", "1:    [push 2]"));
    }

    static Stream<Arguments> priorityQueues() {
        return Stream.of(
                finds("priority-queue", "", "0: [insert 2] [insert 1.5] [delete-min -> 1.5] [delete-min -> 2]"),
                finds("priority-queue", "unexpected", "0: [delete-min -> 1]"),
                finds("priority-queue", "duplicated", "0: [insert 1] [delete-min -> 1] [delete-min -> 1.0]"),
                finds("priority-queue", "lost", "0: [insert 1] [delete-min]"),
                finds("priority-queue", "lost", "0: [insert 1] [insert 2] [delete-min -> 2]"),
                finds("priority-queue", "", "0: [insert 3] [insert 2] [delete-min -> 2]"),
                finds("priority-queue", "", "0: [insert 2] [delete-min -> 2]", "1:         [insert 1 ]"),
                finds(
                        "priority-queue",
                        "lost",
                        "0: [insert 1] [insert 1] [insert 2] [delete-min -> 1] [delete-min -> 2]"),
                finds(
                        "priority-queue",
                        "",
                        "0: [insert 1] [insert 1] [insert 2] [delete-min -> 1] [delete-min ~]",
                        "1:                                                        [delete-min -> 2]"),
                finds(
                        "priority-queue",
                        "reordered",
                        "0: [insert 1] [insert 2] [delete-min -> 2] [delete-min -> 1]"),
                finds(
                        "priority-queue",
                        "",
                        "0: [insert 1] [insert 2] [delete-min -> 2 ]",
                        "1:                   [delete-min -> 1]"),
                finds(
                        "priority-queue",
                        "",
                        "0: [insert 1] [insert 1] [insert 2] [delete-min -> 2] [delete-min -> 1] [delete-min -> 1]"));
    }

    static Stream<Arguments> counters() {
        return Stream.of(
                finds("counter", "", "0: [read] [add 1] [add -3] [read -> -2]"),
                finds("counter", "out-of-bounds", "0: [add 1] [read -> 0]"),
                finds("counter", "out-of-bounds", "0: [add 1] [read]"),
                finds("counter", "out-of-bounds", "0: [add 1] [read -> 2]"),
                finds("counter", "out-of-bounds", "0: [add 1 !] [read -> 1]"),
                finds("counter", "", "0: [add 1 ~]", "1:          [read -> 0] [read -> 1] [read -> 0]"),
                finds("counter", "", "0: [add -1   ]", "1: [read -> -1]"),
                finds("counter", "out-of-bounds", "0: [add -1   ]", "1:  [read -> -2]"),
                finds("counter", "", "0: [add 2  ]", "1:    [read -> 1]"),
                finds("counter", "out-of-bounds", "0: [read -> 1] [add 1]"),
                finds("counter", "out-of-bounds", "0: [add 9223372036854775807] [add 1] [read -> 9223372036854775807]"),
                finds("counter", "", "0: [add 9223372036854775807] [add 1] [read -> 9223372036854775808]"),
                finds("counter", "out-of-bounds", "0: [add x 1] [read y null -> 1]"));
    }

    static Stream<Arguments> deliveries() {
        String lost = "0: [enqueue 1] [dequeue]";
        String twice = "0: [enqueue 1] [dequeue -> 1] [dequeue -> 1]";
        String invented = "0: [dequeue -> 1]";
        String reordered = "0: [enqueue 1] [enqueue 2] [dequeue -> 2] [dequeue -> 1]";
        return Stream.of(
                finds("at-most-once", "", lost),
                finds("at-least-once", "lost", lost),
                finds("exactly-once", "lost", lost),
                finds("at-most-once", "duplicated", twice),
                finds("at-least-once", "", twice),
                finds("exactly-once", "duplicated", twice),
                finds("at-most-once", "unexpected", invented),
                finds("at-least-once", "unexpected", invented),
                finds("exactly-once", "unexpected", invented),
                finds("exactly-once", "", reordered));
    }

    @ParameterizedTest
    @MethodSource({"sets", "queues", "stacks", "priorityQueues", "counters", "deliveries"})
    void findsWhatIsThere(String checker, List<String> types, String drawing) {
        Verdict verdict = verdict(checker, drawing);
        assertEquals(types, verdict.findings().stream().map(Finding::type).toList(), () -> verdict + "\n" + drawing);
        assertEquals(types.isEmpty() ? Validity.VALID : Validity.INVALID, verdict.validity());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
            })
    void saysWhatIsWrong(String checker, String drawing, String text) {
        assertEquals(text, untimed(checker, drawing.replace('/', '\n')).findings().get(0).explanation());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set|0: [read -> 5]|value|The read of event 0 does not fit the object set: a read of a set returns a list of"
                        + " its elements, not 5.",
                "queue|0: [enqueue null]|value|The enqueue of event 0 does not fit the object queue: null cannot be put in,"
                        + " for null taken out means that there was nothing.",
                "priority-queue|0: [insert 1] [insert a]|value|The insert of event 2 does not fit the object priority-queue:"
                        + " the values of a priority queue are numbers, not \"a\".",
                "counter|0: [read -> 0.5]|value|The read of event 0 does not fit the object counter: the value of a"
                        + " counter's read is an integer, not 0.5.",
                "counter|0: [add null]|value|The add of event 0 does not fit the object counter: the value of a counter's"
                        + " add is an integer, not null.",
                "stack|0: [push 1] [peek -> 1]|operation peek|The object stack does not know the operation peek (first"
                        + " invoked at event 2); it knows pop, push.",
                "at-most-once|0: [push 1]|object|The object cannot be told by the history's functions; name it as the"
                        + " setting object: one of queue.",
            })
    void saysWhyItDoesNotKnow(String checker, String drawing, String type, String text) {
        Verdict verdict = verdict(checker, drawing);
        assertEquals(Validity.UNKNOWN, verdict.validity());
        assertEquals(type, verdict.findings().get(0).type());
        assertEquals(text, verdict.findings().get(0).explanation());
    }

    @Test
    void whatIsNamedAsAnotherObjectIsUnknown() {
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", "stack"));
        for (String name : CHECKERS.keySet()) {
            Verdict verdict = CHECKERS.get(name).check(HistoryNotation.parse("0: [pop]"), context);
            assertEquals(name.equals("stack") ? Validity.VALID : Validity.UNKNOWN, verdict.validity());
            assertTrue(verdict.findings().stream().allMatch(finding -> finding.type().equals("object")));
        }
    }

    @Test
    void fiveOfAKindAreToldAndAllCounted() {
        Verdict verdict = verdict("set", "0: [read -> [1,2,3,4,5,6,7]]");
        assertEquals(5, verdict.findings().size());
        assertTrue(verdict.findings().get(4).explanation().endsWith(" There are 2 more of this kind."));
        assertEquals(7L, verdict.measures().get("unexpected"));
    }

    @Test
    void measuresWhenASetsElementsBecameVisible() {
        Verdict verdict = verdict(
                "set",
                """
                0: [add 1] [add 2] [read -> [1]] [read -> []] [read -> [1,2]]  [add 3]
                1:                                              [add 4]
                """);
        assertEquals(Validity.VALID, verdict.validity());
        assertEquals(2L, verdict.measures().get("stale"));
        assertEquals(2L, verdict.measures().get("never-read"));
        assertEquals(
                Map.of("p50", 16L, "p95", 24L, "p99", 24L, "max", 24L), verdict.measures().get("visible-millis"));
    }

    @Test
    void aBudgetThatIsUsedUpIsUnknown() {
        for (Checker checker : List.of(CHECKERS.get("set"), CHECKERS.get("queue"), CHECKERS.get("exactly-once"))) {
            String drawing = checker.name().equals("set") ? "0: [add 1]" : "0: [enqueue 1]";
            Verdict late = checker.check(HistoryNotation.parse(drawing), CheckContext.defaults().withBudget(0, 1 << 20));
            assertEquals("time-budget", late.findings().get(0).type());
            Verdict full = checker.check(HistoryNotation.parse(drawing), CheckContext.defaults().withBudget(1L << 40, 8));
            assertEquals("memory-budget", full.findings().get(0).type());
        }
    }
}
