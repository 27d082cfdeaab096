package io.inquest.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.world.SeededRandom;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Operation;
import io.inquest.history.Operations;
import io.inquest.workloads.memory.InMemoryRegister;
import io.inquest.workloads.memory.StaleRegister;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegisterWorkloadTest {
    private final Workload workload = new RegisterWorkload();

    private History overlapping(Map<String, String> options, int concurrency) {
        return TestRun.overlapping(5, workload, options, concurrency, new InMemoryRegister());
    }

    @Test
    void everyFunctionSucceedsOftenEnoughToMeanSomething() {
        for (int concurrency : new int[] {2, 5, 10}) {
            Map<String, Double> shares = Shares.ofOk(overlapping(Map.of(), concurrency));
            assertEquals(workload.functions().all(), List.copyOf(shares.keySet()));
            shares.forEach((f, share) -> assertTrue(share > 0.4, f + " with " + concurrency + ": " + share));
        }
    }

    @Test
    void everyUpdateOfAKeyHasAValueOfItsOwn() {
        for (Operations key : overlapping(Map.of(), 6).operations().byKey()) {
            Set<Object> written = new HashSet<>();
            for (int i = 0; i < key.size(); i++) {
                Operation operation = key.get(i);
                if (operation.value() != null) {
                    Object value =
                            operation.value() instanceof List<?> oldAndNew ? oldAndNew.get(1) : operation.value();
                    assertTrue(written.add(value), operation.toString());
                }
            }
        }
    }

    @Test
    void fewValuesAreAChoice() {
        History history = overlapping(Map.of("values", "3"), 6);
        Operations writes = history.operations().ofFunction(history.functionNumber("write"));
        Set<Object> written = new HashSet<>();
        for (int i = 0; i < writes.size(); i++) {
            written.add(writes.get(i).value());
        }
        assertEquals(Set.of(0L, 1L, 2L), written);
    }

    @Test
    void keysComeInGroupsAndHaveTheirNumberOfOperationsBeforeTheFinalReads() {
        History history = overlapping(Map.of("keys", "2", "ops-per-key", "40"), 6);
        Operations[] keys = history.operations().byKey();
        int full = 0;
        for (Operations key : keys) {
            assertTrue(key.size() <= 40 + FinalReads.READERS, "operations: " + key.size());
            full += key.size() == 40 + FinalReads.READERS ? 1 : 0;
        }
        assertEquals(keys.length - 2, full);
        assertTrue(keys.length > 15, "keys: " + keys.length);
    }

    @Test
    void everyKeyIsReadInTheEndBySeveralClients() {
        for (int concurrency : new int[] {1, 3, 5, 8}) {
            History history = overlapping(Map.of("ops-per-key", "50"), concurrency);
            for (Operations key : history.operations().byKey()) {
                Set<Integer> readers = new HashSet<>();
                for (int i = Math.max(0, key.size() - Math.min(concurrency, FinalReads.READERS)); i < key.size(); i++) {
                    assertEquals("read", key.get(i).f());
                    assertTrue(history.time(key.invocation(i)) >= 20_000_000_000L, "before the end of the main part");
                    readers.add(key.get(i).actor().process() % concurrency);
                }
                assertEquals(Math.min(concurrency, FinalReads.READERS), readers.size());
            }
        }
    }

    @Test
    void doneOneByOneEveryReadReturnsWhatWasLastWritten() {
        assertEquals(0, staleReads(TestRun.atOnce(5, workload, Map.of(), new InMemoryRegister())));
    }

    @Test
    void theBugShows() {
        int stale = staleReads(TestRun.atOnce(5, workload, Map.of(), new StaleRegister(new SeededRandom(3))));
        assertTrue(stale > 10, "stale reads: " + stale);
    }

    private static int staleReads(History history) {
        Map<Object, Object> values = new HashMap<>();
        int stale = 0;
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) != EventType.OK) {
                continue;
            }
            Object key = history.keyValue(history.key(i));
            Object value = history.valueOf(history.value(i));
            if (history.functionName(history.function(i)).equals("read")) {
                stale += Objects.equals(values.get(key), value) ? 0 : 1;
            } else {
                values.put(key, value instanceof List<?> oldAndNew ? oldAndNew.get(1) : value);
            }
        }
        return stale;
    }

    @Test
    void aWrongOptionIsNamed() {
        WorkloadConfig config = TestRun.config(workload, Map.of("keys", "many"), 5);
        Exception e = assertThrows(IllegalArgumentException.class, () -> workload.plan(config));
        assertEquals("--keys takes a whole number from 1, not 'many'", e.getMessage());
    }
}
