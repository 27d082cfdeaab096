package io.inquest.generators;

import static io.inquest.generators.Generators.ENDLESS;
import static io.inquest.generators.Generators.any;
import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.concurrentKeys;
import static io.inquest.generators.Generators.limit;
import static io.inquest.generators.Generators.nemesis;
import static io.inquest.generators.Generators.phases;
import static io.inquest.generators.Generators.randomKeys;
import static io.inquest.generators.Generators.repeat;
import static io.inquest.generators.Generators.reserve;
import static io.inquest.generators.Generators.sequence;
import static io.inquest.generators.Generators.sequentialKeys;
import static io.inquest.generators.Generators.sleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.Event;
import io.inquest.history.Operation;
import java.time.Duration;
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

    /** Holds that all that it hears of is about its key. */
    private record Hearing(int key, Generator inner) implements Generator {
        @Override
        public Step next(Context context) {
            return Steps.wrap(inner.next(context), rest -> new Hearing(key, rest));
        }

        @Override
        public Generator update(Context context, Event event) {
            assertEquals((long) key, event.key());
            return new Hearing(key, inner.update(context, event));
        }
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

    @Test
    void drawnKeysComeByTheirDistribution() {
        List<Operation> operations =
                Simulator.run(4, 9_999, randomKeys(Distribution.weighted(6, 3, 1), ENDLESS, reads(10_000)));
        long[] counts = new long[3];
        operations.forEach(o -> counts[Math.toIntExact((Long) o.key())]++);
        assertEquals(4_000, operations.size());
        assertTrue(Math.abs(counts[0] - 2_400) < 150, "of 2,400: " + counts[0]);
        assertTrue(Math.abs(counts[2] - 400) < 80, "of 400: " + counts[2]);
    }

    @Test
    void drawnKeysAreForAllClients() {
        Map<Long, Set<Integer>> workers =
                workersByKey(4, Simulator.run(4, 999, randomKeys(Distribution.uniform(3), ENDLESS, reads(1_000))));
        assertEquals(Set.of(Set.of(0, 1, 2, 3)), Set.copyOf(workers.values()));
    }

    @Test
    void aDrawnKeyThatIsDoneMakesRoomForTheNext() {
        Simulator simulator = new Simulator(3, 3, 20, randomKeys(Distribution.hotSet(4, 1, 70), 9, reads(5)));
        Map<Object, Integer> counts = new TreeMap<>();
        simulator.run(FOREVER).forEach(o -> counts.merge(o.key(), 1, Integer::sum));
        assertTrue(simulator.done());
        assertEquals(9, counts.size());
        counts.forEach((key, count) -> assertEquals(5, count, "key " + key));
    }

    @Test
    void noMoreKeysAreOpenThanTheDistributionHas() {
        List<Operation> operations = Simulator.run(5, FOREVER, randomKeys(Distribution.uniform(3), 12, reads(20)));
        Map<Object, Integer> left = new TreeMap<>();
        for (Operation operation : operations) {
            left.merge(operation.key(), 19, (before, one) -> before - 1);
            assertTrue(left.values().stream().filter(count -> count > 0).count() <= 3, left.toString());
        }
        assertEquals(240, operations.size());
    }

    @Test
    void drawnKeysThatWaitLetOthersGoFirst() {
        IntFunction<Generator> firstIsLate = key -> key == 0
                ? sequence(sleep(Duration.ofNanos(35)), limit(1, repeat(new Call("read", key, null))))
                : limit(3, repeat(new Call("read", key, null)));
        Simulator simulator = new Simulator(1, 1, 0, randomKeys(Distribution.hotSet(2, 1, 100), 2, firstIsLate));
        assertEquals(List.of("0 0 read 1", "10 0 read 1", "20 0 read 1", "35 0 read 0"), simulator.lines(FOREVER));
        assertTrue(simulator.done());
    }

    @Test
    void aDrawnKeyHearsOfTheOperationsItGave() {
        Generator other = nemesis(limit(3, repeat(Call.of("kill"))));
        IntFunction<Generator> hearing = key -> limit(7, new Hearing(key, repeat(new Call("read", key, null))));
        Simulator simulator =
                new Simulator(1, 4, 25, any(clients(randomKeys(Distribution.uniform(3), 9, hearing)), other));
        assertEquals(66, simulator.run(FOREVER).size());
    }

    @Test
    void aDrawnKeyDoesNotHearOfWhatOthersGiveToItsClients() {
        Generator keys = randomKeys(
                Distribution.uniform(2), 2, key -> new Hearing(key, limit(3, repeat(new Call("read", key, null)))));
        Generator run = sequence(limit(4, keys), limit(9, repeat(new Call("other", 77, null))));
        assertEquals(13, Simulator.run(2, FOREVER, run).size());
    }
}
