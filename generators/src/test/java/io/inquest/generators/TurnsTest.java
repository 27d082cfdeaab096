package io.inquest.generators;

import static io.inquest.generators.Generators.any;
import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.cycleTimes;
import static io.inquest.generators.Generators.delay;
import static io.inquest.generators.Generators.during;
import static io.inquest.generators.Generators.flipFlop;
import static io.inquest.generators.Generators.limit;
import static io.inquest.generators.Generators.nemesis;
import static io.inquest.generators.Generators.nothing;
import static io.inquest.generators.Generators.numbered;
import static io.inquest.generators.Generators.once;
import static io.inquest.generators.Generators.repeat;
import static io.inquest.generators.Generators.sequence;
import static io.inquest.generators.Generators.shortestAny;
import static io.inquest.generators.Generators.sleep;
import static io.inquest.generators.Generators.untilOk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generators that take turns. An operation takes 10 ns. */
class TurnsTest {
    private static final long FOREVER = 1_000_000;
    private static final Generator A = repeat(Call.of("a"));
    private static final Generator B = numbered(n -> Call.of("b", n));

    private static Duration nanos(long nanos) {
        return Duration.ofNanos(nanos);
    }

    @Test
    void shortestAnyEndsWithTheFirstThatEnds() {
        Generator faults = limit(2, delay(nanos(30), repeat(Call.of("kill"))));
        Simulator simulator = new Simulator(1, 1, 0, shortestAny(clients(A), nemesis(faults)));
        assertEquals(
                List.of("0 0 a", "0 nemesis kill", "10 0 a", "20 0 a", "30 0 a", "30 nemesis kill"),
                simulator.lines(FOREVER).stream().sorted().toList());
        assertTrue(simulator.done());
    }

    @Test
    void anyWouldGoOn() {
        assertEquals(
                100,
                Simulator.lines(1, 989, any(clients(A), nemesis(once(Call.of("kill")))))
                        .size());
    }

    @Test
    void shortestAnyIsNotHeldUpByOneThatWaits() {
        Generator late = sequence(sleep(nanos(25)), once(Call.of("late")));
        List<String> lines = Simulator.lines(2, FOREVER, shortestAny(delay(nanos(10), A), late));
        assertEquals(
                List.of("0 a", "10 a", "20 a", "25 late"),
                lines.stream().map(TurnsTest::who).toList());
    }

    @Test
    void shortestAnyWaitsForTheSoonest() {
        Generator one = sequence(sleep(nanos(50)), A);
        Generator other = sequence(sleep(nanos(30)), once(Call.of("c")));
        assertEquals(List.of("30 0 c"), Simulator.lines(1, FOREVER, shortestAny(one, other)));
    }

    @Test
    void shortestAnyIsFair() {
        List<String> functions =
                Simulator.functions(1, 29_999, shortestAny(A, repeat(Call.of("b")), repeat(Call.of("c"))));
        for (String function : List.of("a", "b", "c")) {
            long count = functions.stream().filter(function::equals).count();
            assertTrue(count > 900 && count < 1_100, function + " of 3,000: " + count);
        }
    }

    /** What was not chosen is as it was, and is given later. */
    @Test
    void shortestAnyLosesNothing() {
        List<String> lines = Simulator.lines(1, 9_999, shortestAny(A, B));
        List<String> numbers = lines.stream()
                .filter(line -> line.contains(" b "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
        assertTrue(numbers.size() > 100, "b's: " + numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            assertEquals(Integer.toString(i), numbers.get(i));
        }
    }

    @Test
    void shortestAnyOfNoneIsDone() {
        assertEquals(List.of(), Simulator.lines(1, FOREVER, shortestAny()));
        assertEquals(List.of(), Simulator.lines(1, FOREVER, shortestAny(A, nothing())));
    }

    @Test
    void flipFlopTakesOneOfEachInTurn() {
        assertEquals(List.of("0 0 a", "10 0 b 0", "20 0 a", "30 0 b 1"), Simulator.lines(1, 39, flipFlop(A, B)));
        Generator three = flipFlop(A, B, repeat(Call.of("c")));
        assertEquals(List.of("a", "b", "c", "a"), Simulator.functions(1, 39, three));
    }

    @Test
    void flipFlopWaitsForTheOneWhoseTurnItIs() {
        Generator late = sequence(sleep(nanos(25)), B);
        assertEquals(
                List.of("0 a", "25 b 0", "25 a", "35 b 1"),
                Simulator.lines(2, 39, flipFlop(A, late)).stream()
                        .map(TurnsTest::who)
                        .limit(4)
                        .toList());
    }

    @Test
    void flipFlopEndsWithTheOneWhoseTurnItIs() {
        assertEquals(List.of("a", "b", "a", "b", "a"), Simulator.functions(1, FOREVER, flipFlop(A, limit(2, B))));
        assertEquals(List.of("b", "a", "b", "a"), Simulator.functions(1, FOREVER, flipFlop(limit(2, B), A)));
        assertEquals(List.of(), Simulator.functions(1, FOREVER, flipFlop()));
    }

    @Test
    void flipFlopTellsBoth() {
        Generator first = flipFlop(A, untilOk(B));
        assertEquals(List.of("0 0 a", "10 0 b 0", "20 0 a"), Simulator.lines(1, FOREVER, first));
    }

    @Test
    void windowsComeInTheirOrderAndGeneratorsGoOnWhereTheyWere() {
        Generator windows = cycleTimes(during(nanos(20), A), during(nanos(30), delay(nanos(15), B)));
        assertEquals(
                List.of(
                        "0 0 a",
                        "10 0 a",
                        "20 0 b 0",
                        "35 0 b 1",
                        "50 0 a",
                        "60 0 a",
                        "70 0 b 2",
                        "80 0 b 3",
                        "90 0 b 4"),
                Simulator.lines(1, 99, windows));
    }

    @Test
    void windowsCountFromTheFirstQuestion() {
        Generator late = sequence(sleep(nanos(33)), cycleTimes(during(nanos(5), A), during(nanos(5), B)));
        assertEquals(List.of("33 0 a", "43 0 a"), Simulator.lines(1, 44, late));
    }

    @Test
    void aWindowOpensThoughItsNeighbourWaits() {
        Generator quiet = cycleTimes(during(nanos(20), sleep(nanos(1_000))), during(nanos(5), A));
        assertEquals(List.of("20 0 a", "45 0 a"), Simulator.lines(1, 49, quiet));
    }

    @Test
    void windowsKeepTheirTimesWhileNobodyIsFree() {
        Simulator simulator =
                new Simulator(1, 1, 0, cycleTimes(during(nanos(20), A), during(nanos(20), B))).latency(operation -> 30);
        assertEquals(List.of("0 0 a", "30 0 b 0", "60 0 b 1", "90 0 a"), simulator.lines(99));
    }

    @Test
    void windowsEndWithTheOneInItsWindow() {
        Generator windows = cycleTimes(during(nanos(20), A), during(nanos(20), limit(3, B)));
        Simulator simulator = new Simulator(1, 1, 0, windows);
        assertEquals(
                List.of("a", "a", "b", "b", "a", "a", "b"),
                simulator.run(FOREVER).stream().map(operation -> operation.f()).toList());
        assertTrue(simulator.done());
        assertEquals(List.of(), Simulator.lines(1, FOREVER, cycleTimes()));
    }

    @Test
    void windowsAreAllTold() {
        Generator windows = cycleTimes(during(nanos(10), A), during(nanos(10), untilOk(B)));
        assertEquals(List.of("0 0 a", "10 0 b 0", "20 0 a"), Simulator.lines(1, FOREVER, windows));
    }

    @Test
    void aWindowHasALength() {
        assertThrows(IllegalArgumentException.class, () -> during(Duration.ZERO, A));
    }

    private static String who(String line) {
        return line.replaceFirst(" \\S+ ", " ");
    }
}
