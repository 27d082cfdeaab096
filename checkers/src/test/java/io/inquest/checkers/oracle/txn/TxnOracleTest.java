package io.inquest.checkers.oracle.txn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle of lists against what a person derives: for each anomaly the smallest history that has it, and a near miss. */
class TxnOracleTest {
    /** Lines are parted by a semicolon; names stand for all that they imply. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // No two write in turns; each sees the other's append first; so does a session, or real time
                "0 ax1 ay2; 1 ax2 ay1; 2 rx12 ry12 | G0 G-single fractured-read",
                "0 ax1 ay1; 1 ax2 ay2; 2 rx12 ry12 | ",
                "0 ax1 ax3; 1 ax2; 2 rx123 | G0",
                "0 ax1 ax2; 1 ax3; 2 rx123 | ",
                "0 ax2; 0 ax1; 1 rx12 | G0-process fractured-read-process",
                "0 ax2; -- ; 1 ax1; 2 rx12 | G0-realtime",
                "0 ax2; 1 ax1; 2 rx12 | ",
            })
    void writes(String history, String names) {
        check(history, names);
    }

    static void check(String history, String names) {
        Set<String> expected = names == null ? Set.of() : new TreeSet<>(List.of(names.split(" ")));
        assertEquals(
                Anomalies.closed(expected),
                TxnOracle.of(Drawn.lists(history.split("; *"))).anomalies(),
                history);
    }
}
