package io.inquest.checkers.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelsTest {
    private static History withFunctions(String... functions) {
        HistoryBuilder builder = History.builder();
        for (int i = 0; i < functions.length; i++) {
            builder.add(Event.invoke(Actor.process(i), functions[i], "x", null));
        }
        return builder.build();
    }

    @Test
    void theFunctionsTellTheObject() {
        Models models = Models.installed();
        assertEquals(
                List.of(
                        "counter",
                        "election",
                        "kv",
                        "lock",
                        "multi-register",
                        "mutex",
                        "priority-queue",
                        "queue",
                        "register",
                        "set",
                        "stack",
                        "unique-ids"),
                models.names());
        assertEquals(List.of("register"), models.candidates(withFunctions("read", "cas")));
        assertEquals(List.of("kv"), models.candidates(withFunctions("get")));
        assertEquals(List.of("queue"), models.candidates(withFunctions("enqueue", "dequeue")));
        assertEquals(List.of("counter", "set"), models.candidates(withFunctions("add", "read")));
    }

    @Test
    void aMutexIsALockUnlessSomebodySaysSo() {
        assertEquals(List.of("lock"), Models.installed().candidates(withFunctions("acquire", "release")));
        assertEquals("mutex", Models.installed().find("mutex").orElseThrow().name());
    }

    @Test
    void whereNoObjectKnowsAllFunctionsThoseThatKnowSomeAreLeft() {
        Models models = Models.installed();
        assertEquals(List.of("register"), models.candidates(withFunctions("write", "increment")));
        assertEquals(List.of("kv", "register"), models.candidates(withFunctions("write", "get")));
        assertEquals(List.of(), models.candidates(withFunctions("increment")));
    }

    @Test
    void twoObjectsOfOneNameAreRefused() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new Models(List.of(new KvModel(), new KvModel())));
        assertTrue(refused.getMessage().startsWith("two objects are named kv"), refused.getMessage());
    }

    @Test
    void longValuesKeepTheirEnds() {
        String text = Text.of("a".repeat(100) + "b".repeat(100));
        assertTrue(text.startsWith("\"aaa") && text.endsWith("bbb\"") && text.contains(" … "), text);
        assertEquals("[null,\"a\",{\"b\":1}]", Text.of(java.util.Arrays.asList(null, "a", java.util.Map.of("b", 1L))));
    }
}
