package io.inquest.generators;

import static io.inquest.generators.Generators.any;
import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.cycle;
import static io.inquest.generators.Generators.delay;
import static io.inquest.generators.Generators.fMap;
import static io.inquest.generators.Generators.filter;
import static io.inquest.generators.Generators.limit;
import static io.inquest.generators.Generators.log;
import static io.inquest.generators.Generators.map;
import static io.inquest.generators.Generators.nemesis;
import static io.inquest.generators.Generators.numbered;
import static io.inquest.generators.Generators.onUpdate;
import static io.inquest.generators.Generators.once;
import static io.inquest.generators.Generators.repeat;
import static io.inquest.generators.Generators.sequence;
import static io.inquest.generators.Generators.sleep;
import static io.inquest.generators.Generators.values;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls made of values, and operations changed on their way. An operation takes 10 ns. */
class ChangesTest {
    private static final long FOREVER = 1_000_000;
    private static final Generator WRITES = numbered(n -> Call.of("write", n));
    private static final Generator READS = repeat(Call.of("read"));

    private static Duration nanos(long nanos) {
        return Duration.ofNanos(nanos);
    }

    @Test
    void numbersAreCountedFromZero() {
        assertEquals(List.of("0 0 write 0", "10 0 write 1", "20 0 write 2"), Simulator.lines(1, 29, WRITES));
    }

    @Test
    void numbersAreSharedByAllClients() {
        List<Object> values =
                Simulator.run(3, 99, WRITES).stream().map(o -> o.value()).toList();
        assertEquals(30, values.size());
        assertEquals(0L, values.get(0));
        assertEquals(29L, values.get(29));
    }

    @Test
    void valuesComeOnceOrInACycle() {
        Generator values = values("add", 7, "x", null);
        assertEquals(List.of("0 0 add 7", "10 0 add x", "20 0 add"), Simulator.lines(1, FOREVER, values));
        assertEquals(
                List.of("0 0 add 7", "10 0 add x", "20 0 add", "30 0 add 7"), Simulator.lines(1, 39, cycle(values)));
    }

    @Test
    void callsComeInACycle() {
        Generator cycle = cycle(Call.of("start"), Call.of("stop"));
        assertEquals(List.of("start", "stop", "start"), Simulator.functions(1, 29, cycle));
    }

    @Test
    void mapChangesTheCallAndNothingElse() {
        Generator keyed = map(operation -> new Call(operation.f(), "x", operation.value()), WRITES);
        assertEquals(List.of("0 0 write x 0", "10 0 write x 1"), Simulator.lines(1, 19, keyed));
        Generator byProcess =
                map(operation -> Call.of("write", operation.actor().process()), delay(nanos(50), limit(4, READS)));
        Simulator.run(3, FOREVER, byProcess)
                .forEach(o -> assertEquals((long) o.actor().process(), o.value()));
    }

    @Test
    void mapLeavesWaitingAndTheEndAlone() {
        Generator late = map(operation -> Call.of("b"), sequence(sleep(nanos(30)), once(Call.of("a"))));
        Simulator simulator = new Simulator(1, 1, 0, late);
        assertEquals(List.of("30 0 b"), simulator.lines(FOREVER));
        assertTrue(simulator.done());
    }

    @Test
    void functionsAreRenamed() {
        Generator faults = nemesis(cycle(Call.of("start"), Call.of("stop"), Call.of("check")));
        Generator renamed = fMap(Map.of("start", "kill", "stop", "restart"), faults);
        assertEquals(
                List.of("0 nemesis kill", "10 nemesis restart", "20 nemesis check"), Simulator.lines(1, 29, renamed));
    }

    @Test
    void filterSkipsWithoutTakingTime() {
        Generator odd = filter(operation -> (Long) operation.value() % 2 == 1, limit(6, WRITES));
        Simulator simulator = new Simulator(1, 1, 0, odd);
        assertEquals(List.of("0 0 write 1", "10 0 write 3", "20 0 write 5"), simulator.lines(FOREVER));
        assertTrue(simulator.done());
    }

    @Test
    void filterOfAPaceLeavesGaps() {
        Generator odd = filter(operation -> (Long) operation.value() % 2 == 1, delay(nanos(100), WRITES));
        assertEquals(List.of("100 0 write 1", "300 0 write 3"), Simulator.lines(1, 399, odd));
    }

    @Test
    void filterThatLetsNothingPassSaysSo() {
        Exception e =
                assertThrows(IllegalStateException.class, () -> Simulator.run(1, 9, filter(operation -> false, READS)));
        assertTrue(e.getMessage().contains("refused 100000 operations"), e.getMessage());
    }

    @Test
    void filterRefusesNoMoreThanItThinksBearable() {
        Generator rare = filter(operation -> (Long) operation.value() == Filter.REFUSED_MAX - 1, WRITES);
        assertEquals(List.of("0 0 write 99999"), Simulator.lines(1, 0, rare));
    }

    @Test
    void onUpdateReplacesAGeneratorOnceSomethingHasHappened() {
        Generator readAfterWrite = onUpdate(
                (self, context, event) ->
                        event.type() == EventType.OK ? once(new Call("read", null, event.value())) : self,
                WRITES);
        assertEquals(List.of("0 0 write 0", "10 0 read 0"), Simulator.lines(1, FOREVER, readAfterWrite));
    }

    @Test
    void onUpdateMayGoOnWithItself() {
        Generator readEachWrite = onUpdate(
                (self, context, event) ->
                        event.type() == EventType.OK && event.f().equals("write")
                                ? sequence(once(Call.of("read")), self)
                                : self,
                WRITES);
        assertEquals(
                List.of("0 0 write 0", "10 0 read", "20 0 write 1", "30 0 read"),
                Simulator.lines(1, FOREVER, limit(4, readEachWrite)));
    }

    @Test
    void onUpdateTellsWhatIsInside() {
        Generator untilFirst = onUpdate((self, context, event) -> self, Generators.untilOk(WRITES));
        assertEquals(List.of("0 0 write 0"), Simulator.lines(1, FOREVER, untilFirst));
    }

    @Test
    void onUpdateHasToSayWhatGoesOn() {
        Generator none = onUpdate((self, context, event) -> null, WRITES);
        Exception e = assertThrows(NullPointerException.class, () -> Simulator.run(1, FOREVER, none));
        assertTrue(e.getMessage().contains("onUpdate"), e.getMessage());
    }

    @Test
    void logIsWrittenOnceAtItsTurnAndTakesANanosecond() {
        Generator logged = sequence(limit(2, READS), log("half"), limit(1, READS), log("end"));
        Simulator simulator = new Simulator(1, 1, 0, logged);
        assertEquals(List.of("0 0 read", "10 0 read", "20 0 read"), simulator.lines(FOREVER));
        assertEquals(Map.of(10L, List.of("half"), 20L, List.of("end")), simulator.notes());
        assertTrue(simulator.done());
    }

    @Test
    void logIsHeardFromWithinAnyNest() {
        Generator nest = any(clients(READS), nemesis(sequence(sleep(nanos(35)), log("now"), once(Call.of("kill")))));
        Simulator simulator = new Simulator(1, 1, 0, Generators.timeLimit(nanos(60), nest));
        assertTrue(simulator.lines(FOREVER).contains("36 nemesis kill"));
        assertEquals(Map.of(35L, List.of("now")), simulator.notes());
    }

    @Test
    void logNeedsNobodyFree() {
        Generator busy = any(READS, sequence(sleep(nanos(5)), log("while all are busy")));
        Simulator simulator = new Simulator(1, 1, 0, busy);
        simulator.run(19);
        assertEquals(Map.of(5L, List.of("while all are busy")), simulator.notes());
    }
}
