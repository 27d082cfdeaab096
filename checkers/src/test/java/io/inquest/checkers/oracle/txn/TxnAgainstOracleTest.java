package io.inquest.checkers.oracle.txn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.oracle.Comparison;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every installed checker of a transactional model against its definition, on random small histories of lists and of
 * registers. {@code -Doracle.histories=N} says how many for each.
 */
@Execution(ExecutionMode.CONCURRENT) // it takes the longest
class TxnAgainstOracleTest {
    @ParameterizedTest
    @MethodSource("models")
    void agreesOnLists(String model) {
        new TxnOracleComparison(model, true, TxnOracleComparison.installed(model)).run();
    }

    @ParameterizedTest
    @MethodSource("models")
    void agreesOnRegisters(String model) {
        new TxnOracleComparison(model, false, TxnOracleComparison.installed(model)).run();
    }

    /** Lest what is compared is never there. */
    @Test
    void listsShowEveryAnomaly() {
        Map<String, Integer> found = new TreeMap<>();
        for (int seed = 0; seed < Comparison.HISTORIES; seed++) {
            TxnOracle oracle = TxnOracle.of(Judged.of(true).history(seed));
            if (oracle.unknown() == null) {
                oracle.anomalies().forEach(name -> found.merge(name, 1, Integer::sum));
            }
        }
        System.out.println("anomalies of lists: " + found);
        for (String name :
                List.of("G0 G1a G1b G1c G-single G-nonadjacent G2-item fractured-read internal dirty-update lost-update"
                        .split(" "))) {
            int count = found.getOrDefault(name, 0);
            assertTrue(count * 100 >= Comparison.HISTORIES, () -> "only " + count + " show " + name);
        }
        for (String name : List.of(
                "incompatible-order", "duplicate-elements", "garbage-read", "future-read", "long-fork", "write-skew")) {
            int count = found.getOrDefault(name, 0);
            assertTrue(count * 250 >= Comparison.HISTORIES, () -> "only " + count + " show " + name);
        }
        for (String name : Anomalies.WITH_FORMS) {
            // no order that reads of lists show goes round
            int bare = found.getOrDefault(name, 0);
            int ofSessions = found.getOrDefault(name + Anomalies.PROCESS, 0) - bare;
            int ofTime = found.getOrDefault(name + Anomalies.REALTIME, 0) - bare - ofSessions;
            boolean never = name.equals("cyclic-versions");
            assertTrue(
                    never ? bare == 0 : Math.min(ofSessions, ofTime) * 250 >= Comparison.HISTORIES,
                    () -> name + ": " + ofSessions + " for sessions, " + ofTime + " for time");
        }
    }

    static List<String> models() {
        return TxnModel.names();
    }
}
