package io.inquest.checkers.oracle.txn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The oracle of lists against what a person derives: for each anomaly the smallest history that has it, and near misses. A
 * name stands for all that it implies.
 */
class TxnOracleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 ax1 ay2; 1 ax2 ay1; 2 rx12 ry12 | G0",
                "0 ax1 ay1; 1 ax2 ay2; 2 rx12 ry12 | ",
                "0 ax1 ax3; 1 ax2; 2 rx123 | G0",
                "0 ax1 ax2; 1 ax3; 2 rx123 | ",
                "0 ax2; 0 ax1; 1 rx12 | G0-process",
                "0 ax1; 0 ax2; 1 rx12 | ",
                "0 ax2; --; 1 ax1; 2 rx12 | G0-realtime",
                "0 ax2; 1 ax1; 2 rx12 | ",
                "0 ax1; 1 ax2; 2 rx12 ay1; 3 ax3 ry1 | ", // what is not in the longest read comes after it
                "0 ax1; 1 ax2 | ", // and says nothing without a read
            })
    void writes(String history, String names) {
        check(history, names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0! ax1; 1 rx1 | G1a",
                "0! ax1; 1 rx_ | ",
                "0~ ax1; 1 rx1 | ",
                "0? ax1; 1 rx1 | ",
                "0! ax1; 1 ax2; 2 rx12 | dirty-update",
                "0! ax2; 1 ax1; 2 rx12 | G1a",
                "0 ax1 ax2; 1 rx1 | G1b fractured-read", // it read the one and did not see the other
                "0 ax1 ax2; 1 rx12 | ",
                "0! ax1 ax2; 1 rx1 | G1a G1b",
                "0! ax1 ax2; 1 ax1; 2 rx1 | ",
                "0 ax1 rx1 ax2 rx12 | ",
                "0 ax1 ax2; 1 rx12 rx1 | G1b internal",
                "0 ax1 ry1; 1 ay1 rx1 | G1c",
                "0 ax1 ry_; 1 ay1 rx1 | ",
                "0 rx1; 0 ax1 | G1c-process",
                "0 rx1; 1 ax1 | ",
                "0 rx1; --; 1 ax1 | G1c-realtime",
                "0 rx1; --; 1~ ax1 | G1c-realtime", // what nobody knows did not happen before it began
                "0~ ax1; --; 1 rx_; 2 rx1 | ", // but perhaps long after
                "0 rx1 ax1 | future-read",
                "0 ax1 rx1 | ",
                "0 ax1; 1 rx9 | garbage-read",
                "0 ax1; 1 rx19 | garbage-read",
                "0 ax1; 1 rx1 | ",
                "0 ax1; 1 rx11 | duplicate-elements",
                "0 ax1; 1 ax2; 2 rx12 | ",
                "0 ax1; 1 ax2; 2 rx1; 3 rx2 | incompatible-order",
                "0 ax1; 1 ax2; 2 rx1; 3 rx12 | ",
                "0 ax1 rx1; 1 ax2 rx2 | incompatible-order", // also what is read after own appends
                "0 ax1 rx1; 1 ax2 rx12 | ",
                "0 ax1 ry1; 1 ay1 rx1; 2 rx12; 3 rx2; 4 ax2 | incompatible-order G1c",
            })
    void readsOfWhatIsNotThere(String history, String names) {
        check(history, names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 rx_ rx1; 1 ax1 | internal",
                "0 rx1 rx1; 1 ax1 | ",
                "0 ax1 rx_ | internal",
                "0 ax2 rx12; 1 ax1 | ",
                "0 ax1 ax2 rx2 | internal",
                "0 ax1 ax2 rx12 | ",
                "0 rx1 ax2 rx132; 1 ax1; 2 ax3 | internal G-single", // 3 came between: what it read was overwritten
                "0 rx1 ax2 rx12; 1 ax1; 2 ax3 | ",
                "0 ax1 ay1; 1 rx1 ry_ | fractured-read",
                "0 ax1; 1 ay1; 2 rx1 ry_ | ",
                "0~ ax1 ay1; 1 rx1 ry_ | fractured-read",
                "0~ ax1 ay1; 1 rx_ ry_ | ",
                "0 ax1; 0 rx_ | fractured-read-process",
                "0 ax1; 1 rx_ | ",
                "0 ax1; --; 1 rx_ | fractured-read-realtime",
                "0 ax1; 1 ax2 ay1; 2 ry1 rx1; 3 rx12 | fractured-read",
                "0 ax1; 1 ax2 ay1; 2 ry1 rx12; 3 rx1 | ",
                "0 rx_ ax1; 1 rx_ ax2 | lost-update",
                "0 rx_ ax1; 1 rx_ ax2; 2 rx12 | lost-update",
                "0 rx_ ax1; 1 rx1 ax2; 2 rx12 | ",
                "0 rx_ ax1; 1~ rx_ ax2; 2 rx12 | ", // what it read nobody knows
                "0 rx_ ax1; 1 ax2; 2 rx21 | G-single", // the other did not look
            })
    void readsOfOneState(String history, String names) {
        check(history, names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 ax1; 1 rx1 ay1; 2 ry1 rx_ | G-single",
                "0 ax1; 1 rx1 ay1; 2 ry1 rx1 | ",
                "0 ax1; 1 ry1 rx_; 0 ay1 | G-single-process",
                "0 ax1; 1 ry1 rx_; 2 ay1 | ",
                "0 ax1; 2 ry1 rx_; -0; 1 ay1 | G-single-realtime",
                "0 ax1; 2 ry1 rx_; 1 ay1; -0 | ",
                "0 ax1; 1 ay1; 2 rx1 ry_; 3 rx_ ry1 | long-fork",
                "0 ax1; 1 ay1; 2 rx1 ry_; 3 rx1 ry1 | ",
                "0 ax1; 1 ay1; 2 rx1 ry_; 3 rz_ ry1 | ",
                "0 ax1; 4 rx1 az1; 1 ay1; 2 rz1 ry_; 3 ry1 rx_ | G-nonadjacent",
                "0 ax1; 1 ay1; 3 ry1 rx_; 2 rx1; 2 ry_ | G-nonadjacent-process",
                "0 ax1; 1 ay1; 3 ry1 rx_; 2 rx1; 4 ry_ | ",
                "0 ax1; 1 ay1; 3 ry1 rx_; 2 rx1; -2; 4 ry_ | G-nonadjacent-realtime",
                "0 ax1; 1 ay1; 2 rx1; 3 ry1; 2 ry_; 3 rx_ | G-nonadjacent-process G-single-realtime",
                "0 rx_ ay1; 1 ry_ ax1 | write-skew",
                "0 rx_ ay1; 1 ry1 ax1 | ",
                "0 ax1; 1 rx1 ay1; 2 ax2 ry_ | write-skew",
                "0 rx_ ay1; 1 ry_ az1; 2 rz_ ax1 | G2-item",
                "0 rx_ ay1; 1 ry_ az1; 2 rz1 ax1 | ",
                "0 rx_ ay1; 1 ax1; 1 ry_ | G2-item-process",
                "0 rx_ ay1; 1 ax1; 2 ry_ | ",
                "0 rx_ ay1; 1 ax1; -1; 2 ry_ | G2-item-realtime",
                "2 az2; 4 ay1 rz_; 7 rx_ ry_ az5; 9 ax2 rz2 | write-skew", // two rw, always one after the other
            })
    void dependencies(String history, String names) {
        check(history, names);
    }

    private static void check(String history, String names) {
        Set<String> expected = names == null ? Set.of() : new TreeSet<>(List.of(names.split(" ")));
        assertEquals(
                Anomalies.closed(expected), TxnOracle.of(Drawn.lists(history)).anomalies());
    }
}
