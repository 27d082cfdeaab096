package io.inquest.checkers.txn.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.txn.TxnModel;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TxnCheckersTest {
    private static final Map<String, Checker> CHECKERS = new TreeMap<>();
    private static final String SKEW = "0: [txn r x [] append y 1]\n1:  [txn r y [] append x 1   ]";

    static {
        ServiceLoader.load(Checker.class).forEach(checker -> CHECKERS.put(checker.name(), checker));
    }

    private static Verdict verdict(String model, String drawing, CheckContext context) {
        return CHECKERS.get(model).check(HistoryNotation.parse(drawing), context);
    }

    private static Verdict verdict(String model, String drawing) {
        return verdict(model, drawing, CheckContext.defaults());
    }

    @Test
    void thereIsOneForEachModel() {
        for (TxnModel model : TxnModel.all()) {
            assertTrue(CHECKERS.containsKey(model.name()), model.name());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "read-committed, VALID",
        "snapshot-isolation, VALID",
        "strong-snapshot-isolation, VALID",
        "txn-causal, VALID",
        "repeatable-read, INVALID",
        "serializable, INVALID",
        "strong-session-serializable, INVALID",
        "strict-serializable, INVALID",
    })
    void aModelIsViolatedByWhatItForbids(String model, Validity expected) {
        Verdict verdict = verdict(model, SKEW);
        assertEquals(expected, verdict.validity());
        assertEquals(Map.of("write-skew", 1L), verdict.measures().get("anomalies"));
        assertEquals(2L, verdict.measures().get("transactions"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0: [txn append x 1] [txn w y 1] | mixed",
                "0: [txn append x 1] [txn append x 1] | ambiguous-values",
                "0: [txn append x 1 append x 1] | ambiguous-values",
                "0: [txn append x null] | ambiguous-values",
                "0: [txn append x 1] [flush] | operation flush",
                "0: [txn 7] | value",
            })
    void whatAModelHasNoPlaceForIsUnknown(String drawing, String reason) {
        Verdict verdict = verdict("strict-serializable", drawing);
        assertEquals(Validity.UNKNOWN, verdict.validity());
        assertEquals(reason, verdict.findings().get(0).type());
    }

    /** Whoever appended it, nobody appended 9; and what failed did not happen. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0: [txn append x 1] [txn append x 1] [txn r x [1,1,9]] | garbage-read",
                "0: [txn append y 1 !] [txn append x null] [txn r y [1]] | G1a",
                "0: [txn append y 1 !] [flush] [txn r y [1]] | G1a",
            })
    void whatNobodyWroteIsWrongWhateverElseThereIs(String drawing, String anomaly) {
        Verdict verdict = verdict("strict-serializable", drawing);
        assertEquals(Validity.INVALID, verdict.validity());
        assertEquals(anomaly, verdict.findings().get(0).type());
    }

    @Test
    void ofAnotherObjectNothingIsSaid() {
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", "register"));
        assertEquals(
                "object",
                verdict("serializable", SKEW, context).findings().get(0).type());
    }

    @Test
    void withoutTimeItIsUnknownAndSaysHowFarItCame() {
        CheckContext none = CheckContext.defaults().withBudget(0, 1 << 20);
        Verdict verdict = verdict("serializable", SKEW, none);
        assertEquals(Validity.UNKNOWN, verdict.validity());
        assertEquals("time-budget", verdict.findings().get(0).type());
    }

    @Test
    void asManyAreShownAsAreAskedFor() {
        StringBuilder drawing = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            drawing.append(i)
                    .append(":  ")
                    .append(" ".repeat(2 * i))
                    .append("[txn r x [")
                    .append(10 + i)
                    .append("]]\n");
        }
        assertEquals(3, verdict("serializable", drawing.toString()).findings().size());
        CheckContext more = CheckContext.defaults().withSettings(Map.of("examples", "5"));
        Verdict verdict = verdict("serializable", drawing.toString(), more);
        assertEquals(5, verdict.findings().size());
        assertEquals(Map.of("garbage-read", 8L), verdict.measures().get("anomalies"));
    }

    /** Serializable allows it, since sessions do not count there: process 1 reads what it saw replaced. */
    @Test
    void causalOrderCountsSessions() {
        String drawing = "0: [txn append x 1                       ]\n1:  [txn r x [1]] [txn r x []]";
        assertEquals(Validity.VALID, verdict("serializable", drawing).validity());
        Verdict verdict = verdict("txn-causal", drawing);
        assertEquals(Validity.INVALID, verdict.validity());
        assertEquals("G-single-process", verdict.findings().get(0).type());
    }

    /** The append to z came before that of y, on a list that process 1 read; but nothing that it read depends on it. */
    @Test
    void causalOrderIsOfReadsAndSessionsOnly() {
        String drawing =
                "0: [txn append z 1 append y 1               ]\n1:  [txn r z [] r y [1,2]                     ]\n"
                        + "2:   [txn append y 2                           ]";
        assertEquals(Validity.VALID, verdict("txn-causal", drawing).validity());
        assertEquals(
                "G-single",
                verdict("parallel-snapshot-isolation", drawing)
                        .findings()
                        .get(0)
                        .type());
    }

    @Test
    void aModelTakesWhatAnotherOneHasFound() {
        History history = HistoryNotation.parse(SKEW);
        CheckContext context = CheckContext.defaults();
        CHECKERS.get("strict-serializable").check(history, context);
        CheckContext none = context.withBudget(0, 0);
        assertEquals(
                Validity.INVALID,
                CHECKERS.get("serializable").check(history, none).validity());
    }
}
