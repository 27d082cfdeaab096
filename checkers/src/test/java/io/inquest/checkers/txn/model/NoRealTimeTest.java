package io.inquest.checkers.txn.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.HistoryNotation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of a history whose file tells no real time nothing is concluded from it. */
class NoRealTimeTest {
    private static final CheckContext CONTEXT = CheckContext.defaults();

    private static Verdict check(Checker checker, boolean realTime, String drawn) {
        History history = HistoryNotation.parse(drawn);
        HistoryBuilder builder =
                realTime ? History.builder() : History.builder().withoutRealTime();
        for (int i = 0; i < history.size(); i++) {
            builder.add(history.event(i));
        }
        return checker.check(builder.build(), CONTEXT);
    }

    @Test
    void aStaleReadOfAnotherSessionIsUnknown() {
        for (String drawn : List.of("""
                0: [txn w x 1]
                1:              [txn r x null]
                """, """
                0: [txn append x 1]                [txn r x [1]]
                1:                   [txn r x []]
                """)) {
            assertEquals(
                    Validity.INVALID,
                    check(new TxnCheckers.StrictSerializable(), true, drawn).validity());
            Verdict verdict = check(new TxnCheckers.StrictSerializable(), false, drawn);
            assertEquals(Validity.UNKNOWN, verdict.validity());
            assertEquals("no-real-time", verdict.findings().get(0).type());
            assertEquals(
                    Validity.VALID,
                    check(new TxnCheckers.StrongSessionSerializable(), false, drawn)
                            .validity());
        }
    }

    @Test
    void aStaleReadOfTheSameSessionIsInvalidAllTheSame() {
        for (String drawn :
                List.of("0: [txn w x 1] [txn r x null]", "0: [txn append x 1] [txn r x []] [txn r x [1]]")) {
            assertEquals(
                    Validity.INVALID,
                    check(new TxnCheckers.StrictSerializable(), false, drawn).validity());
        }
    }

    /** A weaker model is violated, and beside it only what real time does not show is counted. */
    @Test
    void noAnomalyOfRealTimeIsToldOrCounted() {
        for (String stale : List.of("[txn r x []]", "[txn r x [] r y []]")) {
            String drawn = """
                    0: [txn append x 1 append y 1] [txn r z [1]] [txn r x [1] r y [1]]
                    1:                                                                 %s
                    2: [txn append z 1 !]
                    """.formatted(stale);
            for (boolean realTime : new boolean[] {true, false}) {
                Verdict verdict = check(new TxnCheckers.ReadCommitted(), realTime, drawn);
                assertEquals(Validity.INVALID, verdict.validity());
                assertEquals(realTime, verdict.toString().contains("-realtime"), verdict::toString);
            }
        }
    }
}
