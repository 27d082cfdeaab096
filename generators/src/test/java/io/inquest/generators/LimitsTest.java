package io.inquest.generators;

import static io.inquest.generators.Generators.any;
import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.concurrencyLimit;
import static io.inquest.generators.Generators.filter;
import static io.inquest.generators.Generators.limit;
import static io.inquest.generators.Generators.nemesis;
import static io.inquest.generators.Generators.numbered;
import static io.inquest.generators.Generators.onThreads;
import static io.inquest.generators.Generators.once;
import static io.inquest.generators.Generators.processLimit;
import static io.inquest.generators.Generators.repeat;
import static io.inquest.generators.Generators.sequence;
import static io.inquest.generators.Generators.sleep;
import static io.inquest.generators.Generators.untilOk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.EventType;
import io.inquest.history.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Limits of processes and of concurrency, and until the first success. An operation takes 10 ns. */
class LimitsTest {
    private static final long FOREVER = 1_000_000;
    private static final Generator A = repeat(Call.of("a"));

    private static Set<Integer> processes(List<Operation> operations) {
        return operations.stream().map(o -> o.actor().process()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void processLimitEndsBeforeThereIsOneMore() {
        Simulator simulator = new Simulator(1, 2, 0, processLimit(5, A))
                .outcome(operation -> operation.invocation().time() % 50 == 0 ? EventType.INFO : EventType.OK);
        Set<Integer> processes = processes(simulator.run(FOREVER));
        assertTrue(simulator.done());
        assertEquals(5, processes.size(), processes.toString());
    }

    @Test
    void processLimitDoesNotGoOnWithFewer() {
        Simulator simulator = new Simulator(1, 2, 0, processLimit(3, A))
                .outcome(operation -> operation.actor().process() == 0
                                || operation.invocation().time() == 50
                        ? EventType.INFO
                        : EventType.OK);
        List<Operation> operations = simulator.run(FOREVER);
        assertEquals(Set.of(0, 1, 2), processes(operations));
        assertEquals(50, operations.get(operations.size() - 1).invocation().time());
        assertEquals(12, operations.size(), "two at a time to the end");
    }

    @Test
    void processesThatDidNothingCountToo() {
        Generator one = onThreads(worker -> worker == 0, limit(3, A));
        assertEquals(3, Simulator.run(4, FOREVER, processLimit(4, one)).size());
        Simulator crashing = new Simulator(1, 4, 100, processLimit(5, one));
        assertEquals(Set.of(0, 4), processes(crashing.run(FOREVER)));
    }

    @Test
    void processLimitBelowTheNumberOfClientsTakesTheFirst() {
        assertEquals(Set.of(0, 1), processes(Simulator.run(5, 99, processLimit(2, A))));
        Generator inner = onThreads(worker -> worker >= 2 && worker < 9, processLimit(2, A));
        assertEquals(Set.of(2, 3), processes(Simulator.run(5, 99, inner)));
    }

    @Test
    void processLimitDoesNotCountTheNemesis() {
        Generator run = processLimit(1, any(clients(A), nemesis(repeat(Call.of("kill")))));
        assertEquals(
                List.of("0 0 a", "0 nemesis kill"),
                Simulator.lines(3, 9, run).stream().sorted().toList());
    }

    @Test
    void processLimitTellsThoseThatTakePart() {
        Generator stops = processLimit(1, untilOk(A));
        Generator other = onThreads(worker -> worker == 1, A);
        List<String> lines = Simulator.lines(2, 29, any(stops, other));
        assertEquals(
                List.of("0 0 a", "0 1 a", "10 1 a", "20 1 a"),
                lines.stream().sorted().toList());
    }

    @Test
    void concurrencyLimitHoldsBackWhatClientsAreFreeFor() {
        assertEquals(List.of(0L, 0L, 10L, 10L, 20L, 20L), Simulator.times(5, 29, concurrencyLimit(2, A)));
    }

    @Test
    void concurrencyLimitCountsItsOwnOperationsOnly() {
        Generator run =
                any(onThreads(worker -> worker > 2, A), onThreads(worker -> worker < 3, concurrencyLimit(1, A)));
        List<String> lines = Simulator.lines(5, 19, run);
        for (String time : List.of("0 ", "10 ")) {
            assertEquals(3, lines.stream().filter(line -> line.startsWith(time)).count(), lines.toString());
        }
    }

    @Test
    void concurrencyLimitCountsTheNemesis() {
        Generator run = concurrencyLimit(1, any(clients(A), nemesis(repeat(Call.of("kill")))));
        List<Operation> operations = Simulator.run(3, 999, run);
        assertEquals(100, operations.size());
        assertEquals(2, operations.stream().map(Operation::f).distinct().count());
    }

    @Test
    void limitsHoldForMoreWorkersThanAWordHasBits() {
        List<Long> times = Simulator.times(130, 29, concurrencyLimit(100, A));
        assertEquals(300, times.size());
        assertEquals(100, times.stream().filter(time -> time == 10).count());
        assertEquals(90, processes(Simulator.run(130, 29, processLimit(90, A))).size());
        Simulator failing = new Simulator(1, 130, 0, untilOk(A))
                .outcome(
                        o -> o.actor().process() == 128 && o.invocation().time() == 10 ? EventType.OK : EventType.FAIL);
        List<Operation> tried = failing.run(FOREVER);
        assertTrue(failing.done());
        assertTrue(tried.size() >= 260 && tried.size() < 390, "operations: " + tried.size());
    }

    @Test
    void aCrashEndsAnOperationToo() {
        Simulator crashing = new Simulator(1, 3, 100, concurrencyLimit(1, A));
        assertEquals(
                List.of(0L, 10L, 20L),
                crashing.run(29).stream().map(o -> o.invocation().time()).toList());
    }

    /** An operation that nobody did is not open. */
    @Test
    void concurrencyLimitForgetsWhatAFilterRefused() {
        Generator even = filter(
                operation -> (Long) operation.value() % 2 == 0,
                concurrencyLimit(1, numbered(n -> Call.of("write", n))));
        assertEquals(List.of("0 0 write 0", "10 0 write 2"), Simulator.lines(1, 19, even));
    }

    @Test
    void concurrencyLimitIsDoneWhenWhatIsInsideIs() {
        Simulator simulator = new Simulator(1, 3, 0, concurrencyLimit(2, limit(3, A)));
        assertEquals(3, simulator.run(FOREVER).size());
        assertTrue(simulator.done());
    }

    @Test
    void untilOkGoesOnAfterFailuresAndCrashes() {
        Simulator simulator = new Simulator(1, 1, 0, untilOk(A))
                .outcome(operation -> switch ((int) operation.invocation().time()) {
                    case 0 -> EventType.FAIL;
                    case 10 -> EventType.INFO;
                    default -> EventType.OK;
                });
        assertEquals(List.of("0 0 a", "10 0 a", "20 1 a"), simulator.lines(FOREVER));
        assertTrue(simulator.done());
    }

    @Test
    void untilOkIsNotEndedByOthersOperations() {
        Generator run = any(onThreads(worker -> worker == 0, A), onThreads(worker -> worker == 1, untilOk(A)));
        Simulator simulator = new Simulator(1, 2, 0, run)
                .outcome(operation -> operation.actor().process() == 0
                                || operation.invocation().time() >= 30
                        ? EventType.OK
                        : EventType.FAIL);
        assertEquals(
                4,
                simulator.run(99).stream().filter(o -> o.actor().process() == 1).count());
    }

    @Test
    void untilOkForgetsWhatAFilterRefused() {
        Generator neverAsked = filter(
                operation -> !operation.f().equals("a"),
                untilOk(sequence(limit(1, A), sleep(Duration.ofNanos(50)), once(Call.of("b")))));
        Generator run = any(neverAsked, limit(3, repeat(Call.of("other"))));
        assertTrue(Simulator.lines(1, FOREVER, run).contains("50 0 b"), "another's ok is not its own");
    }

    @Test
    void untilOkEndsWithWhatIsInside() {
        Simulator simulator = new Simulator(1, 1, 0, untilOk(limit(2, A))).outcome(operation -> EventType.FAIL);
        assertEquals(2, simulator.run(FOREVER).size());
        assertTrue(simulator.done());
    }

    @Test
    void untilOkHearsOfOperationsThatWereOpenWhenOthersFailed() {
        Simulator simulator = new Simulator(1, 2, 0, untilOk(A))
                .outcome(operation -> operation.actor().process() == 0 ? EventType.FAIL : EventType.OK)
                .latency(operation -> operation.actor().process() == 0 ? 10 : 35);
        List<String> lines = simulator.lines(FOREVER).stream().sorted().toList();
        assertEquals(List.of("0 0 a", "0 1 a", "10 0 a", "20 0 a", "30 0 a"), lines);
    }

    @Test
    void limitsAreOneOrMore() {
        assertThrows(IllegalArgumentException.class, () -> processLimit(0, A));
        assertThrows(IllegalArgumentException.class, () -> concurrencyLimit(0, A));
        assertFalse(Simulator.run(1, 9, concurrencyLimit(1, A)).isEmpty());
    }
}
