package io.inquest.checkers.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.certificate.Certificate;
import io.inquest.checkers.certificate.CertificateVerifier;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.checkers.registers.Preparation;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.Event;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Histories of 10,000 operations. */
class LongOrdersTest {
    private static final int OPERATIONS = 10_000;
    private static final CheckContext CONTEXT =
            CheckContext.defaults().withSettings(Map.of("object", "register", "certificate", "true"));

    private static void assertProved(Checker checker, History history) {
        Verdict verdict = checker.check(history, CONTEXT);
        assertEquals(Validity.VALID, verdict.validity(), () -> checker.name() + ": " + verdict.findings());
        Certificate certificate = new Certificate(checker.name(), "register", history.size(), verdict.orders());
        assertEquals(Optional.empty(), CertificateVerifier.verify(certificate, history, new RegisterModel()));
    }

    @Test
    void aStoreThatLagsIsSequential() {
        for (int keys : new int[] {1, 5, 50}) {
            for (int lag : new int[] {0, 5, 1000}) {
                History history = new LaggingStore(keys + lag, 5, keys, lag, 0, 0.4).history(OPERATIONS);
                assertProved(new SequentialChecker(), history);
                assertProved(new CacheChecker(), history);
                assertProved(new ProcessorChecker(), history);
            }
        }
    }

    @Test
    void soItIsWhereValuesAreWrittenAgain() {
        for (int keys : new int[] {1, 5}) {
            History history = new LaggingStore(keys, 5, keys, 5, 5, 0.3).history(OPERATIONS);
            assertProved(new SequentialChecker(), history);
            assertProved(new CacheChecker(), history);
        }
    }

    @Test
    void strictNeedsNoSearch() {
        History history = new LaggingStore(1, 1, 5, 0, 5, 0.5).history(OPERATIONS);
        assertProved(new StrictChecker(), history);
    }

    @Test
    void viewsAgreeWithoutOneOrderToStartFrom() {
        History history = new LaggingStore(7, 5, 5, 50, 0, 0.4).history(OPERATIONS / 5);
        Meter meter = Meter.start(CONTEXT);
        Registers registers = Preparation.ofUniqueWrites(history, CONTEXT, meter);
        Agreement agreement = new Agreement(
                registers, IntStream.range(0, registers.sessions()).toArray(), meter);
        assertEquals(FrontierSearch.Outcome.FOUND, agreement.find(Long.MAX_VALUE));
    }

    @Test
    void oneReadThatFitsNowhereIsFound() {
        History history = new LaggingStore(3, 5, 5, 50, 0, 0.4).history(OPERATIONS);
        History broken = withOldRead(history);
        for (Checker checker : List.of(new SequentialChecker(), new ProcessorChecker(), new CacheChecker())) {
            Verdict verdict = checker.check(broken, CONTEXT);
            assertEquals(Validity.INVALID, verdict.validity(), checker.name());
        }
    }

    /** Near the end a process reads what it has written near the beginning, and something else since. */
    private static History withOldRead(History history) {
        int first = history.operations()
                .where(invocation ->
                        history.functionName(history.function(invocation)).equals("write"))
                .invocation(0);
        int process = history.process(first);
        int late = history.operations()
                .ofProcess(process)
                .where(invocation -> invocation > history.size() - history.size() / 10
                        && history.key(invocation) == history.key(first)
                        && history.functionName(history.function(invocation)).equals("read"))
                .completion(0);
        HistoryBuilder builder = History.builder();
        for (int i = 0; i < history.size(); i++) {
            Event event = history.event(i);
            builder.add(
                    i == late
                            ? new Event(
                                    event.index(),
                                    event.time(),
                                    event.type(),
                                    event.actor(),
                                    event.f(),
                                    event.key(),
                                    history.valueOf(history.value(first)),
                                    event.node(),
                                    event.error())
                            : event);
        }
        return builder.build();
    }
}
