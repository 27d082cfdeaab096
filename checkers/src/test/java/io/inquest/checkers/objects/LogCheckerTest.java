package io.inquest.checkers.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogCheckerTest {
    private final Judged log = new Judged(new LogChecker());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0: [send 1 -> [0,1]] [send 2 -> [1,2]] [poll null -> [[0,1],[1,2]]]",
                "0: [send 1 -> [0,1]] [poll null -> null] [poll null -> []] [poll null -> [[0,1]]] [poll null -> []]",
                // a log may begin anywhere, and so may who reads it
                """
                0: [send 1 -> [7,1]] [send 2 -> [8,2]] [poll null -> [[8,2]]]
                1:                                                           [poll null -> [[7,1],[8,2]]]
                """,
                // each key is a log of its own
                "0: [send x 1 -> [0,1]] [send y 1 -> [0,1]] [poll y null -> [[0,1]]] [poll x null -> [[0,1]]]",
                // a send may be seen before it completes, and before it began: that is for others to say
                """
                0:                       [send 1 -> [0,1]]
                1: [poll null -> [[0,1]]]
                """,
            })
    void aLogAsItShouldBe(String drawing) {
        log.valid(drawing);
    }

    @Test
    void aValueThatNobodySent() {
        log.violated(
                "0: [send 1 -> [0,1]] [poll null -> [[0,1],[1,\"new\"]]]",
                "unexpected",
                "Process 0's poll (event 2) returned \"new\" at offset 1, which no operation tried to send.",
                2);
        log.violated(
                "0: [send 1 !] [poll null -> [[0,1]]]",
                "unexpected",
                "only operations that failed tried to send, such as process 0's send (event 0)",
                0,
                2);
        log.violated("0: [send x 1 -> [0,1]] [poll y null -> [[0,1]]]", "unexpected", "at offset 0 of y", 2);
        log.valid("""
                0: [send 1 ~]
                1:            [poll null -> [[0,1]]]
                """);
        log.valid("""
                0: [send 1
                1:            [poll null -> [[0,1]]]
                """);
    }

    @Test
    void oneOffsetOfTwoValues() {
        log.violated(
                """
                0: [send 1 -> [0,1]]
                1:                  [send 2 -> [0,2]]
                """,
                "conflicting-offset",
                "Offset 0 holds two values: 1, says process 0's send (event 0), and 2, says process 1's send (event 2).",
                0,
                2);
        log.violated("""
                0: [send 1 -> [0,1]]
                1:                   [send 2 ~]
                2:                               [poll null -> [[0,2]]]
                3:                                                      [poll null -> [[0,1]]]
                """, "conflicting-offset", "2, says process 2's poll (event 4)", 0, 4);
        log.valid("""
                0: [send 1 -> [0,1]]
                1:                  [send 2 -> [1,2]]
                """);
    }

    @Test
    void oneValueAtTwoOffsets() {
        log.violated(
                "0: [send 1 -> [0,1]] [poll null -> [[0,1],[1,1]]]",
                "duplicated",
                "1 was sent once, by process 0's send (event 0), and is at two offsets: at 0, says process 0's send (event 0), and"
                        + " at 1, says its poll (event 2).",
                0,
                2);
        // it may have been sent twice
        log.valid("""
                0: [send 1 -> [0,1]] [poll null -> [[0,1],[1,1]]]
                1: [send 1 ~]
                """);
        assertEquals(List.of("duplicated"), log.types("""
                        0: [send 1 -> [0,1]] [poll null -> [[0,1],[1,1]]]
                        1: [send 1 !]
                        """));
    }

    @Test
    void oneOffsetTwiceToOneProcess() {
        log.violated(
                "0: [send 1 -> [0,1]] [poll null -> [[0,1]]] [poll null -> [[0,1]]]",
                "duplicated",
                "Process 0 was given offset 0 twice: by its poll (event 2) and again by its poll (event 4).",
                2,
                4);
        log.violated("0: [send 1 -> [0,1]] [poll null -> [[0,1],[0,1]]]", "duplicated", "which returned it twice", 2);
        log.valid("""
                0: [send 1 -> [0,1]] [poll null -> [[0,1]]]
                1:                                          [poll null -> [[0,1]]]
                """);
        log.valid("0: [send 1 -> [0,1]] [poll null -> [[0,1]] !] [poll null -> [[0,1]]]");
        log.valid("0: [send x 1 -> [0,1]] [send y 1 -> [0,1]] [poll x null -> [[0,1]]] [poll y null -> [[0,1]]]");
    }

    @Test
    void sendsOutOfOrder() {
        log.violated(
                "0: [send 1 -> [1,1]] [send 2 -> [0,2]]",
                "reordered",
                "Process 0's send (event 0) completed with offset 1, then its send (event 2) with offset 0, which is not higher.",
                0,
                2);
        log.valid("""
                0: [send 1 -> [1,1]]
                1:                   [send 2 -> [0,2]]
                """);
    }

    @Test
    void pollsOutOfOrder() {
        log.violated(
                """
                0: [send 1 -> [0,1]] [send 2 -> [1,2]]
                1:                                     [poll null -> [[1,2]]] [poll null -> [[0,1]]]
                """,
                "reordered",
                "Process 1 was given offset 0 by its poll (event 6), after the higher offset 1 by its poll (event 4).",
                4,
                6);
        log.violated(
                "0: [send 1 -> [0,1]] [send 2 -> [1,2]] [poll null -> [[1,2],[0,1]]]",
                "reordered",
                "in the same poll",
                4);
        // what it had been given before is duplicated, and not reordered
        assertEquals(
                List.of("duplicated"),
                log.types("0: [send 1 -> [0,1]] [send 2 -> [1,2]] [poll null -> [[0,1],[1,2],[0,1]]]"));
    }

    @Test
    void lostSends() {
        String begun = """
                0: [send 1 -> [0,1]] [send 2 -> [1,2]]
                1:                                     [poll null -> [[1,2]]]
                """;
        log.violated(
                begun,
                "lost",
                "Process 0's send (event 0) of 1 was acknowledged with offset 0, and no poll ever returned that offset; process 1's"
                        + " poll (event 4), which began after the send completed, returned offset 1.",
                0,
                4);
        // somebody was given it, even before
        log.valid(begun + "2: [poll null -> [[0,1]]]");
        // it was not yet acknowledged when that poll began
        log.valid("""
                0:    [send 1 ->          [0,1]]
                1:  [send 2 -> [1,2]]
                2:                    [poll null -> [[1,2]]]
                """);
        // nothing beyond it was given
        log.valid("0: [send 1 -> [0,1]] [send 2 -> [1,2]] [poll null -> [[0,1]]] [poll null -> []]");
        // nobody knows whether it was there
        log.valid("""
                0: [send 1 ~]
                1:            [send 2 -> [1,2]] [poll null -> [[1,2]]]
                """);
        log.valid("""
                0: [send 1 !]
                1:            [send 2 -> [1,2]] [poll null -> [[1,2]]]
                """);
    }

    @Test
    void offsetsPassedOver() {
        log.violated(
                """
                0: [send 1 -> [0,1]] [send 2 -> [1,2]] [send 3 -> [2,3]]
                1:                                                       [poll null -> [[0,1]]] [poll null -> [[2,3]]]
                2:  [poll null ->                                                                                      [[1,2]]]
                """,
                "gaps",
                "Process 1 was given offset 0 by its poll (event 7), next offset 2 by its poll (event 9) and never offset 1, which"
                        + " process 0's send (event 3) was told.",
                3,
                7,
                9);
        // it was given it, if late
        assertEquals(
                List.of("reordered"),
                log.types(
                        "0: [send 1 -> [0,1]] [send 2 -> [1,2]] [send 3 -> [2,3]] [poll null -> [[0,1],[2,3],[1,2]]]"));
        // lost says it all
        assertEquals(
                List.of("lost"),
                log.types("0: [send 1 -> [0,1]] [send 2 -> [1,2]] [send 3 -> [2,3]] [poll null -> [[0,1],[2,3]]]"));
    }

    @Test
    void gapsThatNobodyMayFill() {
        String passing = "0: [send 1 -> [0,1]] [send 2 -> [2,2]] [poll null -> [[0,1],[2,2]]]";
        log.violated(
                passing,
                "gaps",
                "1 offset was passed over of which nothing is known: 1, for process 0 was given offset 0 by its poll (event 4), next"
                        + " offset 2 by the same. No send of unknown outcome may have filled it.",
                4);
        log.valid(passing + "\n1: [send 3 ~]");
        log.valid(passing + "\n1: [send 3");
        // that it is known elsewhere, it does not fill it; nor one that failed
        assertEquals(List.of("gaps"), log.types(passing + "\n1: [send 3 !]"));
        assertEquals(
                List.of("gaps"),
                log.types(
                        passing
                                + "\n1: [send 3 ~]\n2:                                               [poll null -> [[2,2],[3,3]]]"));
        // of two sends of one value one may have gone elsewhere
        log.valid(passing + "\n1: [send 1 ~]");
        // each fills one; one offset that two pass over is one
        String wide = "0: [send 1 -> [0,1]] [send 2 -> [3,2]] [poll null -> [[0,1],[3,2]]]\n";
        log.violated(
                wide + "1: [send 3 ~]",
                "gaps",
                "2 offsets were passed over of which nothing is known, such as 1,",
                1,
                6);
        log.valid(wide + "1: [send 3 ~]\n2: [send 4 ~]\n3:                               [poll null -> [[0,1],[3,2]]]");
    }

    @Test
    void offsetsAreOfAnySize() {
        String min = "-9223372036854775808";
        String max = "9223372036854775807";
        assertEquals(
                List.of("gaps"),
                log.types("0: [send 1 -> [" + min + ",1]] [send 2 -> [" + max + ",2]] [poll null -> [[" + min + ",1],["
                        + max + ",2]]]"));
    }

    @Test
    void whatIsBeyondIt() {
        log.unknown("0: [send 1 -> 0]", "value", "send of event 0 does not fit the object log: a send of v returns");
        log.unknown("0: [send 1]", "value", "event 0");
        log.unknown("0: [send 1 -> [0,2]]", "value", "event 0");
        log.unknown("0: [send 1 -> [0.5,1]]", "value", "event 0");
        log.unknown("0: [send 1 -> [9223372036854775808,1]]", "value", "event 0");
        log.unknown("0: [poll null -> 7]", "value", "a poll returns a list");
        log.unknown("0: [poll null -> [7]]", "value", "event 0");
        log.unknown("0: [seek 7]", "operation seek", "it knows poll, send");
        log.with("object", "queue").unknown("0: [poll]", "object", "not one of the object queue");
    }
}
