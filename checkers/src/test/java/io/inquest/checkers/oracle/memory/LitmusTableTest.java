package io.inquest.checkers.oracle.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.Validity;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shapes of litmus tests, and which models each violates: found by hand, not by the oracle. */
class LitmusTableTest {
    private static final String TOTAL = "strict linearizable sequential ";
    private static final String CAUSAL = "causal causal-convergence causal-memory ";
    private static final String ALL_MEMORY = TOTAL + CAUSAL + "pram processor cache slow ";
    private static final String ALL =
            ALL_MEMORY + "read-your-writes monotonic-reads monotonic-writes writes-follow-reads";

    private record Litmus(String name, String violated, String history) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void hasTheVerdictsFoundByHand(Litmus litmus) {
        History history = HistoryNotation.parse(litmus.history());
        Set<String> violated = Arrays.stream(MemoryModel.values())
                .filter(model -> model.decide(history) == Validity.INVALID)
                .map(MemoryModel::word)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected =
                new TreeSet<>(Arrays.asList(litmus.violated().trim().split(" +")));
        expected.remove("");
        assertEquals(expected, violated, () -> HistoryNotation.print(history));
    }

    static List<Litmus> table() {
        return List.of(
                new Litmus("message passing, nothing stale", "", """
                        0: [w x 1] [w y 1]
                        1:                 [r y 1] [r x 1]
                        """),
                new Litmus("SB, store buffering", TOTAL, """
                        0: [w x 1] [r y null]
                        1: [w y 1] [r x null]
                        """),
                new Litmus("3.SB", TOTAL, """
                        0: [w x 1] [r y null]
                        1: [w y 1] [r z null]
                        2: [w z 1] [r x null]
                        """),
                new Litmus("MP, message passing", TOTAL + CAUSAL + "pram processor monotonic-writes", """
                        0: [w x 1] [w y 1]
                        1: [r y 1] [r x null]
                        """),
                new Litmus(
                        "MP that reads an overwritten value", TOTAL + CAUSAL + "pram processor monotonic-writes", """
                        0: [w x 1] [w x 2] [w y 1]
                        1: [r y 1] [r x 1]
                        """),
                new Litmus("LB, load buffering", TOTAL + CAUSAL, """
                        0: [r x 1] [w y 1]
                        1: [r y 1] [w x 1]
                        """),
                new Litmus("3.LB", TOTAL + CAUSAL, """
                        0: [r x 1] [w y 1]
                        1: [r y 1] [w z 1]
                        2: [r z 1] [w x 1]
                        """),
                new Litmus("S", TOTAL + CAUSAL + "processor", """
                        0: [w x 2] [w y 1]
                        1: [r y 1] [w x 1]
                        2: [r x 1] [r x 2]
                        """),
                new Litmus("R", TOTAL + "processor", """
                        0: [w x 1] [w y 1]
                        1: [w y 2] [r x null]
                        2: [r y 1] [r y 2]
                        """),
                new Litmus("2+2W", TOTAL + "causal-convergence processor", """
                        0: [w x 1] [w y 2]
                        1: [w y 1] [w x 2]
                        2: [r x 2] [r x 1]
                        3: [r y 2] [r y 1]
                        """),
                new Litmus("WRC, write to read causality", TOTAL + CAUSAL + "writes-follow-reads", """
                        0: [w x 1]
                        1: [r x 1] [w y 1]
                        2: [r y 1] [r x null]
                        """),
                new Litmus("RWC, read to write causality", TOTAL, """
                        0: [w x 1]
                        1: [r x 1] [r y null]
                        2: [w y 1] [r x null]
                        """),
                new Litmus("WWC, write to write causality", TOTAL + CAUSAL, """
                        0: [w x 2]
                        1: [r x 2] [w y 1]
                        2: [r y 1] [w x 1]
                        3: [r x 1] [r x 2]
                        """),
                new Litmus("ISA2", TOTAL + CAUSAL, """
                        0: [w x 1] [w y 1]
                        1: [r y 1] [w z 1]
                        2: [r z 1] [r x null]
                        """),
                new Litmus("IRIW, independent reads of independent writes", TOTAL, """
                        0: [w x 1]
                        1: [w y 1]
                        2: [r x 1] [r y null]
                        3: [r y 1] [r x null]
                        """),
                new Litmus("IRIW of one key", TOTAL + "causal-convergence processor cache", """
                        0: [w x 1]
                        1: [w x 2]
                        2: [r x 1] [r x 2]
                        3: [r x 2] [r x 1]
                        """),
                new Litmus("CoRR", ALL_MEMORY + "monotonic-writes", """
                        0: [w x 1] [w x 2]
                        1: [r x 2] [r x 1]
                        """),
                new Litmus("CoRR back to nothing", ALL_MEMORY + "monotonic-reads", """
                        0: [w x 1]
                        1: [r x 1] [r x null]
                        """),
                new Litmus(
                        "CoRR to and fro, which causal allows",
                        TOTAL + "causal-convergence causal-memory pram processor cache slow monotonic-reads",
                        """
                        0: [w x 1]
                        1: [w x 2]
                        2: [r x 1] [r x 2] [r x 1]
                        """),
                new Litmus("CoWR", ALL_MEMORY + "read-your-writes", """
                        0: [w x 1] [w x 2] [r x 1]
                        """),
                new Litmus("CoWR back to nothing", ALL_MEMORY + "read-your-writes", """
                        0: [w x 1] [r x null]
                        """),
                new Litmus(
                        "CoWR twice, each overwritten by the other", TOTAL + "causal-convergence processor cache", """
                        0: [w x 1] [r x 2]
                        1: [w x 2] [r x 1]
                        """),
                new Litmus("CoRW of its own later write", ALL_MEMORY, """
                        0: [r x 1] [w x 1]
                        """),
                new Litmus("CoRW twice", TOTAL + CAUSAL + "processor cache", """
                        0: [r x 2] [w x 1]
                        1: [r x 1] [w x 2]
                        """),
                new Litmus(
                        "a reply before what it replies to",
                        TOTAL + CAUSAL + "processor cache writes-follow-reads",
                        """
                        0: [w x 1]
                        1: [r x 1] [w x 2]
                        2: [r x 2] [r x 1]
                        """),
                new Litmus(
                        "a write that must have come before INIT was read",
                        TOTAL + "causal-memory pram processor",
                        """
                        0: [w z 1] [w x 1] [w y 1]
                        1: [w x 2] [r z null] [r y 1] [r x 2]
                        """),
                new Litmus("the same by causality alone, which processor allows", TOTAL + "causal-memory", """
                        0: [w z 1]
                        1: [r z 1] [w x 1] [w y 1]
                        2: [w x 2] [r z null] [r y 1] [r x 2]
                        """),
                new Litmus("2+2W that each writer sees", TOTAL + "causal-convergence processor", """
                        0: [w x 1] [w y 1] [r y 2]
                        1: [w y 2] [w x 2] [r x 1]
                        """),
                new Litmus("stale in real time only", "strict linearizable", """
                        0: [w x 1]
                        1:         [r x null]
                        """),
                new Litmus("read before it is written, in real time only", "strict linearizable", """
                        0:         [w x 1]
                        1: [r x 1]
                        """),
                new Litmus("read while it is written", "strict", """
                        0: [w x 1    ]
                        1:   [r x 1]
                        """),
                new Litmus("an indeterminate write takes effect late", "", """
                        0: [w x 1 ~]
                        1: [r x null] [r x 1]
                        """),
                new Litmus("a write without an end takes effect late", "", """
                        0: [w x 1
                        1:        [r x null] [r x 1]
                        """),
                new Litmus("an indeterminate write is seen and not seen", "strict linearizable", """
                        0: [w x 1 ~]
                        1:           [r x 1]
                        2:                   [r x null]
                        """),
                new Litmus("an indeterminate write follows its session", ALL_MEMORY + "monotonic-writes", """
                        0: [w x 1] [w x 2 ~]
                        1:                   [r x 2] [r x 1]
                        """),
                new Litmus("a read of which nobody knows counts for nothing", "", """
                        0: [w x 1]
                        1:         [r x ~]
                        """),
                new Litmus("aborted read", ALL, """
                        0: [w x 1 !]
                        1:           [r x 1]
                        """),
                new Litmus("thin air", ALL, """
                        0: [w y 1]
                        1:         [r x 1]
                        """));
    }
}
