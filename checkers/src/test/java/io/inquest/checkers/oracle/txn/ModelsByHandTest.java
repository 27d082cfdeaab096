package io.inquest.checkers.oracle.txn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.Validity;
import io.inquest.checkers.oracle.Edits;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdicts of the oracle, most of them of registers, against what a person derives: {@code +} satisfied, {@code -} violated, {@code ?} unknown. */
class ModelsByHandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 wx1 wy1; 1 wx2 wy2 | strict-serializable+",
                "0 wx1 wy1; 1 wx2 wy2; 2 rx1 ry1 | strict-serializable+",
                "0 rx5 | read-uncommitted-",
                "0! wx1; 1 rx1 | strong-read-uncommitted+ read-committed-",
                "0! wx1; 1 rx_ | strict-serializable+",
                "0~ wx1; 1 rx1 | strict-serializable+",
                "0? wx1 wy1; 1 rx1 ry_ | strong-read-committed+ read-atomic-",
                "1 rx1; --; 0? wx1 | strong-session-serializable+ strong-read-uncommitted+ strong-read-committed-",
                "0 wx1 wx2; 1 rx1 | strong-read-uncommitted+ read-committed-",
                "0 wx1 wx2; 1 rx2 | strict-serializable+",
                "0 wx1 rx1 wx2 rx2 | strict-serializable+",
                "0 rx1 wx1 | strong-read-uncommitted+ read-committed-",
                "0 wx1 ry1; 1 wy1 rx1 | strong-read-uncommitted+ read-committed-",
                "0 rx1 wx2; 1 rx2 wx1 | strong-read-uncommitted+ read-committed-",
                "0 rx1; 0 wx1 | serializable+ strong-session-read-uncommitted+ strong-session-read-committed- txn-causal-",
                "0 rx1 rx2; 1 wx1; 2 wx2 | strong-read-committed+ read-atomic- txn-causal-",
                "0 wx1 rx2; 1 wx2 | strong-read-committed+ read-atomic-",
                "0 wx1 wy1; 1 rx1 ry_ | strong-read-committed+ read-atomic- txn-causal-",
                "0 wx1 wy1; 1 wx2 wy2; 2 rx1 ry2 | strong-read-committed+ read-atomic-",
                "0 wx1 wy1; 1 wx2; 2 wy2; 3 rx2 ry1; 4 rx1 ry2 | strong-parallel-snapshot-isolation+ snapshot-isolation-",
            })
    void reads(String history, String models) {
        check(history, models);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 rx_ wx1; 1 rx_ wx2 | strong-read-atomic+ parallel-snapshot-isolation- repeatable-read- txn-causal+",
                "0 rx_ wx1; 1 rx1 wx2 | strict-serializable+",
                "0 wx1; 1 rx1 wy1; 2 ry1 rx_ | strong-read-atomic+ parallel-snapshot-isolation- txn-causal-",
                "0 wx1; 1 wy1; 2 rx1 ry_; 3 rx_ ry1 | strong-parallel-snapshot-isolation+ snapshot-isolation- txn-causal+",
                "0 rx_ wy1; 1 ry_ wx1 | strong-snapshot-isolation+ repeatable-read- serializable- txn-causal+",
                "0 rx_ wy1; 1 ry_ wz1; 2 rz_ wx1 | strong-snapshot-isolation+ serializable-",
                "0 wx1; 0 rx_ | serializable+ strong-read-committed+ strong-session-read-atomic- txn-causal-",
                "0 wx1; --; 1 rx_ | strong-session-serializable+ strong-read-committed+ strong-read-atomic- txn-causal+",
                "0 wx1; --; 1 wx2; --; 2 rx1 | strong-session-serializable+ strong-read-committed+ strong-read-atomic-",
                "0 wx1; 1 wx2; --; 2 rx1 | strict-serializable+",
                "0 wx1; 1 wx2; 2 rx1; 3 rx2; 2 rx2; 3 rx1"
                        + "| serializable+ strong-session-read-atomic+ strong-session-parallel-snapshot-isolation- txn-causal-",
                "0 wx1; 1 wx2; -0; 2 rx1; -2; 3 rx2; -3; 4 rx1"
                        + "| strong-session-serializable+ strong-read-atomic+ strong-parallel-snapshot-isolation-",
                "0 wx1; 1 wx2; -0; 2 rx1; -2; 3 rx2 | strict-serializable+",
                "0 wx1; 1 wx2; --; 2 rx1; --; 3 rx2 | strong-session-serializable+ strong-read-atomic-",
                "0 wx1; 1 rx1; 1 wy1; 2 ry1; 2 rx_ | serializable+ strong-session-read-atomic+ txn-causal-",
                "0 rx_ wy1; 1 wx1; 1 ry_ | serializable+ strong-session-snapshot-isolation+ strong-session-serializable-",
                "0 wx1; 1 wy1; 3 ry1 rx_; 2 rx1; 2 ry_ | serializable+ "
                        + "strong-session-parallel-snapshot-isolation+ strong-session-snapshot-isolation-",
            })
    void orders(String history, String models) {
        check(history, models);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 wx1; 1 wx1; 2 rx1 | read-uncommitted? serializable? txn-causal?",
                "0 wx1; 1~ wx1 | read-uncommitted? strict-serializable?",
                "0 wx1 wx1 | serializable?",
                "0 wx1; 1! wx1; 2 rx1 | strict-serializable+",
                "0 wx1; 1 wx1; 2 rx9 | read-uncommitted- serializable- txn-causal-",
                "0 wx1; 1 wx1; 2! wx2; 3 rx2 | read-uncommitted? read-committed- serializable- txn-causal-",
            })
    void ambiguousValues(String history, String models) {
        check(history, models);
    }

    /** What a list shows of earlier versions is no read of them: it makes no causal order, as it makes no fractured read. */
    @Test
    void onlyTheLastElementIsReadFromItsWriter() {
        TxnOracle oracle = TxnOracle.of(Drawn.lists("0 ax1 ay1; 1 ay2; 2 ry12 rx_"));
        assertEquals(Validity.VALID, oracle.validity("txn-causal"));
        assertEquals(Validity.VALID, oracle.validity("strong-read-atomic"));
        assertEquals(Validity.INVALID, oracle.validity("parallel-snapshot-isolation"));
        TxnOracle direct = TxnOracle.of(Drawn.lists("0 ax1 ay1; 1 ry1 ay2; 2 ry12 rx_"));
        assertEquals(Validity.INVALID, direct.validity("txn-causal"));
    }

    @Test
    void aWrittenNullIsNotToldFromNothing() {
        List<Object> writes = List.of(Arrays.asList("w", "x", null));
        assertEquals(Validity.UNKNOWN, TxnOracle.of(with("txn", writes)).validity("serializable"));
    }

    @Test
    void whatNoModelKnows() {
        assertEquals(Validity.UNKNOWN, TxnOracle.of(with("flush", null)).validity("serializable"));
        History increment = with("txn", List.of(List.of("inc", "x", 1)));
        assertEquals(Validity.UNKNOWN, TxnOracle.of(increment).validity("read-uncommitted"));
    }

    @Test
    void nothingIsValid() {
        History nothing = Edits.history(List.of());
        assertEquals(Validity.VALID, TxnOracle.of(nothing).validity("strict-serializable"));
    }

    /** One valid transaction, and one operation of which nobody knows what became. */
    private static History with(String f, Object value) {
        List<Event> events = new ArrayList<>(Edits.events(Drawn.registers("0 wx1 rx1")));
        events.add(Event.invoke(Actor.process(1), f, null, value));
        return Edits.history(events);
    }

    private static void check(String text, String models) {
        History history = Drawn.registers(text);
        TxnOracle oracle = TxnOracle.of(history);
        for (String model : models.split(" ")) {
            String name = model.substring(0, model.length() - 1);
            assertEquals(model, name + sign(oracle.validity(name)));
        }
    }

    private static String sign(Validity validity) {
        return validity == Validity.VALID ? "+" : validity == Validity.INVALID ? "-" : "?";
    }
}
