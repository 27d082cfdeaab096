package io.inquest.checkers.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Order;
import io.inquest.checkers.model.QueueModel;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.HistoryNotation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificateVerifierTest {
    private static final History ONE_AFTER_THE_OTHER = HistoryNotation.parse("""
            0: [w x 1]         [w y 2]         [cas x 1 3]
            1:         [r x 1]         [r y 2]             [r x 3]
            """);

    private static Optional<Refusal> verify(History history, String model, Order... orders) {
        Certificate certificate = new Certificate(model, "register", history.size(), List.of(orders));
        return CertificateVerifier.verify(certificate, history, new RegisterModel());
    }

    private static Order order(Integer... operations) {
        return new Order(null, null, List.of(operations));
    }

    private static Order ofKey(String key, Integer... operations) {
        return new Order(key, null, List.of(operations));
    }

    private static Order ofProcess(int process, Integer... operations) {
        return new Order(null, process, List.of(operations));
    }

    private static void assertHolds(History history, String model, Order... orders) {
        assertEquals(Optional.empty(), verify(history, model, orders));
    }

    private static void assertRefused(String reason, int operation, History history, String model, Order... orders) {
        assertEquals(Optional.of(new Refusal(reason, operation)), verify(history, model, orders));
    }

    @Test
    void whatIsTrueHolds() {
        assertHolds(ONE_AFTER_THE_OTHER, "sequential", order(0, 2, 4, 6, 8, 10));
        for (String model : List.of("strict", "linearizable", "cache")) {
            assertHolds(ONE_AFTER_THE_OTHER, model, ofKey("x", 0, 2, 8, 10), ofKey("y", 4, 6));
        }
    }

    @Test
    void whereRealTimeIsNotKnownNothingIsProvedOfIt() {
        HistoryBuilder builder = History.builder().withoutRealTime();
        for (int i = 0; i < ONE_AFTER_THE_OTHER.size(); i++) {
            builder.add(ONE_AFTER_THE_OTHER.event(i));
        }
        History unordered = builder.build();
        assertHolds(unordered, "cache", ofKey("x", 0, 2, 8, 10), ofKey("y", 4, 6));
        for (String model : List.of("strict", "linearizable")) {
            assertRefused(
                    model + " asks for the order of real time, and this history does not tell that",
                    Refusal.NONE,
                    unordered,
                    model,
                    ofKey("x", 0, 2, 8, 10),
                    ofKey("y", 4, 6));
        }
    }

    @Test
    void eachDropDuplicateAndSwapIsRefused() {
        for (String model : List.of("strict", "linearizable", "cache")) {
            for (List<Integer> mutation : mutations(List.of(0, 2, 8, 10))) {
                assertTrue(
                        verify(ONE_AFTER_THE_OTHER, model, new Order("x", null, mutation), ofKey("y", 4, 6))
                                .isPresent(),
                        model + " " + mutation);
            }
            assertTrue(
                    verify(ONE_AFTER_THE_OTHER, model, ofKey("x", 0, 2, 8, 10)).isPresent(), model);
            assertTrue(
                    verify(ONE_AFTER_THE_OTHER, model, ofKey("y", 4, 6), ofKey("x", 0, 2, 8, 10), ofKey("y", 4, 6))
                            .isPresent(),
                    model);
        }
        for (List<Integer> mutation : mutations(List.of(0, 2, 4, 6, 8, 10))) {
            boolean isSwapOfStrangers =
                    mutation.equals(List.of(0, 4, 2, 6, 8, 10)) || mutation.equals(List.of(0, 2, 4, 8, 6, 10));
            boolean isRefused = verify(ONE_AFTER_THE_OTHER, "sequential", new Order(null, null, mutation))
                    .isPresent();
            assertEquals(!isSwapOfStrangers, isRefused, mutation.toString());
        }
    }

    /** Each operation left out, said again, and in the other's place. */
    private static List<List<Integer>> mutations(List<Integer> order) {
        List<List<Integer>> mutations = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            List<Integer> dropped = new ArrayList<>(order);
            dropped.remove(i);
            mutations.add(dropped);
            for (int j = 0; j <= order.size(); j++) {
                List<Integer> doubled = new ArrayList<>(order);
                doubled.add(j, order.get(i));
                mutations.add(doubled);
            }
            for (int j = i + 1; j < order.size(); j++) {
                List<Integer> swapped = new ArrayList<>(order);
                Collections.swap(swapped, i, j);
                mutations.add(swapped);
            }
        }
        return mutations;
    }

    @Test
    void theReasonNamesTheOperation() {
        assertRefused(
                "the order lacks process 1's read (event 2)",
                2,
                ONE_AFTER_THE_OTHER,
                "sequential",
                order(0, 4, 6, 8, 10));
        assertRefused(
                "the order has process 1's read (event 2) twice",
                2,
                ONE_AFTER_THE_OTHER,
                "sequential",
                order(0, 2, 2, 4, 6, 8, 10));
        assertRefused(
                "process 1's read (event 2) comes after process 1's read (event 6), which the process invoked later",
                2,
                ONE_AFTER_THE_OTHER,
                "sequential",
                order(0, 4, 6, 2, 8, 10));
        assertRefused(
                "process 1's read (event 10) is not legal where it comes: \"x\" is 1",
                10,
                ONE_AFTER_THE_OTHER,
                "sequential",
                order(0, 2, 4, 6, 10, 8));
        assertRefused(
                "event 3 is not the invocation of an operation", 3, ONE_AFTER_THE_OTHER, "sequential", order(0, 3));
        assertRefused(
                "the order of the key x has process 0's write (event 4), which has no place there",
                4,
                ONE_AFTER_THE_OTHER,
                "cache",
                ofKey("x", 0, 2, 4, 8, 10),
                ofKey("y", 6));
        assertRefused(
                "the order of the key y is missing, which should have process 0's write (event 4)",
                4,
                ONE_AFTER_THE_OTHER,
                "cache",
                ofKey("x", 0, 2, 8, 10));
        assertRefused("the history has no key z", -1, ONE_AFTER_THE_OTHER, "cache", ofKey("z"));
        assertRefused(
                "pram is defined for read and write, and there is process 0's cas (event 8)",
                8,
                ONE_AFTER_THE_OTHER,
                "pram");
        assertTrue(verify(ONE_AFTER_THE_OTHER, "causal").orElseThrow().reason().contains("is no model of orders"));
    }

    @Test
    void realTimeAndCompletionsCount() {
        History history = HistoryNotation.parse("""
                0: [w x 1]
                1:         [r x null]
                """);
        assertHolds(history, "sequential", order(2, 0));
        assertRefused(
                "process 0's write (event 0) comes after process 1's read (event 2), which was invoked after it had"
                        + " completed",
                0,
                history,
                "linearizable",
                ofKey("x", 2, 0));
        History overlapping = HistoryNotation.parse("""
                0: [w x 1       ]
                1:   [r x null]
                """);
        assertHolds(overlapping, "strict", ofKey("x", 1, 0));
        History late = HistoryNotation.parse("""
                0:   [w x 1]
                1: [r x null   ]
                """);
        assertHolds(late, "linearizable", ofKey("x", 0, 1));
        assertRefused(
                "process 0's write (event 1) comes after process 1's read (event 0), which completed later",
                1,
                late,
                "strict",
                ofKey("x", 0, 1));
    }

    @Test
    void whatMayHaveHappenedHappensOnceAndForAll() {
        History history = HistoryNotation.parse("""
                0: [w x 1 ~timeout]
                1:                  [r x 1]
                2:                  [w y 2]
                3: [w x 5 !no]
                """);
        List<Integer> invocations = new ArrayList<>();
        for (int i = 0; i < history.operations().size(); i++) {
            invocations.add(history.operations().invocation(i));
        }
        int info = invocations.stream()
                .filter(i -> history.process(i) == 0)
                .findFirst()
                .orElseThrow();
        int read = invocations.stream()
                .filter(i -> history.process(i) == 1)
                .findFirst()
                .orElseThrow();
        int write = invocations.stream()
                .filter(i -> history.process(i) == 2)
                .findFirst()
                .orElseThrow();
        int failed = invocations.stream()
                .filter(i -> history.process(i) == 3)
                .findFirst()
                .orElseThrow();
        assertHolds(history, "sequential", order(info, read, write));
        assertRefused(
                "the order has process 3's write (event " + failed + "), which has no place there",
                failed,
                history,
                "sequential",
                order(info, read, write, failed));
        assertHolds(history, "pram", ofProcess(1, info, read, write), ofProcess(2, write, info));
        assertEquals(
                info,
                verify(history, "pram", ofProcess(1, info, read, write), ofProcess(2, write))
                        .orElseThrow()
                        .operation());
    }

    @Test
    void processorAsksForAgreementAndCausalMemoryForCauses() {
        History disagreeing = HistoryNotation.parse("""
                0: [w x 1] [r x 2]
                1: [w x 2] [r x 1]
                """);
        List<Integer> invocations = new ArrayList<>();
        for (int i = 0; i < disagreeing.operations().size(); i++) {
            invocations.add(disagreeing.operations().invocation(i));
        }
        int w1 = invocations.get(0);
        int w2 = invocations.get(1);
        int r2 = invocations.stream()
                .filter(i -> i > 1 && disagreeing.process(i) == 0)
                .findFirst()
                .orElseThrow();
        int r1 = invocations.stream()
                .filter(i -> i > 1 && disagreeing.process(i) == 1)
                .findFirst()
                .orElseThrow();
        Order zero = ofProcess(0, w1, w2, r2);
        Order one = ofProcess(1, w2, w1, r1);
        assertHolds(disagreeing, "pram", zero, one);
        assertHolds(disagreeing, "causal-memory", zero, one);
        assertRefused(
                "the order for process 1 has process 1's write (event " + w2
                        + ") where another has process 0's write (event " + w1 + ")",
                w2,
                disagreeing,
                "processor",
                zero,
                one);
        History caused = HistoryNotation.parse("""
                0: [w x 1]
                1:         [r x 1] [w y 2]
                2:                         [r y 2] [r x null]
                """);
        Order first = ofProcess(0, 0, 4);
        Order second = ofProcess(1, 0, 2, 4);
        Order third = ofProcess(2, 4, 6, 8, 0);
        assertHolds(caused, "pram", first, second, third);
        assertRefused(
                "process 1's write (event 4) comes before something that precedes it in causal order",
                4,
                caused,
                "causal-memory",
                first,
                second,
                third);
    }

    @Test
    void otherObjectsAreReplayedByTheirModels() {
        History queue = HistoryNotation.parse("""
                0: [enqueue 1] [enqueue 2]
                1:                         [dequeue -> 1]
                """);
        Certificate right = new Certificate("sequential", "queue", queue.size(), List.of(order(0, 2, 4)));
        assertEquals(Optional.empty(), CertificateVerifier.verify(right, queue, new QueueModel()));
        Certificate wrong = new Certificate("sequential", "queue", queue.size(), List.of(order(4, 0, 2)));
        assertEquals(
                4,
                CertificateVerifier.verify(wrong, queue, new QueueModel())
                        .orElseThrow()
                        .operation());
    }
}
