package io.inquest.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.EventType;
import io.inquest.history.Operation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/**
 * What each workload of transactions is made to show is there in what the object with the bug did, and not in what the other
 * did: counted plainly, by no checker.
 */
class TransactionAnomaliesTest {
    private static final int SEEDS = 5;

    private static void assertShown(
            String name, Map<String, String> options, ToIntFunction<List<Operation>> anomalies) {
        Workload workload = ServiceLoader.load(Workload.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        References.Reference reference = References.ALL.get(name);
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Operation> correct = Recorded.operations(
                    TestRun.overlapping(seed, workload, options, Recorded.CLIENTS, reference.correct(seed)));
            List<Operation> wrong = Recorded.operations(
                    TestRun.overlapping(seed, workload, options, Recorded.CLIENTS, reference.wrong(seed)));
            assertEquals(0, anomalies.applyAsInt(correct), name + ", seed " + seed);
            assertTrue(anomalies.applyAsInt(wrong) > 0, name + ", seed " + seed + ": nothing");
        }
    }

    private static List<Operation> ok(List<Operation> operations) {
        return operations.stream().filter(Recorded::isOk).toList();
    }

    private static List<Operation> okReads(List<Operation> operations) {
        return ok(operations).stream()
                .filter(operation -> Micro.onlyReads(Micro.done(operation)))
                .toList();
    }

    private static Map<Long, Object> seen(Operation transaction) {
        Map<Long, Object> seen = new TreeMap<>();
        for (Micro micro : Micro.done(transaction)) {
            if (micro.reads()) {
                seen.put(micro.key(), micro.value());
            }
        }
        return seen;
    }

    private static boolean isBefore(Operation one, Operation other) {
        return one.completion() != null
                && one.completion().index() < other.invocation().index();
    }

    @Test
    void acknowledgedAppendsAreMissingInTheEnd() {
        assertShown("list-append", Map.of(), operations -> {
            Map<Long, Object> last = new HashMap<>();
            okReads(operations).forEach(read -> last.putAll(seen(read)));
            int lost = 0;
            for (Operation transaction : ok(operations)) {
                for (Micro micro : Micro.done(transaction)) {
                    boolean there = last.get(micro.key()) instanceof List<?> list && list.contains(micro.value());
                    lost += micro.reads() || there ? 0 : 1;
                }
            }
            return lost;
        });
    }

    /** What was read had been overwritten, by someone who knew it and who ended before the read began. */
    @Test
    void readsAreStale() {
        assertShown("rw-register", Map.of("keys", "3"), operations -> {
            int stale = 0;
            List<Operation> reads = okReads(operations);
            for (Operation writer : ok(operations)) {
                Map<Long, Object> before = new HashMap<>();
                Set<Long> overwritten = new HashSet<>();
                for (Micro micro : Micro.done(writer)) {
                    if (!before.containsKey(micro.key())) {
                        before.put(micro.key(), micro.value());
                    } else if (!micro.reads()) {
                        overwritten.add(micro.key());
                    }
                }
                for (Operation read : reads) {
                    Map<Long, Object> seen = seen(read);
                    stale += (int) overwritten.stream()
                            .filter(key -> seen.containsKey(key)
                                    && Objects.equals(seen.get(key), before.get(key))
                                    && isBefore(writer, read))
                            .count();
                }
            }
            return stale;
        });
    }

    @Test
    void twoSeeTwoWritesInOppositeOrders() {
        assertShown("long-fork", Map.of(), operations -> {
            Map<Long, Set<List<Object>>> byGroup = new TreeMap<>();
            for (Operation read : okReads(operations)) {
                Map<Long, Object> seen = seen(read);
                for (long first : seen.keySet()) {
                    if (first % 2 == 0) {
                        byGroup.computeIfAbsent(first, group -> new HashSet<>())
                                .add(Arrays.asList(seen.get(first), seen.get(first + 1)));
                    }
                }
            }
            int forks = 0;
            for (Set<List<Object>> sights : byGroup.values()) {
                boolean fork = sights.contains(Arrays.asList(1L, null)) && sights.contains(Arrays.asList(null, 1L));
                forks += fork ? 1 : 0;
            }
            return forks;
        });
    }

    @Test
    void bothInsertsFindNothing() {
        assertShown("write-skew", Map.of("skew", "inserts"), operations -> {
            Map<Long, Integer> blind = new TreeMap<>();
            for (Operation transaction : ok(operations)) {
                boolean inserts = !Micro.onlyReads(Micro.done(transaction));
                if (inserts && seen(transaction).values().stream().allMatch(Objects::isNull)) {
                    blind.merge(Micro.done(transaction).get(0).key() / 2, 1, Integer::sum);
                }
            }
            return (int) blind.values().stream().filter(count -> count == 2).count();
        });
    }

    /** A process sees again what it has seen replaced by something else. */
    @Test
    void someoneWhoComesBackSeesLess() {
        assertShown("monotonic", Map.of(), operations -> {
            Map<List<Object>, Set<Object>> replaced = new HashMap<>(); // by process and key
            Map<List<Object>, Object> last = new HashMap<>();
            int back = 0;
            for (Operation transaction : ok(operations)) {
                for (Micro micro : Micro.done(transaction)) {
                    List<Object> where = List.of(transaction.actor().process(), micro.key());
                    Set<Object> gone = replaced.computeIfAbsent(where, any -> new HashSet<>());
                    back += gone.contains(micro.value()) ? 1 : 0;
                    if (last.containsKey(where) && !Objects.equals(last.get(where), micro.value())) {
                        gone.add(last.get(where));
                    }
                    last.put(where, micro.value());
                }
            }
            return back;
        });
    }

    @Test
    void theLaterOfTwoWritesIsSeenWithoutTheEarlier() {
        assertShown("causal-reverse", Map.of(), operations -> {
            Map<Long, Operation> writers = new TreeMap<>();
            for (Operation transaction : operations) {
                Micro first = Micro.asked(transaction).get(0);
                if (!first.reads()) {
                    writers.put(first.key(), transaction);
                }
            }
            int reversed = 0;
            for (Operation read : okReads(operations)) {
                Map<Long, Object> seen = seen(read);
                for (long key : seen.keySet()) {
                    Object next = key % 4 == 3 ? null : seen.get(key + 1);
                    boolean laterOnly = seen.get(key) == null && next != null;
                    reversed += laterOnly && isBefore(writers.get(key), writers.get(key + 1)) ? 1 : 0;
                }
            }
            return reversed;
        });
    }

    @Test
    void whatFailedIsSeen() {
        assertShown("dirty-read", Map.of(), operations -> {
            Set<List<Object>> failed = new HashSet<>();
            for (Operation transaction : operations) {
                if (transaction.outcome() == EventType.FAIL) {
                    Micro.asked(transaction).forEach(micro -> failed.add(Arrays.asList(micro.key(), micro.value())));
                }
            }
            int dirty = 0;
            for (Operation transaction : ok(operations)) {
                for (Map.Entry<Long, Object> read : seen(transaction).entrySet()) {
                    boolean isOf = read.getValue() != null && failed.contains(List.of(read.getKey(), read.getValue()));
                    dirty += isOf ? 1 : 0;
                }
            }
            return dirty;
        });
    }
}
