package io.inquest.checkers.causal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.orders.CacheChecker;
import io.inquest.history.HistoryNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CausalModelsTest {
    private static final List<Checker> ALL = List.of(
            new CausalChecker(),
            new CausalConvergenceChecker(),
            new CausalMemoryChecker(),
            new PramChecker(),
            new SlowChecker(),
            new CacheChecker());

    private static Verdict verdict(Checker checker, String drawing) {
        return checker.check(HistoryNotation.parse(drawing), CheckContext.defaults());
    }

    /** The models that a history violates, each with what was found. */
    private static List<String> violated(String drawing) {
        List<String> violated = new ArrayList<>();
        for (Checker checker : ALL) {
            Verdict verdict = verdict(checker, drawing);
            if (verdict.validity() != Validity.VALID) {
                violated.add(checker.name() + " " + verdict.findings().get(0).type());
            }
        }
        return violated;
    }

    private static Arguments shape(String drawing, String... violated) {
        return Arguments.of(drawing, List.of(violated));
    }

    private static final String INIT_READ = " WriteCOInitRead";
    private static final String READ = " WriteCORead";

    static Stream<Arguments> shapes() {
        return Stream.of(
                shape(""),
                // what a session reads it may write later only in another one
                shape(
                        "0: [r x 1] [w x 1]",
                        "causal CyclicCO",
                        "causal-convergence CyclicCO",
                        "causal-memory CyclicCO",
                        "pram pram",
                        "slow slow",
                        "cache cache"),
                shape("""
                        0: [r x 1]
                        1:        [w x 1]
                        """),
                // load buffering: a circle through two sessions, which PRAM does not look at
                shape("""
                        0: [r x 1] [w y 2]
                        1: [r y 2] [w x 1]
                        """, "causal CyclicCO", "causal-convergence CyclicCO", "causal-memory CyclicCO"),
                shape(
                        "0: [w x 1] [r x null]",
                        "causal" + INIT_READ,
                        "causal-convergence" + INIT_READ,
                        "causal-memory" + INIT_READ,
                        "pram pram",
                        "slow slow",
                        "cache cache"),
                shape(
                        "0: [w x 1] [w x 2] [r x 1]",
                        "causal" + READ,
                        "causal-convergence" + READ,
                        "causal-memory" + READ,
                        "pram pram",
                        "slow slow",
                        "cache cache"),
                // message passing
                shape(
                        """
                        0: [w x 1] [w y 2]
                        1:                [r y 2] [r x null]
                        """,
                        "causal" + INIT_READ,
                        "causal-convergence" + INIT_READ,
                        "causal-memory" + INIT_READ,
                        "pram pram"),
                shape("""
                        0: [w x 1] [w y 2]
                        1:                [r x null] [r y 2] [r x 1]
                        """),
                // the second session's own write does not hide it
                shape("""
                        0: [w x 1] [w x 3] [w y 2]
                        1:                        [r y 2] [r x 1]
                        """, "causal" + READ, "causal-convergence" + READ, "causal-memory" + READ, "pram pram"),
                // from write to read to write
                shape("""
                        0: [w x 1]
                        1:        [r x 1] [w y 2]
                        2:                       [r y 2] [r x null]
                        """, "causal" + INIT_READ, "causal-convergence" + INIT_READ, "causal-memory" + INIT_READ),
                shape("""
                        0: [w x 1]
                        1:        [r x 1] [w x 2]
                        2:                       [r x 2] [r x 1]
                        """, "causal" + READ, "causal-convergence" + READ, "causal-memory" + READ, "cache cache"),
                // store buffering, and independent reads of independent writes
                shape("""
                        0: [w x 1] [r y null]
                        1: [w y 2] [r x null]
                        """),
                shape("""
                        0: [w x 1]
                        1: [w y 2]
                        2:        [r x 1] [r y null]
                        3:        [r y 2] [r x null]
                        """),
                // two sessions see two writes in different orders
                shape("""
                        0: [w x 1] [r x 2]
                        1: [w x 2] [r x 1]
                        """, "causal-convergence CyclicCF", "cache cache"),
                shape("""
                        0: [w x 1] [r x 2]
                        1: [w x 2] [r x 2]
                        """),
                // the circle goes over two keys
                shape("""
                        0: [w x 1] [w y 2] [r y 3]
                        1: [w y 3] [w x 4] [r x 1]
                        """, "causal-convergence CyclicCF"),
                shape("""
                        0: [w x 1] [w y 2] [r y 3]
                        1: [w y 3] [w x 4] [r x 4]
                        """),
                // one session changes its mind
                shape(
                        """
                        0: [w x 1] [r x 2] [r x 1]
                        1: [w x 2]
                        """,
                        "causal-convergence CyclicCF",
                        "causal-memory CyclicHB",
                        "pram pram",
                        "slow slow",
                        "cache cache"),
                // Bouajjani et al. 2017, figure 3: the order for process 1 puts the write of z before its read
                shape("""
                        0: [w z 1] [w x 1] [w y 1]
                        1: [w x 2] [r z null]     [r y 1] [r x 2]
                        """, "causal-memory WriteHBInitRead", "pram pram"),
                shape("""
                        0: [w z 1] [w x 1] [w y 1]
                        1: [w x 2] [r z 1]        [r y 1] [r x 2]
                        """),
                // each key by itself has an order
                shape("""
                        0: [w x 1] [w y 1]
                        1: [w y 2] [w x 2]
                        2: [r x 1] [r x 2] [r y 1] [r y 2] [r x 2]
                        """, "causal-convergence CyclicCF", "causal-memory CyclicHB", "pram pram"),
                shape(
                        """
                        0: [w x 1] [w x 2]
                        1:                [r x 2] [r x 1]
                        """,
                        "causal" + READ,
                        "causal-convergence" + READ,
                        "causal-memory" + READ,
                        "pram pram",
                        "slow slow",
                        "cache cache"),
                // a write of unknown outcome happened if somebody read it
                shape(
                        """
                        0: [w x 1] [w y 2 ~timeout]
                        1:                         [r y 2] [r x null]
                        """,
                        "causal" + INIT_READ,
                        "causal-convergence" + INIT_READ,
                        "causal-memory" + INIT_READ,
                        "pram pram"),
                shape("""
                        0: [w x 1 ~timeout]
                        1:                 [r x null]
                        """));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void eachShapeViolatesItsModels(String drawing, List<String> violated) {
        assertEquals(violated, violated(drawing));
    }

    @Test
    void aCausalWitnessSaysEachStep() {
        Finding finding = verdict(new CausalChecker(), """
                        0: [w x 1]
                        1:        [r x 1] [w y 2]
                        2:                       [r y 2] [r x null]
                        """).findings().get(0);
        assertEquals(
                "Process 1 read 1 from x (event 2), which process 0 wrote (event 0)."
                        + " Process 1 read 1 from x (event 2), then wrote 2 to y (event 4)."
                        + " Process 2 read 2 from y (event 6), which process 1 wrote (event 4)."
                        + " Process 2 read 2 from y (event 6), then found nothing in x (event 8)."
                        + " So the write of 1 to x (event 0) precedes the read (event 8), which found nothing.",
                finding.explanation());
        assertEquals(List.of(0, 2, 4, 6, 8), finding.operations());
    }

    @Test
    void aWitnessIsTheShortest() {
        // the way over process 1 is longer than process 0's own order
        Finding finding = verdict(new CausalChecker(), """
                        0: [w x 1]                       [w x 3]
                        1:        [r x 1] [w y 2]
                        2:                       [r y 2]        [r x 3] [r x 1]
                        """).findings().get(0);
        assertEquals(List.of(0, 8, 10, 12), finding.operations());
        Finding cycle = verdict(new CausalChecker(), """
                        0: [r x 1] [w z 5] [r y 9] [w y 2]
                        1: [r y 2] [w x 7] [w y 9] [w x 1]
                        """).findings().get(0);
        assertEquals(4, cycle.operations().size(), cycle.explanation());
    }

    @Test
    void aConclusionIsSaidWithWhatItRestsOn() {
        String text = verdict(new CausalMemoryChecker(), """
                        0: [w x 1] [r x 2] [r x 1]
                        1: [w x 2]
                        """).findings().get(0).explanation();
        assertTrue(
                text.contains(
                        "After the write of 1 (event 0), process 0 found 2 in x (event 4): so for process 0 the write"
                                + " of 1 comes before that of 2 (event 1)."),
                text);
        assertTrue(text.endsWith("So each of these comes before itself."), text);
    }

    @Test
    void aCircleOfAKeysWritesIsSaidWithTheSessionsThatMakeIt() {
        Finding finding = verdict(new CacheChecker(), """
                        0: [w x 1] [w y 7] [r x 2]
                        1: [w x 2]         [r x 1]
                        """).findings().get(0);
        assertEquals(List.of(0, 1, 6, 7), finding.operations());
        assertTrue(
                finding.explanation()
                        .contains("Process 0 wrote 1 to x (event 0), then read 2 from x (event 6): so the write of 1"
                                + " (event 0) comes before that of 2 (event 1)."),
                finding.explanation());
    }

    @Test
    void whatAllHaveInCommonComesFirst() {
        for (Checker checker : ALL.subList(0, ALL.size() - 1)) { // cache takes other objects too
            assertEquals(
                    "thin-air", verdict(checker, "0: [r x 1]").findings().get(0).type());
            assertEquals(
                    "operation cas",
                    verdict(checker, "0: [cas x 1 2]").findings().get(0).type());
            assertEquals(
                    Validity.UNKNOWN,
                    checker.check(
                                    HistoryNotation.parse("0: [w x 1] [r x 1]"),
                                    CheckContext.defaults().withBudget(1L << 40, 90))
                            .validity());
        }
    }
}
