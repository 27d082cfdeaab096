package io.inquest.generators;

import static io.inquest.generators.Generators.any;
import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.cycle;
import static io.inquest.generators.Generators.delay;
import static io.inquest.generators.Generators.limit;
import static io.inquest.generators.Generators.mix;
import static io.inquest.generators.Generators.nemesis;
import static io.inquest.generators.Generators.onThreads;
import static io.inquest.generators.Generators.once;
import static io.inquest.generators.Generators.phases;
import static io.inquest.generators.Generators.rate;
import static io.inquest.generators.Generators.repeat;
import static io.inquest.generators.Generators.reserve;
import static io.inquest.generators.Generators.sequence;
import static io.inquest.generators.Generators.sleep;
import static io.inquest.generators.Generators.stagger;
import static io.inquest.generators.Generators.then;
import static io.inquest.generators.Generators.timeLimit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.Actor;
import io.inquest.history.Operation;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One worker does one operation in 10 ns, so the times below can be worked out by hand. */
class GeneratorsTest {
    private static final long FOREVER = 1_000_000;
    private static final Generator A = repeat(Call.of("a"));
    private static final Generator B = repeat(Call.of("b"));
    private static final Generator C = repeat(Call.of("c"));

    private static Duration nanos(long nanos) {
        return Duration.ofNanos(nanos);
    }

    @Test
    void onceIsOneOperationWithItsKeyAndValue() {
        List<Operation> operations = Simulator.run(3, FOREVER, once(new Call("write", "x", 3)));
        assertEquals(1, operations.size());
        assertEquals("x", operations.get(0).key());
        assertEquals(3L, operations.get(0).value());
        assertEquals(0, operations.get(0).invocation().time());
    }

    @Test
    void allFreeClientsStartAtOnceAndAreUsedAlike() {
        List<Operation> operations = Simulator.run(5, 999, A);
        assertEquals(500, operations.size());
        Map<Actor, Integer> counts = new HashMap<>();
        operations.forEach(operation -> counts.merge(operation.actor(), 1, Integer::sum));
        assertEquals(5, counts.size());
        counts.forEach((actor, count) -> assertEquals(100, count, actor.toString()));
    }

    @Test
    void oneOperationAtATimeGoesToEveryClientNowAndThen() {
        Map<Actor, Integer> counts = new HashMap<>();
        Simulator.run(5, 99_999, delay(nanos(100), A)).forEach(o -> counts.merge(o.actor(), 1, Integer::sum));
        assertEquals(5, counts.size());
        counts.forEach((actor, count) -> assertTrue(count > 150 && count < 250, actor + ": " + count));
    }

    @Test
    void limitCountsOperations() {
        assertEquals(7, Simulator.run(2, FOREVER, limit(7, A)).size());
        assertEquals(0, Simulator.run(2, FOREVER, limit(0, A)).size());
    }

    @Test
    void timeLimitCountsFromTheFirstQuestion() {
        Generator late = sequence(sleep(nanos(100)), timeLimit(nanos(25), A));
        assertEquals(List.of(100L, 110L, 120L), Simulator.times(1, FOREVER, late));
    }

    @Test
    void timeLimitCountsEvenWhileNothingHappens() {
        Generator late = timeLimit(nanos(25), sequence(sleep(nanos(100)), A));
        Simulator simulator = new Simulator(1, 1, 0, late);
        assertEquals(List.of(), simulator.run(FOREVER));
        assertEquals(25, simulator.now());
    }

    @Test
    void timeLimitEndsBeforeItsEnd() {
        assertEquals(List.of(0L, 10L), Simulator.times(1, FOREVER, timeLimit(nanos(20), A)));
    }

    @Test
    void mixUsesEachPartAndGoesOnWhenOneIsDone() {
        List<String> functions = Simulator.functions(1, FOREVER, mix(limit(100, A), limit(10, B), limit(100, C)));
        assertEquals(210, functions.size());
        assertEquals(Set.of("a", "b", "c"), new HashSet<>(functions.subList(0, 30)));
    }

    @Test
    void mixFollowsItsWeights() {
        List<String> functions = Simulator.functions(1, 99_999, mix(new int[] {3, 1}, A, B));
        long a = functions.stream().filter("a"::equals).count();
        assertTrue(a > 7_200 && a < 7_800, "of 10,000: " + a);
    }

    @Test
    void mixIsNotHeldUpByAPartThatWaits() {
        List<String> functions = Simulator.functions(1, 99, mix(sequence(sleep(nanos(50)), limit(1, B)), A));
        assertEquals(10, functions.size());
        assertTrue(functions.indexOf("b") >= 5, functions.toString());
    }

    @Test
    void mixWaitsForTheSoonest() {
        Generator soonest = mix(sequence(sleep(nanos(50)), limit(1, A)), sequence(sleep(nanos(30)), limit(1, B)));
        assertEquals(List.of(30L, 50L), Simulator.times(1, FOREVER, soonest));
    }

    @Test
    void delayHoldsItsGrid() {
        assertEquals(List.of(0L, 25L, 50L, 75L), Simulator.times(1, FOREVER, limit(4, delay(nanos(25), A))));
    }

    @Test
    void delayMakesUpForALittleLagOnly() {
        Generator lateByAGap = limit(4, delay(nanos(20), sequence(limit(1, A), sleep(nanos(30)), A)));
        assertEquals(List.of(0L, 50L, 50L, 60L), Simulator.times(9, FOREVER, lateByAGap));
        long second = 1_000_000_000;
        Generator hung = delay(Duration.ofMillis(4), sequence(limit(1, A), sleep(Duration.ofSeconds(9)), A));
        List<Long> times = Simulator.times(9, 20 * second, limit(6, hung));
        List<Long> millis = times.stream().map(time -> time / 1_000_000).toList();
        assertEquals(List.of(0L, 9_004L, 9_004L, 9_004L, 9_004L, 9_006L), millis);
    }

    @Test
    void rateIsOperationsASecond() {
        assertEquals(List.of(0L, 250L, 500L), Simulator.times(5, 749, rate(4_000_000, A)));
        assertThrows(IllegalArgumentException.class, () -> rate(0, A));
        assertThrows(IllegalArgumentException.class, () -> rate(Double.NaN, A));
    }

    @Test
    void staggerKeepsItsMeanAndVaries() {
        List<Long> times = Simulator.times(5, 99_999, stagger(nanos(100), A));
        assertTrue(times.size() > 900 && times.size() < 1_100, "operations in 1,000 gaps: " + times.size());
        Set<Long> gaps = new TreeSet<>();
        for (int i = 1; i < times.size(); i++) {
            gaps.add(times.get(i) - times.get(i - 1));
        }
        assertTrue(gaps.size() > 100, "different gaps: " + gaps.size());
        assertTrue(gaps.stream().allMatch(gap -> gap <= 200), gaps.toString());
    }

    @Test
    void staggerIsNotStarvedByOtherEvents() {
        Generator busy = any(onThreads(w -> w == 0, A), onThreads(w -> w == 1, stagger(nanos(1_000), B)));
        long b = Simulator.functions(2, 99_999, busy).stream()
                .filter("b"::equals)
                .count();
        assertTrue(b > 70 && b < 130, "of about 100: " + b);
    }

    @Test
    void clientsAndNemesisEachGetTheirOwn() {
        List<Operation> operations = Simulator.run(3, 999, any(clients(A), nemesis(delay(nanos(100), B))));
        for (Operation operation : operations) {
            assertEquals(operation.f().equals("b"), operation.actor().isNemesis());
        }
        assertEquals(10, operations.stream().filter(o -> o.f().equals("b")).count());
    }

    @Test
    void withoutBeingToldNobodyGivesToTheNemesis() {
        assertFalse(Simulator.run(3, 999, A).stream().anyMatch(o -> o.actor().isNemesis()));
    }

    @Test
    void nemesisScheduleSleepsAfterEachFaultHasBegunOrEnded() {
        Generator schedule =
                cycle(sequence(sleep(nanos(50)), once(Call.of("start")), sleep(nanos(20)), once(Call.of("end"))));
        Generator run = timeLimit(nanos(180), any(clients(A), nemesis(schedule)));
        List<String> faults = Simulator.run(2, FOREVER, run).stream()
                .filter(o -> o.actor().isNemesis())
                .map(o -> o.invocation().time() + " " + o.f())
                .toList();
        assertEquals(List.of("50 start", "80 end", "140 start", "170 end"), faults);
    }

    @Test
    void sleepDrawsBetweenItsBounds() {
        Set<Long> ends = new TreeSet<>();
        for (long seed = 0; seed < 200; seed++) {
            Simulator simulator = new Simulator(seed, 1, 0, sleep(nanos(3), nanos(6)));
            simulator.run(FOREVER);
            ends.add(simulator.now());
        }
        assertEquals(Set.of(3L, 4L, 5L, 6L), ends);
    }

    @Test
    void cycleOfNothingIsDone() {
        assertEquals(List.of(), Simulator.run(1, FOREVER, cycle(limit(0, A))));
        assertEquals(List.of(), Simulator.run(1, FOREVER, cycle(sleep(nanos(0)))));
    }

    @Test
    void sequenceDoesNotWaitForOperations() {
        assertEquals(List.of(0L, 0L), Simulator.times(2, FOREVER, sequence(limit(1, A), limit(1, B))));
    }

    @Test
    void thenWaitsUntilOperationsHaveEnded() {
        assertEquals(List.of(0L, 10L), Simulator.times(2, FOREVER, then(limit(1, A), limit(1, B))));
    }

    @Test
    void phasesWaitUntilAllWorkersAreFree() {
        Generator run = clients(phases(limit(3, A), limit(2, B)));
        List<Operation> operations = Simulator.run(2, FOREVER, run);
        assertEquals(
                List.of("a", "a", "a", "b", "b"),
                operations.stream().map(Operation::f).toList());
        assertEquals(
                List.of(0L, 0L, 10L, 20L, 20L),
                operations.stream().map(o -> o.invocation().time()).toList());
    }

    @Test
    void phasesOfSomeWorkersDoNotWaitForOthers() {
        Generator busy = onThreads(w -> w == 0, A);
        Generator quiet = onThreads(w -> w > 0, clients(phases(limit(2, B), limit(2, C))));
        List<Operation> c = Simulator.run(3, 99, any(busy, quiet)).stream()
                .filter(o -> o.f().equals("c"))
                .toList();
        assertEquals(
                List.of(10L, 10L), c.stream().map(o -> o.invocation().time()).toList());
    }

    @Test
    void reserveGivesEachItsClients() {
        List<Operation> operations =
                Simulator.run(6, 999, reserve(1, A).and(2, B).rest(C));
        Map<String, Set<Integer>> workers = new HashMap<>();
        operations.forEach(o -> workers.computeIfAbsent(o.f(), f -> new TreeSet<>())
                .add(o.actor().process()));
        assertEquals(Map.of("a", Set.of(0), "b", Set.of(1, 2), "c", Set.of(3, 4, 5)), workers);
        assertEquals(600, operations.size());
    }

    @Test
    void reserveStaysWithWorkersWhenTheirProcessesChange() {
        Simulator simulator = new Simulator(7, 4, 50, reserve(2, A).rest(B));
        for (Operation operation : simulator.run(999)) {
            assertEquals(operation.actor().process() % 4 < 2 ? "a" : "b", operation.f());
        }
    }

    @Test
    void reserveCountsWithinItsContext() {
        Generator inner = onThreads(w -> w >= 3, reserve(1, A).rest(B));
        for (Operation operation : Simulator.run(6, 99, inner)) {
            assertEquals(operation.actor().process() == 3 ? "a" : "b", operation.f());
        }
    }

    @Test
    void reserveOfTooManySaysWhatToDo() {
        Exception e = assertThrows(
                IllegalArgumentException.class,
                () -> Simulator.run(2, 99, reserve(3, A).rest(B)));
        assertTrue(e.getMessage().contains("--concurrency"), e.getMessage());
    }

    @Test
    void aRestrictionToNobodyIsDone() {
        Simulator simulator = new Simulator(1, 2, 0, onThreads(w -> w > 9, A));
        assertEquals(List.of(), simulator.run(FOREVER));
        assertTrue(simulator.done());
    }

    @Test
    void aSequenceOfCallsMayBeLong() {
        Call[] calls = new Call[100_000];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = Call.of("write", i);
        }
        List<Operation> operations = Simulator.run(1, 9_999, Generators.sequence(calls));
        assertEquals(1_000, operations.size());
        assertEquals(999L, operations.get(999).value());
    }
}
