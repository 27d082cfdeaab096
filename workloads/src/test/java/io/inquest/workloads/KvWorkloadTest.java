package io.inquest.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.world.SeededRandom;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Operation;
import io.inquest.history.Operations;
import io.inquest.workloads.memory.ForgetfulKv;
import io.inquest.workloads.memory.InMemoryKv;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KvWorkloadTest {
    private final Workload workload = new KvWorkload();

    @Test
    void everyFunctionSucceedsOftenEnoughToMeanSomething() {
        History history = TestRun.overlapping(5, workload, Map.of(), 6, new InMemoryKv());
        Map<String, Double> shares = Shares.ofOk(history);
        assertEquals(workload.functions().all(), List.copyOf(shares.keySet()));
        shares.forEach((f, share) -> assertTrue(share > 0.9, f + ": " + share));
    }

    @Test
    void everyTokenOfAKeyIsUnique() {
        History history = TestRun.overlapping(5, workload, Map.of(), 6, new InMemoryKv());
        for (Operations key : history.operations().byKey()) {
            Set<Object> tokens = new HashSet<>();
            for (int i = 0; i < key.size(); i++) {
                Operation operation = key.get(i);
                assertTrue(operation.f().equals("get") || tokens.add(operation.value()), operation.toString());
            }
            assertEquals("get", key.get(key.size() - 1).f());
        }
    }

    @Test
    void doneOneByOneEveryGetReturnsWhatWasWritten() {
        assertEquals(0, wrongGets(TestRun.atOnce(5, workload, Map.of(), new InMemoryKv())));
    }

    @Test
    void theBugShows() {
        int wrong = wrongGets(TestRun.atOnce(5, workload, Map.of(), new ForgetfulKv(new SeededRandom(3))));
        assertTrue(wrong > 10, "wrong gets: " + wrong);
    }

    private static int wrongGets(History history) {
        Map<Object, Object> strings = new HashMap<>();
        int wrong = 0;
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) != EventType.OK) {
                continue;
            }
            Object key = history.keyValue(history.key(i));
            Object value = history.valueOf(history.value(i));
            switch (history.functionName(history.function(i))) {
                case "get" -> wrong += String.valueOf(value).equals(String.valueOf(strings.get(key))) ? 0 : 1;
                case "append" -> strings.merge(key, value, (before, token) -> before + (String) token);
                default -> strings.put(key, value);
            }
        }
        return wrong;
    }
}
