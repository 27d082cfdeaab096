package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of histories of objects other than registers that are not linearizable. */
class ObjectExplanationTest {
    private static Verdict verdict(String object, String drawing) {
        return new LinearizableChecker()
                .check(HistoryNotation.parse(drawing), CheckContext.defaults().withSettings(Map.of("object", object)));
    }

    private static Finding finding(String object, String drawing) {
        Verdict verdict = verdict(object, drawing);
        assertEquals(Validity.INVALID, verdict.validity());
        return verdict.findings().get(0);
    }

    private static void says(String object, String drawing, String... sentences) {
        String text = finding(object, drawing).explanation();
        for (String sentence : sentences) {
            assertTrue(text.contains(sentence), text);
        }
    }

    @Test
    void aQueueThatReorders() {
        Finding finding = finding("queue", "0: [enqueue 1] [enqueue 2] [dequeue -> 2]");
        assertEquals("nonlinearizable", finding.type());
        assertEquals(
                "No order of the operations on the queue up to event 5 is legal and respects real time. Process 0's"
                        + " enqueue 1 (event 0) had completed before process 0's enqueue 2 (event 2) was invoked, so 1"
                        + " had to come out first; but process 0's dequeue of 2 (event 4) had completed, and nobody can"
                        + " have taken 1 before. After linearizing 2 operations, the last of them process 0's enqueue 2"
                        + " (event 2), the queue is [1,2]. Process 0's dequeue of 2 (event 4) is not possible: the"
                        + " queue is [1,2].",
                finding.explanation());
        assertEquals(List.of(0, 2, 4), finding.operations());
        assertEquals(List.of("[1,2]"), finding.details().get("states"));
    }

    @Test
    void otherContradictionsOfAQueue() {
        says(
                "queue",
                "0: [enqueue x 1] [dequeue x null]",
                "When process 0's dequeue that found nothing (event 2) was invoked, until it completed at event 3, there"
                        + " always was something: process 0's enqueue 1 (event 0) had completed, and what it had put in"
                        + " had not been taken out.");
        says(
                "queue",
                "0: [enqueue 1] [dequeue -> 1] [dequeue -> 1]",
                "Process 0's dequeue of 1 (event 2) and process 0's dequeue of 1 (event 4) took the same, which was put"
                        + " in once: by process 0's enqueue 1 (event 0).");
        says(
                "queue",
                "0: [dequeue -> 1] [enqueue 1]",
                "Process 0's dequeue of 1 (event 0) had completed by event 1, before process 0's enqueue 1 (event 2) was"
                        + " invoked.");
        says(
                "queue",
                "0: [dequeue -> 1]",
                "No operation tried to put in what process 0's dequeue of 1 (event 0) returned.");
        says(
                "queue",
                "0: [enqueue 1 !] [dequeue -> 1]",
                "Only operations that failed tried to put in what process 0's dequeue of 1 (event 2) returned: process"
                        + " 0's enqueue 1 (event 0).");
    }

    @Test
    void contradictionsOfASet() {
        says(
                "set",
                "0: [add 1] [add 2] [read -> [2,3]]\n1: [add 3]",
                "Process 0's add 1 (event 0) had completed before process 0's read of [2,3] (event 6), which lacks 1,"
                        + " was invoked.",
                "Process 0's read (event 6) returned [2,3], but the set is [1,2,3]: it lacks 1.");
        says(
                "set",
                "0: [read -> [1]] [read -> []]\n1: [add 1]",
                "which shows 1, had completed before process 0's read of []",
                ", which lacks it, was invoked.");
        says("set", "0: [read -> [1]] [add 1]", "which shows 1, had completed before anybody tried to add that.");
        says(
                "set",
                "0: [add 1] [read -> [1,1]]",
                "shows 1 more than once.",
                "but the set is [1]: it shows 1 more than once.");
        says(
                "set",
                "0: [add 1  ]\n1: [add 2  ]\n2:  [read -> [1]]\n3:  [read -> [2]]",
                "Process 2's read of [1] (event 2) shows 1 and lacks 2, process 3's read of [2] (event 3) the other way"
                        + " round.");
        assertEquals(
                "Process 0's read of [1,2] (event 2) shows 2, but no operation tried to add 2 to x.",
                finding("set", "0: [add x 1] [read x null -> [1,2]]").explanation());
        assertEquals(
                "aborted-read", finding("set", "0: [add 1 !] [read -> [1]]").type());
    }

    @Test
    void otherObjectsSayWhatTheyAreAndWhatWasAsked() {
        says(
                "lock",
                "0: [acquire]\n1:           [acquire]",
                "Process 1's acquire (event 2) is not possible: the lock is held by process 0.");
        says(
                "lock",
                "0: [acquire -> 3] [release]\n1:                          [acquire -> 2]",
                "Process 1's acquire with token 2 (event 4) is not possible: the lock is free, the highest token is 3.",
                "on is enough to show it, in whatever order the rest came before.");
        says("mutex", "0: [release]", "Process 0's release (event 0) is not possible: the mutex is free.");
        says(
                "stack",
                "0: [push 1] [push 2] [pop -> 1]",
                "Process 0's pop of 1 (event 4) is not possible: the stack is [2,1] from the top.");
        says("counter", "0: [add 1] [read -> 3]", "Process 0's read (event 2) returned 3, but the counter is 1.");
        says(
                "multi-register",
                "0: [txn [[\"w\",\"x\",1]]] [txn [[\"r\",\"x\",null]]]",
                "Process 0's txn [[\"r\",\"x\",null]] (event 2) is not possible: the multi-register is {\"x\":1}.");
        says(
                "lock",
                "0: [acquire]\n1:           [acquire]\n2:  [release ~]",
                "Process 2's release (event 1) is not possible: the lock is held by process 0.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "queue|0: [enqueue null]|The enqueue of event 0 does not fit the object queue: null cannot be put in, for"
                        + " null taken out means that there was nothing.",
                "stack|0: [push null]|The push of event 0 does not fit the object stack: null cannot be put in, for null"
                        + " taken out means that there was nothing.",
                "counter|0: [add 0.5]|The add of event 0 does not fit the object counter: the value of a counter's add is"
                        + " an integer, not 0.5.",
                "counter|0: [read -> a]|The read of event 0 does not fit the object counter: the value of a counter's"
                        + " read is an integer, not \"a\".",
                "set|0: [read -> 5]|The read of event 0 does not fit the object set: a read of a set returns a list of"
                        + " its elements, not 5.",
                "lock|0: [acquire -> a]|The acquire of event 0 does not fit the object lock: an acquire returns a fencing"
                        + " token, an integer, or null, not \"a\".",
                "multi-register|0: [txn 5]|The txn of event 0 does not fit the object multi-register: the value of a txn"
                        + " is a list of [\"r\", k, v] and [\"w\", k, v], not 5.",
                "multi-register|0: [txn [[\"append\",\"x\",1]]]|The txn of event 0 does not fit the object"
                        + " multi-register: a multi-register's txn holds [\"r\", k, v] and [\"w\", k, v], not"
                        + " [\"append\",\"x\",1].",
                "multi-register|0: [txn [[\"w\",\"x\",1]] -> []]|The txn of event 0 does not fit the object"
                        + " multi-register: a txn completes with the micro-operations that it was invoked with,"
                        + " [[\"w\",\"x\",1]], not with [].",
            })
    void whatDoesNotFitIsNamed(String object, String drawing, String sentence) {
        Verdict verdict = verdict(object, drawing);
        assertEquals(Validity.UNKNOWN, verdict.validity());
        assertEquals("value", verdict.findings().get(0).type());
        assertEquals(sentence, verdict.findings().get(0).explanation());
    }
}
