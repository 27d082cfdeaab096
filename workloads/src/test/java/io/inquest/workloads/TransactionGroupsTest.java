package io.inquest.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.Event;
import io.inquest.history.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The workloads whose transactions are about groups of keys: what they look like, and in what order they come. */
class TransactionGroupsTest {
    private static final Map<String, Workload> WORKLOADS = new TreeMap<>(Map.of(
            "long-fork", new LongForkWorkload(),
            "write-skew", new WriteSkewWorkload(),
            "monotonic", new MonotonicWorkload(),
            "causal-reverse", new CausalReverseWorkload(),
            "dirty-read", new DirtyReadWorkload()));

    private static List<Operation> all(String workload, Map<String, String> options) {
        return Recorded.operations(Recorded.history(WORKLOADS.get(workload), options));
    }

    /** The transactions of the main part, by group, in their order. */
    private static Map<Long, List<Operation>> groups(String workload, int keys, Map<String, String> options) {
        Map<Long, List<Operation>> groups = new TreeMap<>();
        for (Operation transaction : all(workload, options)) {
            if (!Recorded.isLast(transaction)) {
                Set<Long> group = new TreeSet<>();
                Micro.asked(transaction).forEach(micro -> group.add(micro.key() / keys));
                assertEquals(1, group.size(), transaction.toString());
                groups.computeIfAbsent(group.iterator().next(), number -> new ArrayList<>())
                        .add(transaction);
            }
        }
        return groups;
    }

    private static List<Long> sortedKeys(List<Micro> micros) {
        return micros.stream().map(Micro::key).sorted().toList();
    }

    private static List<Micro> reads(Operation transaction) {
        return Micro.asked(transaction).stream().filter(Micro::reads).toList();
    }

    private static List<Micro> writes(Operation transaction) {
        return Micro.asked(transaction).stream().filter(micro -> !micro.reads()).toList();
    }

    /** Whether the one had ended when the other began. */
    private static boolean isBefore(Operation one, Operation other) {
        return one.completion() != null
                && one.completion().index() < other.invocation().index();
    }

    @ParameterizedTest
    @CsvSource({"long-fork, 2, 12", "causal-reverse, 4, 20", "monotonic, 3, 100", "dirty-read, 4, 50"})
    void everyGroupHasItsTransactionsAndThenMakesRoomForTheNext(String workload, int keys, int transactions) {
        int places = workload.equals("monotonic") || workload.equals("dirty-read") ? 2 : 3;
        Map<Long, List<Operation>> groups = groups(workload, keys, Map.of());
        int full = 0;
        for (List<Operation> group : groups.values()) {
            assertTrue(group.size() <= transactions, group.size() + " transactions");
            full += group.size() == transactions ? 1 : 0;
        }
        assertTrue(full >= groups.size() - places && full >= 7, full + " of " + groups.size());
        assertEquals(groups.size() - 1L, new TreeSet<>(groups.keySet()).last());
    }

    @ParameterizedTest
    @CsvSource({"long-fork, 2", "causal-reverse, 4"})
    void everyKeyIsWrittenOnceByATransactionOfItsOwnAndOthersReadTheGroup(String workload, int keys) {
        int orders = 0;
        for (Map.Entry<Long, List<Operation>> group :
                groups(workload, keys, Map.of()).entrySet()) {
            List<Long> written = new ArrayList<>();
            Set<List<Long>> readIn = new HashSet<>();
            for (Operation transaction : group.getValue()) {
                List<Micro> writes = writes(transaction);
                if (writes.isEmpty()) {
                    assertEquals(Txn.group(Math.toIntExact(group.getKey()), keys), sortedKeys(reads(transaction)));
                    readIn.add(reads(transaction).stream().map(Micro::key).toList());
                } else {
                    assertEquals(List.of(new Micro("w", writes.get(0).key(), 1L)), Micro.asked(transaction));
                    written.add(writes.get(0).key());
                }
            }
            assertTrue(writes(group.getValue().get(0)).size() == 1, "begins with a write");
            assertEquals(sortedDistinct(written), written);
            orders = Math.max(orders, readIn.size());
        }
        assertTrue(orders >= 2, orders + " orders of reading");
    }

    private static List<Long> sortedDistinct(List<Long> list) {
        return List.copyOf(new TreeSet<>(list));
    }

    @Test
    void writesOfALongForkOverlapAndThoseOfACausalReverseDoNot() {
        assertTrue(overlapping("long-fork", 2) > 5);
        assertEquals(0, overlapping("causal-reverse", 4));
    }

    private static int overlapping(String workload, int keys) {
        int overlapping = 0;
        for (List<Operation> group : groups(workload, keys, Map.of()).values()) {
            List<Operation> writers = new ArrayList<>(group);
            writers.removeIf(transaction -> writes(transaction).isEmpty());
            for (int i = 1; i < writers.size(); i++) {
                overlapping += isBefore(writers.get(i - 1), writers.get(i)) ? 0 : 1;
            }
        }
        return overlapping;
    }

    /** Else there is nothing in between for them to see. */
    @ParameterizedTest
    @CsvSource({"long-fork, 2", "causal-reverse, 4"})
    void someReadsComeBetweenTheWrites(String workload, int keys) {
        int between = 0;
        for (List<Operation> group : groups(workload, keys, Map.of()).values()) {
            int written = 0;
            for (Operation transaction : group) {
                written += writes(transaction).size();
                between += writes(transaction).isEmpty() && written < keys ? 1 : 0;
            }
        }
        assertTrue(between > 30, between + " reads");
    }

    @Test
    void skewedUpdatesReadBothAndWriteOne() {
        int onlyRead = 0;
        int transactions = 0;
        Set<Object> values = new HashSet<>();
        for (Map.Entry<Long, List<Operation>> pair :
                groups("write-skew", 2, Map.of("skew", "updates")).entrySet()) {
            assertTrue(pair.getValue().size() <= 20, pair.toString());
            for (Operation transaction : pair.getValue()) {
                assertEquals(
                        Txn.group(Math.toIntExact(pair.getKey()), 2),
                        sortedKeys(Micro.asked(transaction).subList(0, 2)));
                assertEquals(2, reads(transaction).size());
                List<Micro> writes = writes(transaction);
                assertTrue(writes.size() <= 1 && writes.stream().allMatch(values::add), transaction.toString());
                onlyRead += writes.isEmpty() ? 1 : 0;
                transactions++;
            }
        }
        assertTrue(transactions > 900, transactions + " transactions");
        assertEquals(0.2, (double) onlyRead / transactions, 0.05);
    }

    @Test
    void twoInsertsIntoAPairFollowEachOther() {
        List<Operation> transactions = all("write-skew", Map.of("skew", "inserts"));
        transactions.removeIf(Recorded::isLast);
        int sameWorker = 0;
        for (int i = 0; i + 1 < transactions.size(); i += 2) {
            Operation one = transactions.get(i);
            Operation other = transactions.get(i + 1);
            List<Long> pair = Txn.group(i / 2, 2);
            assertEquals(pair, sortedKeys(reads(one)));
            assertEquals(pair, sortedKeys(reads(other)));
            List<Micro> writes = new ArrayList<>(writes(one));
            writes.addAll(writes(other));
            assertEquals(pair, sortedKeys(writes));
            writes.forEach(micro -> assertEquals(1L, micro.value()));
            sameWorker += Recorded.worker(one) == Recorded.worker(other) ? 1 : 0;
        }
        assertTrue(sameWorker < transactions.size() / 8, sameWorker + " of " + transactions.size());
    }

    /** Both are among them, the two inserts still without another transaction in between. */
    @Test
    void updatesAndInsertsAreMixed() {
        int inserted = 0;
        int updated = 0;
        Map<Long, List<Operation>> pairs = groups("write-skew", 2, Map.of());
        for (List<Operation> pair : pairs.values()) {
            boolean inserts = pair.size() == 2
                    && pair.stream().allMatch(txn -> writes(txn).size() == 1);
            inserted += inserts ? 1 : 0;
            updated += inserts ? 0 : pair.size();
        }
        assertTrue(inserted > 150 && updated > 400, inserted + " pairs, " + updated + " updates");
    }

    @Test
    void groupsOfMonotonicGetTheNextNumberByThoseWhoReadAllOfThem() {
        for (Map.Entry<Long, List<Operation>> group :
                groups("monotonic", 3, Map.of()).entrySet()) {
            long highest = 0;
            Set<Long> written = new TreeSet<>();
            for (Operation transaction : group.getValue()) {
                List<Micro> micros = Micro.asked(transaction);
                assertEquals(Txn.group(Math.toIntExact(group.getKey()), 3), sortedKeys(micros.subList(0, 3)));
                assertEquals(3, reads(transaction).size());
                for (Micro write : writes(transaction)) {
                    assertTrue((Long) write.value() > highest, write + " after " + highest);
                    highest = (Long) write.value();
                    written.add(write.key());
                }
            }
            assertTrue(group.getValue().size() < 30 || written.size() == 3, "written: " + written);
        }
    }

    @Test
    void writersOfDirtyReadWriteAllKeysAndOneOfThemTwice() {
        int writers = 0;
        Set<List<Long>> orders = new HashSet<>();
        for (Map.Entry<Long, List<Operation>> group :
                groups("dirty-read", 4, Map.of()).entrySet()) {
            List<Long> keys = Txn.group(Math.toIntExact(group.getKey()), 4);
            Set<Object> values = new HashSet<>();
            for (Operation transaction : group.getValue()) {
                assertEquals(keys, sortedKeys(reads(transaction)));
                List<Micro> writes = writes(transaction);
                if (writes.isEmpty()) {
                    continue;
                }
                writers++;
                assertEquals(keys, sortedKeys(writes.subList(0, 4)));
                assertEquals(writes.get(0).key(), writes.get(4).key());
                assertTrue(values.add(writes.get(0).value()), transaction.toString());
                assertTrue(values.add(writes.get(4).value()), transaction.toString());
                writes.subList(1, 5).forEach(micro -> assertEquals(writes.get(4).value(), micro.value()));
                orders.add(writes.subList(0, 4).stream()
                        .map(micro -> micro.key() % 4)
                        .toList());
            }
        }
        assertTrue(writers > 400, writers + " writers");
        assertEquals(24, orders.size());
    }

    @ParameterizedTest
    @CsvSource({"long-fork", "write-skew", "monotonic", "causal-reverse", "dirty-read"})
    void everyKeyIsReadInTheEndBySeveral(String workload) {
        Map<Long, Set<Integer>> readers = new TreeMap<>();
        Set<Long> touched = new TreeSet<>();
        for (Operation transaction : all(workload, Map.of())) {
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
        "long-fork, keys-per-group, 1",
        "long-fork, txns-per-group, 2",
        "causal-reverse, groups, 0",
        "monotonic, keys-per-group, x",
        "dirty-read, txns-per-group, 4",
        "write-skew, txns-per-group, 1",
        "write-skew, groups, 0"
    })
    void aValueWithoutSenseIsRefusedByName(String name, String option, String value) {
        assertRefused(name, Map.of(option, value), "--" + option + " takes a whole number from ");
    }

    @Test
    void whatInsertsDoNotHaveIsRefused() {
        assertRefused("write-skew", Map.of("skew", "inserts", "groups", "4"), "--groups is for --skew updates or both");
        assertRefused(
                "write-skew",
                Map.of("skew", "inserts", "txns-per-group", "9"),
                "--txns-per-group is for --skew updates or both");
    }

    private static void assertRefused(String name, Map<String, String> options, String message) {
        Workload workload = WORKLOADS.get(name);
        WorkloadConfig config = TestRun.config(workload, options, 5);
        Exception e = assertThrows(IllegalArgumentException.class, () -> workload.plan(config));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }

    /** Of a group whose write never ends well the next goes on. */
    @Test
    void aLostWriteDoesNotEndACausalReverse() {
        int goesOn = 0;
        for (List<Operation> group : groups("causal-reverse", 4, Map.of()).values()) {
            boolean lost = false;
            for (Operation transaction : group) {
                boolean writes = !writes(transaction).isEmpty();
                goesOn += lost && writes ? 1 : 0;
                Event completion = transaction.completion();
                lost |= writes && (completion == null || !Recorded.isOk(transaction));
            }
        }
        assertNotEquals(0, goesOn);
    }
}
