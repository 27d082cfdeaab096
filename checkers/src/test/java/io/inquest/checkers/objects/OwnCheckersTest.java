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
                finds(
                        "queue",
                        "lost",
                        "0: [enqueue 1] [enqueue 2] [dequeue ~]",
                        "1:                                    [dequeue]"),
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
                finds(
                        "stack",
                        "lost",
                        "0: [push 1] [push 2] [push 2] [pop ~]",
                        "1:                                     [pop -> 1]"),
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
                finds("priority-queue", "reordered", "0: [insert 1] [insert 2] [delete-min -> 2] [delete-min -> 1]"),
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
                "set|0: [add 1 !] [read -> [1]]|Process 0's read of [1] (event 2) shows 1, which only operations that failed"
                        + " tried to add to the set: process 0's add 1 (event 0).",
                "set|0: [add s 1] [read s null -> [1,1,1]]|Process 0's read of [1,1,1] (event 2) shows 1 more than once: 3"
                        + " times.",
                "set|0: [add 1] [read -> [1]] [read -> []]|Process 0's add 1 (event 0) had completed by event 1, before"
                        + " process 0's read of [] (event 4) was invoked, the last read of the set, which lacks 1. The last"
                        + " to show it was process 0's read of [1] (event 2).",
                "set|0: [add 1                               ]/1:  [read -> [1]] [read -> []]|Process 0's add 1 (event 0)"
                        + " succeeded, and process 1's read of [1] (event 1) showed 1, completing at event 2, before process"
                        + " 1's read of [] (event 3) was invoked, the last read of the set, which lacks 1.",
                "queue|0: [dequeue q null -> 1]|Process 0's dequeue of 1 (event 0) returned what no operation tried to put"
                        + " into q.",
                "queue|0: [enqueue 1 !] [dequeue -> 1]|Process 0's dequeue of 1 (event 2) returned what only operations that"
                        + " failed tried to put into the queue: process 0's enqueue 1 (event 0).",
                "queue|0: [enqueue 1] [dequeue -> 1] [dequeue -> 1]|1 was taken out of the queue twice: by process 0's"
                        + " dequeue of 1 (event 2) and process 0's dequeue of 1 (event 4). It was put in once: by process"
                        + " 0's enqueue 1 (event 0).",
                "queue|0: [enqueue 1] [dequeue]|1, put into the queue by process 0's enqueue 1 (event 0), was never taken"
                        + " out. It had to come out before process 0's dequeue that found nothing (event 2) took effect, for"
                        + " the enqueue had completed before that dequeue was invoked.",
                "queue|0: [enqueue 1] [enqueue 1] [dequeue -> 1] [dequeue]|What was put into the queue by process 0's"
                        + " enqueue 1 (event 0) and process 0's enqueue 1 (event 2) was not taken out as often. Each had to"
                        + " come out before process 0's dequeue that found nothing (event 6) took effect, for the enqueue"
                        + " had completed before that dequeue was invoked. So one of them is lost.",
                "queue|0: [enqueue 1] [enqueue 2] [enqueue 3] [dequeue ~]/1:                                               "
                        + " [dequeue]|What was put into the queue by process 0's enqueue 1 (event 0), process 0's enqueue 2"
                        + " (event 2) and process 0's enqueue 3 (event 4) was never taken out. Each had to come out before"
                        + " process 1's dequeue that found nothing (event 8) took effect, for the enqueue had completed"
                        + " before that dequeue was invoked. One dequeue of unknown outcome, invoked before that completed,"
                        + " may have taken one: at least 2 are lost.",
                "queue|0: [enqueue 1] [enqueue 2] [dequeue -> 2]|1, put into the queue by process 0's enqueue 1 (event 0),"
                        + " was never taken out. It had to come out before process 0's dequeue of 2 (event 4) took effect,"
                        + " for the enqueue had completed before process 0's enqueue 2 (event 2) was invoked.",
                "queue|0: [enqueue 1] [enqueue 2] [dequeue -> 2] [dequeue -> 1]|Process 0's enqueue 1 (event 0) had"
                        + " completed before process 0's enqueue 2 (event 2) was invoked, but process 0's dequeue of 2 (event"
                        + " 4) had completed before process 0's dequeue of 1 (event 6) was invoked.",
                "stack|0: [push 1] [push 2] [pop -> 1]|2, put into the stack by process 0's push 2 (event 2), was never taken"
                        + " out. It had to come out before process 0's pop of 1 (event 4) took effect, for the push was"
                        + " invoked after process 0's push 1 (event 0) had completed, and had completed before that pop was"
                        + " invoked.",
                "stack|0: [push 1] [push 2] [pop -> 1] [pop -> 2]|Process 0's push 2 (event 2) was invoked after process 0's"
                        + " push 1 (event 0) had completed, and had completed before process 0's pop of 1 (event 4) was"
                        + " invoked; but that pop had completed before process 0's pop of 2 (event 6) was invoked.",
                "priority-queue|0: [insert 1] [insert 2] [delete-min -> 2]|1, put into the priority queue by process 0's"
                        + " insert 1 (event 0), was never taken out. It had to come out before process 0's delete-min of 2"
                        + " (event 4) took effect, for the number is smaller, and the insert had completed before that"
                        + " delete-min was invoked.",
                "priority-queue|0: [insert 1] [insert 2] [delete-min -> 2] [delete-min -> 1]|Process 0's insert 1 (event 0)"
                        + " had completed before process 0's delete-min of 2 (event 4) was invoked, which took a larger"
                        + " number; but process 0's delete-min of 1 (event 6) was invoked only after that had completed.",
                "counter|0: [add 1] [read -> 3]|Process 0's read of 3 (event 2) is not what the counter can have been: one"
                        + " add had completed before it was invoked and comes to 1, and no other had been invoked before it"
                        + " completed.",
                "counter|0: [add 1] [add 2 ~]/1: [add -4 ~]/2:                     [read -> 4]|Process 2's read of 4 (event"
                        + " 6) is not what the counter can have been: one add had completed before it was invoked and comes"
                        + " to 1, and with any of 2 more that may count it is -3 at least and 3 at most.",
            })
    void saysWhatIsWrong(String checker, String drawing, String text) {
        assertEquals(
                text,
                untimed(checker, drawing.replace('/', '\n')).findings().get(0).explanation());
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
                        + " setting object: one of queue, log, broadcast.",
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
            assertTrue(verdict.findings().stream()
                    .allMatch(finding -> finding.type().equals("object")));
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
        Verdict verdict = verdict("set", """
                0: [add 1] [add 2] [read -> [1]] [read -> []] [read -> [1,2]]  [add 3]
                1:                                              [add 4]
                """);
        assertEquals(Validity.VALID, verdict.validity());
        assertEquals(2L, verdict.measures().get("stale"));
        assertEquals(2L, verdict.measures().get("never-read"));
        assertEquals(
                Map.of("p50", 16L, "p95", 24L, "p99", 24L, "max", 24L),
                verdict.measures().get("visible-millis"));
    }

    @Test
    void aBudgetThatIsUsedUpIsUnknown() {
        for (Checker checker : List.of(CHECKERS.get("set"), CHECKERS.get("queue"), CHECKERS.get("exactly-once"))) {
            String drawing = checker.name().equals("set") ? "0: [add 1]" : "0: [enqueue 1]";
            Verdict late = checker.check(
                    HistoryNotation.parse(drawing), CheckContext.defaults().withBudget(0, 1 << 20));
            assertEquals("time-budget", late.findings().get(0).type());
            Verdict full = checker.check(
                    HistoryNotation.parse(drawing), CheckContext.defaults().withBudget(1L << 40, 8));
            assertEquals("memory-budget", full.findings().get(0).type());
        }
    }
}
