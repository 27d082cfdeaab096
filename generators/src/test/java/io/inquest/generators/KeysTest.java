package io.inquest.generators;

import static io.inquest.generators.Generators.ENDLESS;
import static io.inquest.generators.Generators.any;
import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.concurrentKeys;
import static io.inquest.generators.Generators.limit;
import static io.inquest.generators.Generators.nemesis;
import static io.inquest.generators.Generators.phases;
import static io.inquest.generators.Generators.repeat;
import static io.inquest.generators.Generators.reserve;
import static io.inquest.generators.Generators.sequentialKeys;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.Event;
import io.inquest.history.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final long FOREVER = 1_000_000;

    private static IntFunction<Generator> reads(int operations) {
        return key -> limit(operations, repeat(new Call("read", key, null)));
    }

    private static Map<Long, Set<Integer>> workersByKey(int clients, List<Operation> operations) {
        Map<Long, Set<Integer>> workers = new TreeMap<>();
        for (Operation operation : operations) {
            int worker = operation.actor().process() % clients;
            workers.computeIfAbsent((Long) operation.key(), key -> new TreeSet<>())
                    .add(worker);
        }
        return workers;
    }

    @Test
    void sequentialKeysComeOneAfterAnother() {
        List<Operation> operations = Simulator.run(2, FOREVER, sequentialKeys(3, reads(4)));
        assertEquals(
                List.of(0L, 0L, 0L, 0L, 1L, 1L, 1L, 1L, 2L, 2L, 2L, 2L),
                operations.stream().map(Operation::key).toList());
    }

    @Test
    void sequentialKeysSkipEmptyOnes() {
        Generator holes = sequentialKeys(4, key -> limit(key % 2, repeat(new Call("read", key, null))));
        List<Operation> operations = Simulator.run(1, FOREVER, holes);
        assertEquals(List.of(1L, 3L), operations.stream().map(Operation::key).toList());
    }

    @Test
    void eachGroupHasItsKey() {
        List<Operation> operations = Simulator.run(6, 99, concurrentKeys(3, ENDLESS, reads(1_000)));
        Map<Long, Set<Integer>> workers = workersByKey(6, operations);
        assertEquals(Set.of(0L, 1L, 2L), workers.keySet());
        assertEquals(Set.of(Set.of(0, 1), Set.of(2, 3), Set.of(4, 5)), Set.copyOf(workers.values()));
        assertEquals(60, operations.size());
    }

    @Test
    void groupsStayTogetherWhenProcessesChange() {
        Simulator simulator = new Simulator(3, 6, 40, concurrentKeys(2, 20, reads(30)));
        Map<Long, Set<Integer>> workers = workersByKey(6, simulator.run(FOREVER));
        assertEquals(20, workers.size());
        Set<Set<Integer>> groups = Set.of(Set.of(0, 1, 2), Set.of(3, 4, 5));
        workers.forEach((key, group) -> assertTrue(groups.contains(group), key + ": " + group));
    }

    @Test
    void everyKeyGetsAllItsOperationsAndThenItIsDone() {
        Simulator simulator = new Simulator(3, 5, 0, concurrentKeys(2, 7, reads(11)));
        assertEquals(77, simulator.run(FOREVER).size());
        assertTrue(simulator.done());
    }

    @Test
    void clientsLeftOverJoinTheFirstGroupsAndEachGroupHasOne() {
        Map<Long, Set<Integer>> workers = workersByKey(7, Simulator.run(7, 99, concurrentKeys(2, ENDLESS, reads(999))));
        assertEquals(Set.of(Set.of(0, 1, 2, 3), Set.of(4, 5, 6)), Set.copyOf(workers.values()));
        Map<Long, Set<Integer>> few = workersByKey(1, Simulator.run(1, 99, concurrentKeys(2, ENDLESS, reads(999))));
        assertEquals(Map.of(0L, Set.of(0)), few);
    }

    @Test
    void aKeysPhasesWaitForItsGroupOnly() {
        IntFunction<Generator> twoPhases = key ->
                phases(limit(2, repeat(new Call("write", key, 1))), limit(2, repeat(new Call("read", key, null))));
        List<Operation> operations = Simulator.run(4, FOREVER, concurrentKeys(2, 2, twoPhases));
        assertEquals(8, operations.size());
        for (Operation operation : operations) {
            assertEquals(
                    operation.f().equals("write") ? 0 : 10,
                    operation.invocation().time());
        }
    }

    @Test
    void reserveWorksWithinAGroup() {
        IntFunction<Generator> reserved =
                key -> reserve(1, repeat(new Call("read", key, null))).rest(repeat(new Call("write", key, 1)));
        for (Operation operation : Simulator.run(6, 99, concurrentKeys(2, ENDLESS, reserved))) {
            assertEquals(operation.actor().process() % 3 == 0 ? "read" : "write", operation.f());
        }
    }

    @Test
    void aKeyHearsOfItsClientsOnly() {
        record Hearing(int key, Generator inner) implements Generator {
            @Override
            public Step next(Context context) {
                return inner.next(context) instanceof Step.Emit emit
                        ? new Step.Emit(emit.operation(), this)
                        : new Step.Pending(Step.Pending.NEVER, this);
            }

            @Override
            public Generator update(Context context, Event event) {
                assertEquals((long) key, event.key());
                return this;
            }
        }
        Generator run = any(
                clients(concurrentKeys(2, ENDLESS, key -> new Hearing(key, repeat(new Call("read", key, null))))),
                nemesis(limit(3, repeat(Call.of("kill")))));
        assertEquals(43, Simulator.run(4, 99, run).size());
    }

    @Test
    void withoutClientsItSaysSo() {
        Generator wrong = nemesis(concurrentKeys(2, 1, reads(1)));
        assertThrows(IllegalStateException.class, () -> Simulator.run(2, 99, wrong));
    }
}
