package io.inquest.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Operation;
import io.inquest.history.Operations;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of the operations of every workload, or of several. */
class WorkloadShapesTest {
    private static final Map<String, Workload> WORKLOADS = new TreeMap<>();

    static {
        ServiceLoader.load(Workload.class).forEach(workload -> WORKLOADS.put(workload.name(), workload));
    }

    private static Set<String> workloads() {
        return WORKLOADS.keySet();
    }

    private static History history(String workload) {
        return Recorded.history(WORKLOADS.get(workload), Map.of());
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void usesItsFunctionsAndAllOfThemSucceed(String name) {
        Map<String, Double> shares = Shares.ofOk(history(name));
        assertEquals(WORKLOADS.get(name).functions().all(), List.copyOf(shares.keySet()));
        shares.forEach((f, share) -> assertTrue(share > (f.equals("acquire") ? 0.1 : 0.4), f + ": " + share));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void theSameSeedGivesTheSameOperations(String name) {
        assertEquals(Recorded.operations(history(name)), Recorded.operations(history(name)));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void takesOneClientOrManyAtAnyRate(String name) {
        Workload workload = WORKLOADS.get(name);
        for (int concurrency : new int[] {name.equals("memory") ? 2 : 1, 3, 17}) {
            History history = TestRun.overlapping(
                    7, workload, Map.of(), concurrency, References.ALL.get(name).correct(7));
            int operations = Recorded.operations(history).size();
            assertTrue(operations > 150, concurrency + " clients: " + operations);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sessions, write",
        "causal-chain, write",
        "memory, write",
        "eventual, write",
        "set, add",
        "queue, enqueue",
        "stack, push",
        "priority-queue, insert",
        "log, send",
        "broadcast, broadcast"
    })
    void whatIsPutInIsDifferentEachTime(String name, String update) {
        Set<Object> seen = new HashSet<>();
        List<Operation> updates = Recorded.operations(history(name), update);
        for (Operation operation : updates) {
            assertTrue(operation.value() != null, operation.toString());
            assertTrue(seen.add(Arrays.asList(operation.key(), operation.value())), operation.toString());
        }
        assertTrue(updates.size() > 50, updates.size() + " updates");
    }

    @ParameterizedTest
    @CsvSource({"set, read", "counter, read", "sessions, read", "causal-chain, read"})
    void everyKeyIsReadInTheEndBySeveral(String name, String read) {
        for (Operations key : history(name).operations().byKey()) {
            Set<Integer> readers = new TreeSet<>();
            for (int i = 0; i < key.size(); i++) {
                if (Recorded.isLast(key.get(i))) {
                    assertEquals(read, key.get(i).f());
                    readers.add(Recorded.worker(key.get(i)));
                }
            }
            assertEquals(FinalReads.READERS, readers.size());
        }
    }

    @ParameterizedTest
    @CsvSource({"queue, dequeue", "stack, pop", "priority-queue, delete-min", "log, poll"})
    void everyKeyIsDrainedInTheEndBySeveral(String name, String take) {
        for (Operations key : history(name).operations().byKey()) {
            Set<Integer> satisfied = new TreeSet<>();
            Set<Integer> takers = new TreeSet<>();
            for (int i = 0; i < key.size(); i++) {
                Operation operation = key.get(i);
                if (Recorded.isLast(operation)) {
                    assertEquals(take, operation.f());
                    takers.add(Recorded.worker(operation));
                    Object result = operation.result();
                    if (Recorded.isOk(operation) && (result == null || result.equals(List.of()))) {
                        assertTrue(satisfied.add(Recorded.worker(operation)), "goes on after nothing: " + operation);
                    }
                }
            }
            assertEquals(FinalReads.READERS, takers.size());
            assertEquals(takers, satisfied);
        }
    }

    @Test
    void broadcastsAreDeliveredToAllInTheEnd() {
        Set<Integer> satisfied = new TreeSet<>();
        for (Operation operation : Recorded.operations(history("broadcast"))) {
            if (Recorded.isLast(operation)) {
                assertEquals("deliver", operation.f());
                if (Recorded.isOk(operation) && operation.result() == null) {
                    assertTrue(satisfied.add(Recorded.worker(operation)), operation.toString());
                }
            }
        }
        assertEquals(Recorded.CLIENTS, satisfied.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bank", "election", "unique-ids"})
    void everyClientAsksOnceInTheEnd(String name) {
        Set<Integer> asked = new TreeSet<>();
        for (Operation operation : Recorded.operations(history(name))) {
            if (Recorded.isLast(operation)) {
                assertTrue(WORKLOADS.get(name).functions().reads().contains(operation.f()), operation.toString());
                assertTrue(asked.add(Recorded.worker(operation)), operation.toString());
            }
        }
        assertEquals(Recorded.CLIENTS, asked.size());
    }

    @Test
    void priorityQueuesGetNumbersThatAreSpread() {
        Set<Object> first = new TreeSet<>();
        List<Operation> inserts = Recorded.operations(
                Recorded.history(new PriorityQueueWorkload(), Map.of("keys", "1", "ops-per-key", "5000")), "insert");
        int falls = 0;
        long before = -1;
        for (Operation insert : inserts) {
            long number = (Long) insert.value();
            falls += number < before ? 1 : 0;
            before = number;
            first.add(number);
        }
        assertTrue(falls > inserts.size() / 3, falls + " of " + inserts.size());
        assertEquals(inserts.size(), first.size());
    }

    @Test
    void countersAreCountedUpAndDown() {
        Set<Object> steps = new TreeSet<>();
        for (Operation add : Recorded.operations(history("counter"), "add")) {
            steps.add(add.value());
        }
        assertEquals(Set.of(-5L, -4L, -3L, -2L, -1L, 1L, 2L, 3L, 4L, 5L), steps);
    }

    @Test
    void locksAreReleasedOnlyByWhoHoldsThemAndAreHeldForAWhile() {
        Map<Object, Long> heldSince = new TreeMap<>();
        long longest = 0;
        History history = history("lock");
        for (int i = 0; i < history.size(); i++) {
            boolean acquires = history.functionName(history.function(i)).equals("acquire");
            String who = history.keyValue(history.key(i)) + " by " + history.process(i);
            if (acquires && history.type(i) == EventType.OK) {
                heldSince.put(who, history.time(i));
            } else if (!acquires && history.type(i) == EventType.INVOKE) {
                assertTrue(heldSince.containsKey(who), who);
                longest = Math.max(longest, history.time(i) - heldSince.get(who));
            } else if (!acquires && history.type(i) == EventType.OK) {
                heldSince.remove(who);
            } else if (acquires && history.type(i) == EventType.INVOKE) {
                assertTrue(!heldSince.containsKey(who), who + " has it");
            }
        }
        assertTrue(longest > 50_000_000, "held for " + longest + " ns at the most");
    }
}
