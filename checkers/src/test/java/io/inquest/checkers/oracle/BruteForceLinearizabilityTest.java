package io.inquest.checkers.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.HistoryNotation;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Brute force on histories whose answer a person can see. */
class BruteForceLinearizabilityTest {
    private static BruteForceLinearizability.Answer register(String drawing) {
        return BruteForceLinearizability.decide(HistoryNotation.parse(drawing), SequentialObject.REGISTER);
    }

    private static BruteForceLinearizability.Answer kv(String drawing) {
        return BruteForceLinearizability.decide(HistoryNotation.parse(drawing), SequentialObject.KV);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0: [r x null] [w x 1] [r x 1] [cas x 1 2] [r x 2]",
                // during a write either value is seen
                "0: [w x 1     ]\n1:   [r x null]",
                "0: [w x 1     ]\n1:   [r x    1]",
                // a register each
                "0: [w x 1] [r y null]",
                // nobody knows: never, at once, late
                "0: [w x 1 ~] \n1:          [r x null]",
                "0: [w x 1 ~] \n1:          [r x 1]",
                "0: [w x 1 ~] \n1:          [r x null] [w x 2] [r x 1]",
                "0: [w x 1\n1:         [r x null] [r x 1]",
                "0: [cas x 1 2 ~]\n1:        [w x 1        ] [r x 2]",
                "0: [cas x 1 2 ~]\n1:               [r x null]",
                // what an update's completion shows is not its argument
                "0: [w x 1 -> 2] [r x 1]",
                "0: [w x 1 !] [r x null]",
                "0: [r x !] [w x 1 !mismatch] [r x null]",
                "0: [cas x 1 2 !mismatch] [cas x null 2] [cas x 1 2 !mismatch]",
                "0: [cas x null 2 !timeout] [r x null]",
                "0: [w x 1] [w x null] [r x null]",
            })
    void isLegalForARegister(String drawing) {
        assertTrue(register(drawing).valid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0: [w x 1] [r x null]",
                "0: [w x 1] [w x 2] [r x 1]",
                "0: [cas x 1 2] [w x 1]",
                // once it is seen it stays
                "0: [w x 1                  ]\n1:   [r x    1] [r x null]",
                "0: [w x 1 ~] \n1:          [r x 1] [r x null]",
                // no update happens twice
                "0: [w x 1 ~] \n1:          [r x 1] [w x 2] [r x 1]",
                // nor before it was invoked
                "0: [r x 1]   [w x 1 ~]",
                "0: [r x 1]   [w x 1",
                "0: [w x 1] [cas x 1 2 !mismatch]",
                "0: [cas x null 2 !mismatch]",
                // two took the same
                "0: [w x 1] [cas x 1 2] [r x 2]\n1:   [cas x 1 3                 ]",
            })
    void isNotLegalForARegister(String drawing) {
        assertEquals(new BruteForceLinearizability.Answer(false, Map.of()), register(drawing));
    }

    @Test
    void namesReadsOfWhatNobodyWrote() {
        assertEquals(
                Map.of("x", Set.of("thin-air")), register("0: [r x 1] [w y 1]").named());
        assertEquals(
                Map.of("x", Set.of("aborted-read")),
                register("0: [w x 1 !] [r x 1]").named());
        assertEquals(
                Map.of("x", Set.of("aborted-read")),
                register("0: [cas x 0 1 !mismatch] [r x 1]").named());
        assertEquals(
                Map.of("x", Set.of("aborted-read", "thin-air")),
                register("0: [w x 1 !] [r x 1] [r x 2]").named());
        // another operation, of which nobody knows, wrote the same
        assertTrue(register("0: [w x 1 !] [r x 1]\n1: [w x 1").valid());
        // wrong, but somebody wrote it
        assertEquals(Map.of(), register("0: [r x 1] [w x 1]").named());
        // a read of which nobody knows has no value
        assertTrue(register("0: [r x ~]").valid());
        assertEquals(Map.of(), kv("0: [get x null -> a]").named());
    }

    @Test
    void appendsToStrings() {
        assertTrue(kv("0: [get x null] [append x a] [append x b] [get x null -> ab] [put x a] [get x null -> a]")
                .valid());
        assertTrue(kv("0: [get x null -> \"\"] [put x \"\"] [get x null]").valid());
        assertTrue(kv("0: [append x a]           [get x null -> ba]\n1:    [append x b]")
                .valid());
        assertFalse(kv("0: [append x a]              [get x null -> ba]\n1:              [append x b]")
                .valid());
        assertFalse(kv("0: [append x a ~]\n1:               [get x null -> aa]").valid());
        assertFalse(kv("0: [put x a] [get x null]").valid());
    }
}
