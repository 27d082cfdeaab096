package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrawnHistoryTest {
    private static String printed(String... lines) {
        return HistoryNotation.print(
                        DrawnHistory.parse(String.join("\n", lines)).history())
                .replaceAll(" +", " ")
                .replace(" ]", "]");
    }

    @Test
    void operationsOverlapAsTheyAreDrawn() {
        assertEquals(
                "0: [w x 1] [r x 3]\n1: [\"cas\" [1,3] !]\n",
                printed("  process 0   |- W x1 -|    |- R x3 -|", "  process 1      |- C13 -| failed"));
    }

    @Test
    void functionsHaveAKeyAndAValue() {
        assertEquals(
                "3: [enqueue q 1] [dequeue -> 1] [dequeue] [send 2 -> [0,2] @n1]\n",
                printed("  process 3   |- enqueue q 1 -| |- dequeue 1 -| |- dequeue - -| |- send 2 -> [0,2] -| by n1"));
        assertEquals(
                "4: [acquire l null] [acquire l {\"guards\":[\"x\"]}] [add 7 ~]\n",
                printed("  process 4   |- acquire l -| |- acquire l {\"guards\":[\"x\"]} -| |- add 7 -| unknown"));
    }

    @Test
    void someFunctionsHaveWordsOfTheirOwn() {
        String line =
                "  process 1   |- transfer 3 from a to b -| |- read {a: 5} -| |- lead k: a in 7 -| |- acquire: 2 -|";
        History history = DrawnHistory.parse(line).history();
        assertEquals(
                Map.of("from", "a", "to", "b", "amount", 3L), history.event(0).value());
        assertEquals(Map.of("a", 5L), history.event(3).value());
        assertEquals(Map.of("leader", "a", "term", 7L), history.event(5).value());
        assertEquals("k", history.event(5).key());
        assertEquals(2L, history.event(7).value());
    }

    @Test
    void whatIsNoDrawingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> printed("  process 0   |- W x1 -| R x1" + "|"));
        assertThrows(IllegalArgumentException.class, () -> printed("  node 0   |- W x1 -|"));
        assertThrows(
                IllegalArgumentException.class, () -> printed("  process 0 |- W1 -|", "  process 1        |- R1 -|"));
    }
}
