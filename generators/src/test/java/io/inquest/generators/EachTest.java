package io.inquest.generators;

import static io.inquest.generators.Generators.any;
import static io.inquest.generators.Generators.clients;
import static io.inquest.generators.Generators.eachProcess;
import static io.inquest.generators.Generators.eachThread;
import static io.inquest.generators.Generators.limit;
import static io.inquest.generators.Generators.nemesis;
import static io.inquest.generators.Generators.onThreads;
import static io.inquest.generators.Generators.once;
import static io.inquest.generators.Generators.phases;
import static io.inquest.generators.Generators.repeat;
import static io.inquest.generators.Generators.sequence;
import static io.inquest.generators.Generators.sleep;
import static io.inquest.generators.Generators.untilOk;
import static io.inquest.generators.Generators.values;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.EventType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A copy for each client. Operations take 10 ns. */
class EachTest {
    private static final long FOREVER = 1_000_000;
    private static final Generator READ = once(Call.of("read"));

    private static List<String> sorted(Simulator simulator, long until) {
        return simulator.lines(until).stream().sorted().toList();
    }

    private static List<String> sorted(int clients, Generator generator) {
        return sorted(new Simulator(1, clients, 0, generator), FOREVER);
    }

    @Test
    void everyClientDoesAllOfIt() {
        assertEquals(
                List.of("0 0 add 1", "0 1 add 1", "0 2 add 1", "10 0 add 2", "10 1 add 2", "10 2 add 2"),
                sorted(3, eachThread(values("add", 1, 2))));
    }

    @Test
    void thereMayBeMoreClientsThanAWordHasBits() {
        assertEquals(260, sorted(130, eachThread(values("add", 1, 2))).size());
    }

    @Test
    void theNemesisHasNoCopyBesideClients() {
        assertEquals(List.of("0 0 read", "0 1 read"), sorted(2, eachThread(READ)));
        assertEquals(List.of("0 nemesis read"), sorted(2, nemesis(eachThread(READ))));
        assertEquals(List.of("0 nemesis read"), sorted(2, nemesis(eachProcess(READ))));
    }

    @Test
    void aCopyThatWaitsHoldsUpNobody() {
        Generator secondLate = eachThread(sequence(READ, sleep(Duration.ofNanos(25)), READ));
        Simulator simulator = new Simulator(1, 2, 0, secondLate)
                .latency(operation -> operation.actor().process() == 0 ? 10 : 40);
        assertEquals(List.of("0 0 read", "0 1 read", "35 0 read", "65 1 read"), sorted(simulator, FOREVER));
        assertTrue(simulator.done());
    }

    @Test
    void itIsDoneWhenAllCopiesAre() {
        Generator shorter = eachThread(limit(2, repeat(Call.of("read"))));
        Simulator simulator = new Simulator(1, 2, 0, sequence(shorter, once(Call.of("end"))))
                .latency(operation -> operation.actor().process() == 0 ? 10 : 100);
        assertEquals(
                List.of("0 0 read", "0 1 read", "10 0 read", "100 1 read", "200"),
                simulator.lines(FOREVER).stream()
                        .map(line -> line.replaceAll("(200) .*", "$1"))
                        .sorted()
                        .toList());
        assertTrue(simulator.done());
    }

    @Test
    void aCopyHearsOfItsOwnClientOnly() {
        Generator reads = eachThread(untilOk(repeat(Call.of("read"))));
        Simulator simulator = new Simulator(1, 2, 0, clients(reads))
                .outcome(operation -> operation.actor().process() == 0
                                || operation.invocation().time() >= 20
                        ? EventType.OK
                        : EventType.FAIL);
        assertEquals(List.of("0 0 read", "0 1 read", "10 1 read", "20 1 read"), sorted(simulator, FOREVER));
    }

    @Test
    void aCopyHearsOfItsClientAlsoBeforeItIsAsked() {
        Generator stopped = eachThread(Generators.onUpdate(
                (self, context, event) -> event.f().equals("stop") ? Generators.nothing() : self, READ));
        Generator run = sequence(onThreads(worker -> worker == 1, once(Call.of("stop"))), stopped);
        assertEquals(List.of("0 1 stop", "10 0 read"), sorted(2, run));
    }

    @Test
    void barriersAreForOneClient() {
        Generator two = eachThread(phases(values("a", 1), values("b", 1)));
        Simulator simulator = new Simulator(1, 2, 0, two)
                .latency(operation -> operation.actor().process() == 0 ? 10 : 100);
        assertEquals(List.of("0 0 a 1", "0 1 a 1", "10 0 b 1", "100 1 b 1"), sorted(simulator, FOREVER));
    }

    @Test
    void afterACrashAThreadGoesOnWithItsCopy() {
        Simulator simulator = new Simulator(1, 2, 100, eachThread(values("add", 1, 2, 3)));
        assertEquals(
                List.of("0 0 add 1", "0 1 add 1", "10 2 add 2", "10 3 add 2", "20 4 add 3", "20 5 add 3"),
                sorted(simulator, FOREVER));
    }

    @Test
    void afterACrashANewProcessBeginsAFreshCopy() {
        Simulator simulator = new Simulator(1, 2, 0, eachProcess(values("add", 1, 2)))
                .outcome(operation -> operation.actor().process() == 0 ? EventType.INFO : EventType.OK);
        assertEquals(
                List.of("0 0 add 1", "0 1 add 1", "10 1 add 2", "10 2 add 1", "20 2 add 2"),
                sorted(simulator, FOREVER));
        assertTrue(simulator.done());
    }

    @Test
    void aCopyThatWasDoneIsFollowedByAFreshOneAfterACrash() {
        Simulator simulator = new Simulator(1, 1, 0, eachProcess(READ))
                .outcome(operation -> operation.actor().process() < 3 ? EventType.INFO : EventType.OK);
        assertEquals(List.of("0 0 read", "10 1 read", "20 2 read", "30 3 read"), simulator.lines(FOREVER));
        assertTrue(simulator.done());
    }

    /** Somebody else's operation may crash the process too. */
    @Test
    void aProcessIsNotOverWhileItIsBusy() {
        Generator other =
                sequence(sleep(Duration.ofNanos(50)), onThreads(worker -> worker == 0, once(Call.of("other"))));
        Simulator simulator = new Simulator(1, 1, 0, any(eachProcess(READ), other))
                .outcome(operation -> operation.f().equals("other") ? EventType.INFO : EventType.OK);
        assertEquals(List.of("0 0 read", "50 0 other"), simulator.lines(FOREVER));
        Simulator longer = new Simulator(1, 2, 0, any(eachProcess(READ), other))
                .latency(operation -> operation.actor().process() == 1 ? 200 : 10)
                .outcome(operation -> operation.f().equals("other") ? EventType.INFO : EventType.OK);
        assertEquals(List.of("0 0 read", "0 1 read", "50 0 other", "60 2 read"), sorted(longer, FOREVER));
    }

    @Test
    void nobodyFreeIsWaitedFor() {
        Generator all = any(repeat(Call.of("busy")), eachThread(READ));
        assertFalse(Simulator.lines(2, 9, all).isEmpty());
        assertTrue(Simulator.lines(1, 999, all).stream()
                        .filter(line -> line.endsWith("read"))
                        .count()
                == 1);
    }

    @Test
    void theLastWordOfACrashedProcessIsNotTakenForTheNewOnes() {
        Generator untilInfo = eachProcess(Generators.onUpdate(
                (self, context, event) -> event.type() == EventType.INFO ? Generators.nothing() : self,
                limit(2, repeat(Call.of("read")))));
        Simulator simulator = new Simulator(1, 1, 0, untilInfo)
                .outcome(operation -> operation.actor().process() == 0 ? EventType.INFO : EventType.OK);
        assertEquals(List.of("0 0 read", "10 1 read", "20 1 read"), simulator.lines(FOREVER));
    }
}
