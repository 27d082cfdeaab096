package io.inquest.checkers.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockCheckerTest {
    private final Judged lock = new Judged(new LockChecker());

    @Test
    void twoHoldersAtATime() {
        lock.violated(
                """
                0: [acquire x null]                  [release x null]
                1:                  [acquire x null]                  [release x null]
                """,
                "mutual-exclusion",
                "Process 0 held the lock of x since event 1, when its acquire completed, and began to release it only at event"
                        + " 4; process 1's acquire (event 2) completed at event 3, in between.",
                0,
                2,
                4);
        lock.violated("""
                0: [acquire ]
                1:  [acquire ]
                """, "mutual-exclusion", "never began to release it", 0, 1);
        // an info release counts from its invocation, a failed one is not there
        lock.violated("""
                0: [acquire null]           [release ~]
                1:                [acquire]
                """, "mutual-exclusion", "event 4", 0, 2, 4);
        lock.violated("""
                0: [acquire null] [release !]
                1:                            [acquire]
                """, "mutual-exclusion", "never", 0, 4);
    }

    @Test
    void oneHolderTwice() {
        lock.violated("0: [acquire] [acquire] [release]", "mutual-exclusion", "Process 0 held", 0, 2, 4);
        // whoever releases once has released what it acquired twice
        assertEquals(
                1L,
                lock.verdict("0: [acquire] [acquire] [release] [acquire]")
                        .measures()
                        .get("mutual-exclusion"));
    }

    @Test
    void ofThreeHoldersEachIsSeen() {
        String drawing = """
                0: [acquire]
                1:           [acquire]           [release]
                2:                     [acquire]           [release]
                3:                                                   [acquire]
                """;
        assertEquals(3L, lock.verdict(drawing).measures().get("mutual-exclusion"));
        assertEquals(List.of(0, 10), lock.verdict(drawing).findings().get(2).operations());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                0: [acquire] [release    ]
                1:              [acquire]
                """,
                """
                0: [acquire] [release ~]
                1:              [acquire]
                """,
                """
                0: [acquire] [release
                1:                   [acquire]
                """,
                // nobody knows that it holds it
                """
                0: [acquire ~]
                1:             [acquire]
                """,
                """
                0: [acquire
                1:             [acquire]
                """,
                """
                0: [acquire !]
                1:             [acquire]
                """,
                """
                0: [acquire x null]
                1:                  [acquire y null]
                """,
                // for linearizable to say
                "0: [release]",
            })
    void nearMissesOfMutualExclusion(String drawing) {
        lock.valid(drawing);
    }

    @Test
    void tokensThatDoNotGrow() {
        lock.violated(
                "0: [acquire null -> 2] [release] [acquire null -> 1]",
                "fencing-token",
                "Process 0's acquire (event 4) returned the token 1, not higher than 2, which process 0's acquire (event 0) had"
                        + " returned before it began.",
                0,
                4);
        lock.violated("0: [acquire null -> 2] [release] [acquire null -> 2]", "fencing-token", "not higher", 0, 4);
        lock.violated(
                "0: [acquire null -> 9223372036854775808] [release] [acquire null -> 9223372036854775807]",
                "fencing-token",
                "not higher than 9223372036854775808",
                0,
                4);
    }

    @Test
    void oneTokenTwiceAtATime() {
        String drawing = """
                0: [acquire null -> 2   ] [release]
                1:  [acquire null ->                 2]
                """;
        lock.violated(drawing, "fencing-token", "both returned the token 2.", 0, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0: [acquire null -> -2] [release] [acquire null -> 1]",
                "0: [acquire null -> 2] [release] [acquire null -> null]",
                "0: [acquire x null -> 2] [acquire y null -> 1]",
                "0: [acquire null -> 2] [release] [acquire null -> 1 !]",
                "0: [acquire null -> 2] [release] [acquire null -> 1 ~]",
                // concurrent: the second may have come first
                """
                0: [acquire null -> 2   ] [release]
                1:  [acquire null ->                 1]
                """,
            })
    void nearMissesOfTokens(String drawing) {
        lock.valid(drawing);
    }

    @Test
    void manySessions() {
        StringBuilder drawing = new StringBuilder();
        for (int process = 0; process < 100; process++) {
            String indent = " ".repeat(40 * process);
            drawing.append(
                    process + ":" + " ".repeat(5 - Integer.toString(process).length()) + indent);
            drawing.append("[acquire null -> " + process + "] [release]\n");
        }
        lock.valid(drawing.toString());
        drawing.append("100:  " + " ".repeat(4000) + "[acquire null -> 99]");
        lock.violated(drawing.toString(), "fencing-token", "not higher than 99", 396, 400);
    }

    @Test
    void whatIsBeyondIt() {
        lock.unknown("0: [acquire null -> \"a\"]", "value", "event 0 does not fit the object lock");
        lock.unknown("0: [acquire] [acquire] [sync]", "operation sync", "event 4");
        lock.with("object", "mutex").unknown("0: [acquire]", "object", "not one of the object mutex");
    }
}
