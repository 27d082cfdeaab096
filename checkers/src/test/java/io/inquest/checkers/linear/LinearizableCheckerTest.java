package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.model.Models;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearizableCheckerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                0: [r x null]
                """,
                """
                0: [w x 1]
                1:        [r x 1]
                """,
                // concurrent with the write, before or after it
                """
                0: [w x 1     ]
                1:  [r x null]
                """,
                """
                0: [w x 1  ]
                1:  [r x 1]
                """,
                // an info write may take effect late, or never
                """
                0: [w x 1 ~timeout]
                1:                 [r x null] [r x 1]
                """,
                """
                0: [w x 1 ~timeout]
                1:                 [w x 2] [r x 1]
                """,
                """
                0: [w x 1 ~timeout]
                1:                 [r x null]
                """,
                // two of them take effect twice
                """
                0: [w x 1 ~timeout]
                1:  [w x 1 ~timeout]
                2:                   [r x 1] [w x 2] [r x 1]
                """,
                // one of two could explain the first 2, but only the write the second
                """
                0: [w x 1]
                1:        [w x 2 ~timeout]
                2:         [cas x 1 2 ~timeout]
                3:                              [r x 2] [w x 3] [r x 2]
                """,
                // an operation without completion is an info
                """
                0: [w x 1
                1:  [r x null] [r x 1]
                """,
                // an info read says nothing, and a failed write did not happen
                """
                0: [w x 1]
                1:        [r x ~timeout]
                2:                      [r x 1]
                """,
                """
                0: [w x 1 !]
                1:          [r x null]
                """,
                """
                0: [cas x null 1]
                1:               [cas x 1 2] [r x 2]
                """,
                // a refused cas has read another value than its old one
                """
                0: [w x 1]
                1:        [cas x 2 3 !mismatch] [r x 1]
                """,
                // failed for another reason it has read nothing
                """
                0: [w x 2]
                1:        [cas x 2 3 !timeout] [r x 2]
                """,
                """
                0: [w x 1]
                1:        [cas x 1 2 ~timeout]
                2:                            [r x 1] [r x 2]
                """,
                // null written is nothing there
                """
                0: [w x 1] [w x null] [r x null]
                """,
                """
                0: [w x 1]       [r y 2]
                1:        [w y 2]       [r x 1]
                """,
            })
    void linearizableRegisters(String text) {
        History history = HistoryNotation.parse(text);
        assertEquals(Validity.VALID, Check.verdict(history).validity());
        Replay.verify(history, Models.installed().find("register").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                0: [w x 1]
                1:        [r x null]
                """,
                """
                0: [w x 1] [w x 2]
                1:                [r x 1]
                """,
                // two reads see a concurrent write come and go
                """
                0: [w x 1             ]
                1:  [r x 1] [r x null]
                """,
                // an info write takes effect once
                """
                0: [w x 1 ~timeout]
                1:                 [r x 1]       [r x 2] [r x 1]
                2:                        [w x 2]
                """,
                // and not before its invocation
                """
                0:        [w x 1 ~timeout]
                1: [r x 1]
                """,
                """
                0: [cas x 1 2]
                """,
                """
                0: [w x 1]
                1:        [cas x 1 2 !mismatch]
                """,
                """
                0: [cas x null 2 !mismatch]
                """,
                """
                0: [w x 1]
                1:        [cas x 1 2 ~timeout]
                2:                            [r x 2] [r x 1]
                """,
                """
                0: [w x 1] [w x null] [r x 1]
                """,
                """
                0: [w x 1]       [r y null]
                1:        [w y 2]          [r x 1]
                """,
            })
    void notLinearizableRegisters(String text) {
        Verdict verdict = Check.verdict(text);
        assertEquals(Validity.INVALID, verdict.validity());
        assertEquals("nonlinearizable", verdict.findings().get(0).type());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                0: [get x null]
                1:             [get x null -> ""]
                """,
                """
                0: [put x a] [append x b] [get x null -> ab]
                """,
                """
                0: [append x a] [get x null -> ba]
                1:  [append x b]
                """,
                """
                0: [put x a] [put x ""] [get x null]
                """,
                """
                0: [put x a] [put x null] [get x null -> ""]
                """,
                """
                0: [append x a ~timeout]
                1:                      [append x b] [get x null -> b] [get x null -> ba]
                """,
                """
                0: [append x a !]
                1:               [get x null -> ""]
                """,
            })
    void linearizableKv(String text) {
        History history = HistoryNotation.parse(text);
        assertEquals(Validity.VALID, Check.verdict(history).validity());
        Replay.verify(history, Models.installed().find("kv").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                0: [put x a] [get x null -> ""]
                """,
                """
                0: [append x a]            [get x null -> ba]
                1:             [append x b]
                """,
                """
                0: [append x a ~timeout]
                1:                      [get x null -> a] [get x null -> aa]
                """,
            })
    void notLinearizableKv(String text) {
        assertEquals(Validity.INVALID, Check.verdict(text).validity());
    }

    @Test
    void anUnknownOperationIsNamed() {
        Verdict verdict = Check.verdict("""
                0: [w x 1] [increment x 1]
                """);
        assertEquals(Validity.UNKNOWN, verdict.validity());
        assertEquals("operation increment", verdict.findings().get(0).type());
        assertTrue(verdict.findings().get(0).explanation().contains("cas, read, write"));
    }
}
