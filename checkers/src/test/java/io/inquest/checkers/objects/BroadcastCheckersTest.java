package io.inquest.checkers.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.history.HistoryNotation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BroadcastCheckersTest {
    private final Judged plain = new Judged(new BroadcastChecker());
    private final Judged fifo = new Judged(new FifoBroadcastChecker());
    private final Judged causal = new Judged(new CausalBroadcastChecker());
    private final Judged total = new Judged(new TotalOrderBroadcastChecker());

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                0: [broadcast 1] [broadcast 2]
                1:              [deliver null -> 1 @a] [deliver null -> 2 @a] [deliver null -> null @a]
                2:            [deliver null -> 1 @b]   [deliver null -> 2 @b]
                """,
                """
                0: [broadcast 1] [deliver null -> 1] [deliver null -> null]
                1: [deliver null -> null] [deliver null -> 1] [deliver null -> null]
                """,
                // delivered before it was broadcast: that is for no order of one node to say
                """
                0:                        [broadcast 1]
                1: [deliver null -> 1 @a]
                """,
            })
    void broadcastsAsTheyShouldBe(String drawing) {
        plain.valid(drawing);
        fifo.valid(drawing);
        causal.valid(drawing);
        total.valid(drawing);
    }

    @Test
    void aValueThatNobodyBroadcast() {
        plain.violated(
                "0: [broadcast 1] [deliver null -> 2 @a]",
                "unexpected",
                "Process 0's deliver (event 2) gave node a 2, which no operation tried to broadcast.",
                2);
        plain.violated(
                "0: [broadcast 2 !] [deliver null -> 2 @a]",
                "unexpected",
                "only operations that failed tried to broadcast, such as process 0's broadcast (event 0)",
                0,
                2);
        plain.valid("""
                0: [broadcast 2 ~]
                1:                [deliver null -> 2 @a]
                """);
        plain.valid("""
                0: [broadcast 2
                1:                [deliver null -> 2 @a]
                """);
        plain.valid("0: [broadcast 1] [deliver null -> 2 @a !]");
    }

    @Test
    void aValueTwice() {
        plain.violated(
                """
                0: [broadcast 1] [deliver null -> 1 @a]
                1:                                     [deliver null -> 1 @a]
                """,
                "duplicated",
                "Node a was given 1 twice, by process 0's deliver (event 2), process 1's deliver (event 4); it was broadcast once, by"
                        + " process 0's broadcast (event 0).",
                0,
                2,
                4);
        // each process by itself where there are no nodes, and each node
        plain.valid("""
                0: [broadcast 1] [deliver null -> 1]
                1:                                     [deliver null -> 1]
                """);
        plain.valid("0: [broadcast 1] [deliver null -> 1 @a] [deliver null -> 1 @b]");
        plain.valid("""
                0: [broadcast 1] [deliver null -> 1 @a] [deliver null -> 1 @a]
                1:  [broadcast 1 ~]
                """);
        assertEquals(List.of("duplicated"), plain.types("""
                        0: [broadcast 1] [deliver null -> 1 @a] [deliver null -> 1 @a]
                        1:  [broadcast 1 !]
                        """));
    }

    @Test
    void aValueThatANodeLacks() {
        plain.violated(
                "0: [broadcast 1] [deliver null -> null @a]",
                "lost",
                "Node a was never given 1, broadcast by process 0's broadcast (event 0), though process 0's deliver (event 2) began after"
                        + " that and found nothing there.",
                0,
                2);
        // it was given it, whenever
        plain.valid("0: [broadcast 1] [deliver null -> null @a] [deliver null -> 1 @a]");
        // another was
        assertEquals(List.of("lost"), plain.types("0: [broadcast 1] [deliver null -> null @a] [deliver null -> 1 @b]"));
        // nobody looked, or not to the end
        plain.valid("0: [broadcast 1]");
        plain.valid("0: [broadcast 1] [broadcast 2] [deliver null -> 2 @a]");
        plain.valid("""
                0: [broadcast 1]
                1:              [deliver null -> null @a]
                """.replace("1:      ", "1:"));
        // nobody knows whether it was broadcast
        plain.valid("""
                0: [broadcast 1 ~]
                1:                 [deliver null -> null @a]
                """);
    }

    @Test
    void deliveriesOfUnknownOutcomeMayHaveTakenIt() {
        String one = """
                0: [broadcast 1] [deliver null -> null @a]
                1:  [%s deliver null ~]
                """;
        plain.valid(one.formatted("@a"));
        plain.valid(one.formatted(""));
        assertEquals(List.of("lost"), plain.types(one.formatted("@b")));
        String two = """
                0: [broadcast 1] [broadcast 2] [deliver null -> null @a]
                1:  [@a deliver null
                2:  [deliver null ~] %s
                """;
        plain.valid(two.formatted(""));
        String late = """
                0: [broadcast 1] [broadcast 2] [deliver null -> null @a]
                1:  [@a deliver null
                2:                                                       [deliver null ~]
                """;
        plain.violated(
                late,
                "lost",
                "Node a was never given 2 values, broadcast by process 0's broadcast (event 0), process 0's broadcast (event 3)",
                0,
                1,
                3,
                5);
    }

    @Test
    void aProcessIsThereSinceItsFirstDelivery() {
        plain.valid("0: [broadcast 1] [deliver null -> null] [deliver null -> null]");
        plain.violated("""
                0: [broadcast 1]                        [broadcast 2]
                1:              [deliver null -> null]                [deliver null -> null]
                """, "lost", "Process 1 was never given 2", 4, 6);
        // the same value was broadcast before, too: only what came later counts
        plain.violated("""
                0: [broadcast 1]                        [broadcast 1]
                1:              [deliver null -> null]                [deliver null -> null]
                """, "lost", "Process 1 was never given 1", 4, 6);
        plain.valid("""
                0: [broadcast 1]                        [broadcast 2]
                1:                [deliver null ->    null]              [deliver null -> null] [deliver null -> 2]
                """);
    }

    @Test
    void anotherOrderThanTheSenders() {
        String drawing = """
                0: [broadcast 1] [broadcast 2]
                1:                             [deliver null -> 2 @a] [deliver null -> 1 @a]
                """;
        fifo.violated(
                drawing,
                "fifo-order",
                "Process 0 broadcast 1 (event 0) before 2 (event 2), but node a was given 2 (event 4) before 1 (event 6).",
                0,
                2,
                4,
                6);
        plain.valid(drawing);
        total.valid(drawing);
        assertEquals(List.of("fifo-order", "causal-order"), causal.types(drawing));
        // deliveries at a time, or to two receivers
        fifo.valid("""
                0: [broadcast 1] [broadcast 2]
                1:                             [deliver null ->    2 @a]
                2:                              [deliver null ->  1 @a]
                """);
        fifo.valid("0: [broadcast 1] [broadcast 2] [deliver null -> 2 @a] [deliver null -> 1 @b]");
        // two senders
        fifo.valid("""
                0: [broadcast 1]
                1:               [broadcast 2] [deliver null -> 2 @a] [deliver null -> 1 @a]
                """);
        // it may have been the other broadcast of 1
        fifo.valid(drawing + "2:  [broadcast 1 ~]");
        fifo.valid("""
                0: [broadcast 1 !] [broadcast 2] [broadcast 1] [deliver null -> 2 @a] [deliver null -> 1 @a]
                """);
    }

    @Test
    void beforeWhatCausedIt() {
        String drawing = """
                0: [broadcast 1]
                1:               [deliver null -> 1 @a] [broadcast 2]
                2:                                                    [deliver null -> 2 @b] [deliver null -> 1 @b]
                """;
        causal.violated(
                drawing,
                "causal-order",
                "Process 1 was given 1 (event 2) before it broadcast 2 (event 4), but node b was given 2 (event 6) before 1 (event 8).",
                0,
                2,
                4,
                6,
                8);
        fifo.valid(drawing);
        total.valid(drawing);
        // it began to broadcast 2 before it was given 1
        causal.valid("""
                0: [broadcast 1]
                1: [broadcast 2] [deliver null -> 1 @a]
                2:                                      [deliver null -> 2 @b] [deliver null -> 1 @b]
                """);
        // another process of the same node was given it
        causal.valid("""
                0: [broadcast 1]
                1:               [deliver null -> 1 @a]
                2:                                      [broadcast 2] [deliver null -> 2 @b] [deliver null -> 1 @b]
                """);
    }

    @Test
    void throughSeveralHands() {
        causal.violated(
                """
                0: [broadcast 1] [broadcast 2]
                1:                             [deliver null -> 2 @a] [broadcast 3] [broadcast 4]
                2:                             #[deliver null -> 4 @b] [deliver null -> 1 @b]
                """.replace("#", " ".repeat(54)),
                "causal-order",
                "Process 0 broadcast 1 (event 0) before 2 (event 2), process 1 was given 2 (event 4) before it broadcast 4 (event 8),"
                        + " but node b was given 4 (event 10) before 1 (event 12).",
                0,
                2,
                4,
                8,
                10,
                12);
    }

    @Test
    void twoOrders() {
        String drawing = """
                0: [broadcast 1]
                1:  [broadcast 2]
                2:                [deliver null -> 1 @a] [deliver null -> 2 @a]
                3:                 [deliver null -> 2 @b]  [deliver null -> 1 @b]
                """;
        total.violated(
                drawing,
                "total-order",
                "Node a was given 1 (event 4) before 2 (event 8), and node b was given 2 (event 5) before 1 (event 9): no one order has it"
                        + " all.",
                4,
                5,
                8,
                9);
        plain.valid(drawing);
        causal.valid(drawing);
        total.valid("""
                0: [broadcast 1]
                1:  [broadcast 2]
                2:                [deliver null -> 1 @a]    [deliver null -> 2 @a]
                3:                 [deliver null ->   2 @b]
                4:                  [deliver null ->  1 @b]
                """);
        // only the first delivery of a value counts
        assertEquals(List.of("duplicated"), total.types("""
                        0: [broadcast 1] [broadcast 2] [deliver null -> 1 @a] [deliver null -> 2 @a] [deliver null -> 1 @a]
                        """));
    }

    @Test
    void aRoundOfThree() {
        String drawing = """
                0: [broadcast 1] [broadcast 2] [broadcast 3] [deliver null -> 1 @a]     [deliver null -> 2 @a]
                1:                                            [deliver null -> 2 @b]     [deliver null -> 3 @b]
                2:                                             [deliver null -> 3 @c]     [deliver null -> 1 @c]
                """;
        total.violated(drawing, "total-order", "before 1 (event", 6, 7, 8, 12, 13, 14);
        total.valid(drawing.replace("[deliver null -> 1 @c]", "[deliver null ~]"));
    }

    @Test
    void eachKeyHasItsOwn() {
        plain.violated("0: [broadcast x 1] [deliver y null -> 1 @a]", "unexpected", "gave node a 1", 2);
        total.valid("""
                0: [broadcast x 1] [broadcast y 2] [deliver x null -> 1 @a] [deliver y null -> 2 @a]
                1: [broadcast y 1] [broadcast x 2] [deliver x null -> 2 @b] [deliver y null -> 1 @b]
                """);
    }

    @Test
    void whatIsBeyondThem() {
        for (Judged judged : List.of(plain, fifo, causal, total)) {
            judged.unknown("0: [broadcast null]", "value", "null cannot be broadcast");
            judged.unknown("0: [gossip 1]", "operation gossip", "The object broadcast does not know");
            judged.with("object", "log").unknown("0: [deliver]", "object", "not one of the object log");
            judged.with("object", "broadcast").valid("0: [broadcast 1]");
        }
        plain.valid("0: [broadcast null !]");
        assertEquals(
                2L,
                plain.verdict(HistoryNotation.parse("0: [broadcast 1] [deliver null -> 1 @a] [deliver null -> 1]"))
                        .measures()
                        .get("receivers"));
    }
}
