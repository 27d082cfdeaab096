package io.inquest.checkers.txn.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.txn.TxnModel;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.HistoryNotation;
import io.inquest.history.Transactions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** For each anomaly a smallest history, the weakest model that it violates, and one that it does not; and a near miss. */
class SmallestTest {
    private static Verdict check(String model, History history, CheckContext context) {
        Transactions transactions = Transactions.of(history);
        return model.equals("txn-causal")
                ? RegisterAnalysis.causal(transactions, context)
                : RegisterAnalysis.decide(transactions, TxnModel.of(model), context);
    }

    private static Verdict check(String model, String... lines) {
        return check(model, HistoryNotation.parse(String.join("\n", lines)), CheckContext.defaults());
    }

    private static void satisfied(String model, String... lines) {
        Verdict verdict = check(model, lines);
        assertEquals(Validity.VALID, verdict.validity(), verdict::toString);
    }

    private static Finding violated(String model, String anomaly, String... lines) {
        Verdict verdict = check(model, lines);
        assertEquals(Validity.INVALID, verdict.validity());
        assertEquals(anomaly, verdict.findings().get(0).type(), verdict::toString);
        return verdict.findings().get(0);
    }

    @Test
    void readOfWhatFailed() {
        String[] lines = {"0: [txn w x 1 !]", "1:                [txn r x 1]"};
        violated("read-committed", "G1a", lines);
        satisfied("strong-read-uncommitted", lines);
        satisfied("strict-serializable", "0: [txn w x 1 ~]", "1:                [txn r x 1]");
    }

    @Test
    void readOfWhatNobodyWrote() {
        violated("read-uncommitted", "garbage-read", "0: [txn w x 1]", "1:   [txn r x 2]");
        violated("read-uncommitted", "garbage-read", "0: [txn w y 1]", "1:   [txn r x 1]");
    }

    @Test
    void readOfWhatItsWriterOverwrote() {
        String[] lines = {"0: [txn w x 1 w x 2]", "1:    [txn r x 1     ]"};
        violated("read-committed", "G1b", lines);
        satisfied("read-uncommitted", lines);
        satisfied("strict-serializable", "0: [txn w x 1 r x 1 w x 2]");
    }

    @Test
    void readOfItsOwnFuture() {
        violated("read-committed", "future-read", "0: [txn r x 1 w x 1]");
        satisfied("read-uncommitted", "0: [txn r x 1 w x 1]");
        satisfied("strict-serializable", "0: [txn w x 1 r x 1]");
    }

    @Test
    void contradictionWithin() {
        violated("read-atomic", "internal", "0: [txn w x 1 r x null]");
        satisfied("read-committed", "0: [txn w x 1 r x null]");
        String[] lines = {"0: [txn w x 1]", "1:  [txn r x null r x 1]"};
        violated("read-atomic", "internal", lines);
        satisfied("strong-read-committed", lines);
    }

    @Test
    void circleOfReads() {
        String[] lines = {"0: [txn r x 1 w y 1]", "1:   [txn r y 1 w x 1]"};
        violated("read-committed", "G1c", lines);
        satisfied("strong-read-uncommitted", lines);
        String[] ordered = {"0: [txn r x 1] [txn w x 1]"};
        violated("strong-session-read-committed", "G1c-process", ordered);
        violated("txn-causal", "G1c-process", ordered);
        satisfied("serializable", ordered);
        String[] timed = {"0: [txn r x 1]", "1:              [txn w x 1]"};
        violated("strong-read-committed", "G1c-realtime", timed);
        satisfied("strong-session-serializable", timed);
    }

    @Test
    void readOfAPart() {
        String[] lines = {"0: [txn w x 1 w y 1]", "1:   [txn r x 1 r y null]"};
        Finding finding = violated("read-atomic", "fractured-read", lines);
        assertTrue(finding.explanation().contains("T1 read 1 from x, which T0 wrote"), finding.explanation());
        satisfied("strong-read-committed", lines);
        satisfied("strict-serializable", "0: [txn w x 1 w y 1]", "1:   [txn r x null r y null]");
        String[] crossed = {
            "0: [txn w x 1 w y 1]", "1:  [txn w x 2 w y 2]", "2:    [txn r x 1 r y 2]", "3:     [txn r x 2 r y 1]"
        };
        violated("read-atomic", "fractured-read", crossed);
        violated("serializable", "fractured-read", crossed);
        satisfied("strong-read-committed", crossed);
    }

    @Test
    void readOfWhatWasReplaced() {
        String[] ofSession = {"0: [txn w x 1] [txn w x 2] [txn r x 1]"};
        violated("strong-session-read-atomic", "fractured-read-process", ofSession);
        violated("strong-session-snapshot-isolation", "G-single-process", ofSession);
        violated("txn-causal", "G-single-process", ofSession);
        satisfied("serializable", ofSession);
        String[] inTime = {"0: [txn w x 1] [txn w x 2]", "1:                         [txn r x 1]"};
        violated("strong-read-atomic", "fractured-read-realtime", inTime);
        violated("strict-serializable", "G-single-realtime", inTime);
        satisfied("strong-session-serializable", inTime);
        satisfied("strict-serializable", "0: [txn w x 1] [txn w x 2]", "1:                      [txn r x 1]");
    }

    @Test
    void readThatMissesACause() {
        String[] lines = {"0: [txn w x 1]", "1:  [txn r x 1 w y 1]", "2:   [txn r y 1 r x null]"};
        violated("txn-causal", "G-single", lines);
        violated("parallel-snapshot-isolation", "G-single", lines);
        satisfied("strong-read-atomic", lines);
        satisfied("txn-causal", "0: [txn w x 1]", "1:  [txn r x null w y 1]", "2:   [txn r y 1 r x null]");
    }

    @Test
    void lostUpdate() {
        String[] lines = {"0: [txn r x null w x 1]", "1:   [txn r x null w x 2]"};
        violated("parallel-snapshot-isolation", "lost-update", lines);
        violated("repeatable-read", "lost-update", lines);
        satisfied("strong-read-atomic", lines);
        satisfied("strict-serializable", "0: [txn r x null w x 1]", "1:   [txn r x 1 w x 2]");
    }

    @Test
    void longFork() {
        String[] lines = {"0: [txn w x 1]", "1:  [txn w y 1]", "2:   [txn r x 1 r y null]", "3:    [txn r x null r y 1]"
        };
        violated("snapshot-isolation", "long-fork", lines);
        satisfied("strong-parallel-snapshot-isolation", lines);
        satisfied(
                "strict-serializable",
                "0: [txn w x 1]",
                "1:  [txn w y 1]",
                "2:   [txn r x 1 r y null]",
                "3:    [txn r x 1 r y 1]");
    }

    @Test
    void writeSkew() {
        String[] lines = {"0: [txn r x null w y 1]", "1:   [txn r y null w x 1]"};
        violated("serializable", "write-skew", lines);
        satisfied("strong-snapshot-isolation", lines);
        satisfied("strict-serializable", "0: [txn r x null w y 1]", "1:   [txn r y 1 w x 1]");
    }

    /** None of the orders of x goes, and each for another reason. */
    @Test
    void orderThatIsNowhere() {
        String[] lines = {
            "0: [txn w x 1]",
            "1:  [txn w x 2 w y 2]",
            "2:   [txn r x 1 w z 3]",
            "3:    [txn r z 3 r y 2 r x 2]",
            "4:     [txn r x 1 r y 2]"
        };
        violated("serializable", "G2-item", lines);
        violated("snapshot-isolation", "G-nonadjacent", lines);
        Finding finding = violated("parallel-snapshot-isolation", "G-single", lines);
        assertTrue(
                finding.explanation().contains("T1 wrote 2 to x before T0 wrote 1 to x, for "), finding.explanation());
        satisfied("strong-read-committed", lines);
    }

    /** Either order of the writes to each key goes; that of all of them together does not. */
    @Test
    void noOrderAmongSome() {
        Finding finding = violated(
                "serializable",
                "G2-item",
                "0:            [txn w 0 2]                                         [txn r 0 4 r 1 3]",
                "1: [txn w 1 1]           [txn r 0 2 r 1 1] [txn w 1 3] [txn w 0 4]                                  [txn r 0 4 r 1 1]",
                "3:                                                                                 [txn r 0 2 r 1 3]                 [txn r 0 4 r 1 3]");
        assertTrue(finding.explanation().contains("No single cycle is in all of these orders"), finding.explanation());
    }

    @Test
    void valuesWrittenTwice() {
        Verdict verdict = check("read-committed", "0: [txn w x 1]", "1:  [txn w x 1]");
        assertEquals(Validity.UNKNOWN, verdict.validity());
        assertEquals("ambiguous-values", verdict.findings().get(0).type());
        assertEquals(
                Validity.UNKNOWN, check("serializable", "0: [txn w x null]").validity());
        satisfied("serializable", "0: [txn w x 1]", "1:  [txn w y 1]", "2:   [txn w x 1 !]");
        violated("serializable", "garbage-read", "0: [txn w x 1]", "1:  [txn w x 1]", "2:   [txn r y 3]");
    }

    @Test
    void whatIsNotKnownToHaveHappenedNeedNotHave() {
        satisfied("strict-serializable", "0: [txn w x 1]", "1:  [txn w x 2", "2:                [txn r x 1]");
        violated(
                "strict-serializable",
                "G-single-realtime",
                "0: [txn w x 1",
                "1:             [txn r x 1]",
                "2:                         [txn r x null]");
        // it may take effect late
        satisfied(
                "strict-serializable",
                "0: [txn w x 1",
                "1:             [txn r x null]",
                "2:                            [txn r x 1]");
    }

    @Test
    void endsWithItsBudget() {
        History history = new ReplicatedTransactions(4, 40, 40).history();
        CheckContext context = new CheckContext(Map.of(), 0, 1 << 30, System::nanoTime, () -> false, message -> {});
        Verdict verdict = check("serializable", history, context);
        assertEquals("time-budget", verdict.findings().get(0).type());
        CheckContext small = CheckContext.defaults().withBudget(60_000_000_000L, 1000);
        assertEquals(
                "memory-budget",
                check("serializable", history, small).findings().get(0).type());
    }

    @Test
    void withoutRealTimeItIsNotGuessed() {
        History timed = HistoryNotation.parse("0: [txn w x 1]\n1:               [txn r x null]");
        HistoryBuilder builder = History.builder().withoutRealTime();
        for (int i = 0; i < timed.size(); i++) {
            builder.add(timed.event(i));
        }
        History untimed = builder.build();
        assertEquals(
                Validity.INVALID,
                check("strict-serializable", timed, CheckContext.defaults()).validity());
        Verdict verdict = check("strict-serializable", untimed, CheckContext.defaults());
        assertEquals("no-real-time", verdict.findings().get(0).type());
    }
}
