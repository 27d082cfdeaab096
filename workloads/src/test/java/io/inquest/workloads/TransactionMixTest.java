package io.inquest.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The workloads list-append and rw-register: what their options do to their transactions, of which a run has about 1,000. */
class TransactionMixTest {
    private static final Map<String, Workload> WORKLOADS =
            new TreeMap<>(Map.of("list-append", new ListAppendWorkload(), "rw-register", new RwRegisterWorkload()));

    /** The transactions of the main part. */
    private static List<Operation> transactions(String workload, Map<String, String> options) {
        List<Operation> transactions = Recorded.operations(Recorded.history(WORKLOADS.get(workload), options));
        transactions.removeIf(Recorded::isLast);
        assertTrue(transactions.size() > 900, transactions.size() + " transactions");
        return transactions;
    }

    private static List<Micro> micros(List<Operation> transactions) {
        List<Micro> micros = new ArrayList<>();
        transactions.forEach(transaction -> micros.addAll(Micro.asked(transaction)));
        return micros;
    }

    /** Of a hundred. */
    private static double percent(long some, int all) {
        return 100.0 * some / all;
    }

    @ParameterizedTest
    @CsvSource({"list-append, append", "rw-register, w"})
    void readsAndWritesAreOfTheKindThatTheNameSays(String workload, String write) {
        List<Micro> micros = micros(transactions(workload, Map.of()));
        long reads = micros.stream().filter(Micro::reads).count();
        assertEquals(50, percent(reads, micros.size()), 3);
        micros.forEach(micro -> assertEquals(micro.reads() ? "r" : write, micro.kind()));
        micros.forEach(micro -> assertEquals(micro.reads(), micro.value() == null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list-append", "rw-register"})
    void aKeyHasOneWriteOfEachNumberAndThenMakesRoomForTheNext(String workload) {
        Map<Long, Long> written = new LinkedHashMap<>();
        TreeSet<Long> active = new TreeSet<>(List.of(0L, 1L, 2L));
        long fresh = 3;
        List<Operation> transactions = transactions(workload, Map.of("keys", "3", "writes-per-key", "7"));
        for (Micro micro : micros(transactions)) {
            assertTrue(active.contains(micro.key()), micro + ", when there are " + active);
            if (!micro.reads()) {
                assertEquals(written.merge(micro.key(), 1L, Long::sum), micro.value());
                if (written.get(micro.key()) == 7) {
                    active.remove(micro.key());
                    active.add(fresh++);
                }
            }
        }
        assertTrue(written.size() > 100, written.size() + " keys");
    }

    @Test
    void everyLengthOfTheRangeIsAsLikelyAsAnother() {
        Map<Integer, Integer> lengths = new TreeMap<>();
        List<Operation> transactions = transactions("list-append", Map.of());
        transactions.forEach(txn -> lengths.merge(Micro.asked(txn).size(), 1, Integer::sum));
        assertEquals(List.of(1, 2, 3, 4), List.copyOf(lengths.keySet()));
        lengths.forEach(
                (length, count) -> assertEquals(25, percent(count, transactions.size()), 5, length + " micros"));
        for (Operation transaction : transactions("rw-register", Map.of("txn-length", "6"))) {
            assertEquals(6, Micro.asked(transaction).size());
        }
    }

    @Test
    void readsHaveTheirShare() {
        List<Micro> few = micros(transactions("list-append", Map.of("read-percent", "10")));
        assertEquals(10, percent(few.stream().filter(Micro::reads).count(), few.size()), 3);
        assertTrue(micros(transactions("rw-register", Map.of("read-percent", "0"))).stream()
                .noneMatch(Micro::reads));
    }

    @Test
    void transactionsThatOnlyReadHaveTheirShare() {
        Map<String, String> options = Map.of("read-only-percent", "30", "read-percent", "0");
        List<Operation> transactions = transactions("list-append", options);
        long onlyRead = 0;
        for (Operation transaction : transactions) {
            List<Micro> micros = Micro.asked(transaction);
            onlyRead += Micro.onlyReads(micros) ? 1 : 0;
            assertTrue(Micro.onlyReads(micros) || micros.stream().noneMatch(Micro::reads), transaction.toString());
        }
        assertEquals(30, percent(onlyRead, transactions.size()), 4);
    }

    /** The shares of keys that are never replaced, of a hundred. */
    @ParameterizedTest
    @CsvSource({"exponential, 52, 26, 13", "uniform, 20, 20, 20", "zipf, 44, 22, 15", "hot-set, 80, 5, 5"})
    void keysHaveTheSharesOfTheirDistribution(String distribution, int first, int second, int third) {
        List<Micro> micros = micros(transactions(
                "rw-register", Map.of("keys", "5", "writes-per-key", "100000", "key-distribution", distribution)));
        Map<Long, Long> counts = new TreeMap<>();
        micros.forEach(micro -> counts.merge(micro.key(), 1L, Long::sum));
        assertEquals(5, counts.size());
        assertEquals(first, percent(counts.get(0L), micros.size()), 4);
        assertEquals(second, percent(counts.get(1L), micros.size()), 4);
        assertEquals(third, percent(counts.get(2L), micros.size()), 4);
    }

    @Test
    void theFirstOfTenKeysIsTheHottestByDefault() {
        Map<Long, Long> counts = new TreeMap<>();
        List<Micro> micros = micros(transactions("list-append", Map.of("writes-per-key", "100000")));
        micros.forEach(micro -> counts.merge(micro.key(), 1L, Long::sum));
        assertEquals(50, percent(counts.get(0L), micros.size()), 4);
        assertTrue(counts.size() <= 10 && counts.size() > 7, counts.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list-append", "rw-register"})
    void everyKeyIsReadInTheEndBySeveral(String workload) {
        Map<Long, TreeSet<Integer>> readers = new TreeMap<>();
        TreeSet<Long> touched = new TreeSet<>();
        for (Operation transaction : Recorded.operations(Recorded.history(WORKLOADS.get(workload), Map.of()))) {
            for (Micro micro : Micro.asked(transaction)) {
                touched.add(micro.key());
                if (Recorded.isLast(transaction)) {
                    assertTrue(micro.reads(), transaction.toString());
                    readers.computeIfAbsent(micro.key(), key -> new TreeSet<>()).add(Recorded.worker(transaction));
                }
            }
        }
        touched.forEach(key -> assertEquals(FinalReads.READERS, readers.get(key).size(), "readers of " + key));
    }

    @ParameterizedTest
    @CsvSource({
        "txn-length, 4..1",
        "txn-length, 0..3",
        "txn-length, few",
        "txn-length, 1..99999999999",
        "txn-length, 1..2000",
        "read-percent, 100",
        "read-only-percent, -1",
        "writes-per-key, 0",
        "keys, 0",
        "key-distribution, groups"
    })
    void aValueWithoutSenseIsRefusedByName(String option, String value) {
        for (Workload workload : WORKLOADS.values()) {
            WorkloadConfig config = TestRun.config(workload, Map.of(option, value), 5);
            Exception e = assertThrows(IllegalArgumentException.class, () -> workload.plan(config));
            assertTrue(e.getMessage().startsWith("--" + option + " "), e.getMessage());
        }
    }
}
