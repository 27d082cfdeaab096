package io.inquest.workloads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.History;
import io.inquest.history.Operations;
import io.inquest.workloads.memory.InMemoryKv;
import io.inquest.workloads.memory.InMemoryObject;
import io.inquest.workloads.memory.InMemoryRegister;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that all clients share, an operation's drawn from a distribution. There are about 1,000 operations in a run. */
class KeyDistributionTest {
    private static final int CLIENTS = 6;
    private static final Workload REGISTER = new RegisterWorkload();

    private static History run(Workload workload, String distribution, int keys, int operations) {
        InMemoryObject object = workload == REGISTER ? new InMemoryRegister() : new InMemoryKv();
        Map<String, String> options = Map.of(
                "key-distribution",
                distribution,
                "keys",
                Integer.toString(keys),
                "ops-per-key",
                Integer.toString(operations));
        return TestRun.overlapping(5, workload, options, CLIENTS, object);
    }

    /** How many operations the keys had, without the final reads; in their order. */
    private static int[] counts(History history) {
        Operations[] keys = history.operations().byKey();
        int[] counts = new int[keys.length];
        for (int key = 0; key < keys.length; key++) {
            counts[key] = keys[key].size() - FinalReads.READERS;
        }
        return counts;
    }

    /** The shares of the keys, largest first; no key is replaced. */
    private static double[] shares(String distribution) {
        int[] counts = counts(run(REGISTER, distribution, 5, 100_000));
        int all = Arrays.stream(counts).sum();
        assertTrue(all > 700, "operations: " + all);
        return Arrays.stream(counts)
                .mapToDouble(count -> -(double) count / all)
                .sorted()
                .map(share -> -share)
                .toArray();
    }

    @Test
    void keysHaveTheSharesOfTheirDistribution() {
        assertArrayEquals(new double[] {0.2, 0.2, 0.2, 0.2, 0.2}, shares("uniform"), 0.05);
        assertArrayEquals(new double[] {0.44, 0.22, 0.15, 0.11, 0.09}, shares("zipf"), 0.05);
        assertArrayEquals(new double[] {0.52, 0.26, 0.13, 0.06, 0.03}, shares("exponential"), 0.05);
        assertArrayEquals(new double[] {0.8, 0.05, 0.05, 0.05, 0.05}, shares("hot-set"), 0.05);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uniform", "zipf", "exponential", "hot-set"})
    void everyFunctionSucceedsAndNoKeyHasTooMany(String distribution) {
        for (Workload workload : List.of(REGISTER, new KvWorkload())) {
            History history = run(workload, distribution, 4, 60);
            assertEquals(
                    workload.functions().all(), List.copyOf(Shares.ofOk(history).keySet()));
            Shares.ofOk(history).forEach((f, share) -> assertTrue(share > 0.3, f + ": " + share));
            int full = 0;
            int[] counts = counts(history);
            for (int count : counts) {
                assertTrue(count <= 60, "operations: " + count);
                full += count == 60 ? 1 : 0;
            }
            assertTrue(full >= counts.length - 4 && full > 5, full + " of " + counts.length + " keys had all");
        }
    }

    @Test
    void allClientsWorkOnAKey() {
        for (Operations key : run(REGISTER, "uniform", 2, 200).operations().byKey()) {
            Set<Integer> workers = new HashSet<>();
            for (int i = 0; i < key.size() - FinalReads.READERS; i++) {
                workers.add(key.get(i).actor().process() % CLIENTS);
            }
            assertTrue(workers.size() == CLIENTS || key.size() < 40, "clients: " + workers);
        }
    }

    @Test
    void aChoiceThatThereIsNotIsRefused() {
        WorkloadConfig config = TestRun.config(REGISTER, Map.of("key-distribution", "pareto"), 5);
        Exception e = assertThrows(IllegalArgumentException.class, () -> REGISTER.plan(config));
        assertTrue(e.getMessage().contains("zipf, exponential or hot-set, not 'pareto'"), e.getMessage());
    }
}
