package io.inquest.checkers.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinearizationVerifierTest {
    /** Invocations: the writes 0 and 2, the read 4, the failed write 6, the write that nobody knows of 8. */
    private static final History HISTORY = HistoryNotation.parse("""
            0: [w x 1] [w x 2] [r x 2] [w x 4 !]
            1:                                  [w x 3 ~]
            """);

    private static List<String> problems(int... order) {
        return new LinearizationVerifier(HISTORY, SequentialObject.REGISTER)
                .problems(Map.of("x", order)).stream()
                        .map(problem -> problem.replaceAll("Call\\[invocation=(\\d+)[^]]*]", "$1"))
                        .toList();
    }

    @Test
    void acceptsWithAndWithoutWhatNobodyKnows() {
        assertEquals(List.of(), problems(0, 2, 4));
        assertEquals(List.of(), problems(0, 2, 4, 8));
    }

    @Test
    void refusesOperationsMissingRepeatedOrInvented() {
        assertEquals(List.of("key x lacks 0"), problems(2, 4));
        assertEquals(List.of("key x has 8 2 times"), problems(0, 2, 4, 8, 8));
        assertEquals(List.of("key x has no operation of event 6 that may have had an effect"), problems(0, 2, 4, 6));
        assertEquals(List.of("key x has no operation of event 1 that may have had an effect"), problems(0, 1, 2, 4));
    }

    @Test
    void refusesWhatBreaksRealTimeOrIsNotLegal() {
        assertEquals(
                List.of("key x has 0 after 2, which was invoked after it completed"),
                problems(2, 0, 4).subList(0, 1));
        assertEquals(
                List.of("key x has 4 after 8, which was invoked after it completed", "key x holds 3 where 4 comes"),
                problems(0, 2, 8, 4));
    }

    @Test
    void refusesKeysLeftOut() {
        assertEquals(
                3,
                new LinearizationVerifier(HISTORY, SequentialObject.REGISTER)
                        .problems(Map.of())
                        .size());
    }
}
