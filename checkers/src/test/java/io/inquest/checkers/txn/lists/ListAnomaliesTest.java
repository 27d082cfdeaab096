package io.inquest.checkers.txn.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For each anomaly the smallest history that has it, and a near miss. */
class ListAnomaliesTest {
    /** Transactions stand between semicolons, and overlap. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "append x 1 append y 2; append x 2 append y 1; r x [1,2] r y [1,2] | G0",
                "append x 1 append y 1; append x 2 append y 2; r x [1,2] r y [1,2] | ",
                "append x 1 append x 3; append x 2; r x [1,2,3] | G0",
                "append x 1 append x 2; append x 3; r x [1,2,3] | ",
                // a failed writer keeps its place and leads nowhere
                "append x 1; append x 2 !; append x 3; r x [1,2,3] | G1a dirty-update",
                "append x 1; append x 2 !; r x [1,2] | G1a",
                "append x 1; append x 2 !; r x [1] | ",
                "append x 1 ~; r x [1] | ",
                "append x 1 append x 2; r x [1] | G-single G1b fractured-read",
                "append x 1 append x 2; r x [1,2] | ",
                "append x 1 r x [1] append x 2; r x [1,2] | ",
                "append x 1 append x 2 !; r x [1] | G1a G1b",
                "append x 1 r y [1]; append y 1 r x [1] | G1c",
                "append x 1 r y [1]; append y 1 r x [] | ",
                "append x 1; r x [1] append y 1; r y [1] r x [] | G-single",
                "append x 1; r x [1] append y 1; r y [1] r x [1] | ",
                "append x 1; append y 1; r x [1] r y []; r x [] r y [1] | long-fork",
                "append x 1; append y 1; r x [1] r y []; r x [1] r y [1] | ",
                // both are the same reader
                "append x 1 append x 2; append y 1 append y 2; r x [1] r y [1] | G-single G1b fractured-read",
                "r x [] append y 1; r y [] append x 1 | write-skew",
                "r x [] append y 1; r y [1] append x 1 | ",
                // the same key only: not a skew
                "r x [] append x 1; r x [] append x 2 | lost-update G2-item",
                "r x [] append x 1; r x [] append x 2; r x [1,2] | lost-update G-single",
                "r x [] append x 1; r x [1] append x 2; r x [1,2] | ",
                // who appends first and then reads has not read a version that the other one has
                "append x 1 r x [1]; r x [1] append x 2; r x [1,2] | ",
                "r x [] append x 1 append x 2; r x [] append y 1; r y [1] append x 3; r x [1,2,3] | ",
                "r x [] append y 1; r y [] append z 1; r z [] append x 1 | G2-item",
                "r x [] append y 1; r y [] append z 1; r z [1] append x 1 | ",
                "append x 1 append y 1; r x [1] r y [] | G-single fractured-read",
                "append x 1; append y 1; r x [1] r y [] | ",
                "append x 1 r x [] | internal",
                "r x [] append x 1 r x [1] | ",
                "append y 1; r y [] r y [1] | internal",
                "append y 1; r y [1] r y [1] | ",
                "append x 1; append x 2 r x [1,2] | ",
                // here and next: a read after an own append or another read of the key makes no edge, so there is no
                // G1c
                "append x 1; append x 2 r x [2,1] | internal",
                "append y 1 append x 1; r y [] r y [1] append x 2; r x [2,1] | internal",
                "append x 1; r x [] append x 2 r x [1,2] | G-single internal",
                "r x [1] append x 1 | future-read",
                "append x 2; r x [2,1] append x 1 | future-read",
                "append x 2; r x [2] append x 1 r x [2,1] | ",
                "append x 1; append x 2; r x [1,2]; r x [2,1] | incompatible-order",
                "append x 1; append x 2; r x [1,2]; r x [1] | ",
                "append x 1; r x [1,1] | duplicate-elements",
                "append x 1; append x 2; r x [1,2] | ",
                // what its end shows twice its writer replaced, too
                "append x 1 append x 2; r x [1,1] | G1b duplicate-elements",
                "append x 2 append x 1; r x [2,1,1] | duplicate-elements",
                "r x [7] | garbage-read",
                "append x 1; r x [1,7] | garbage-read",
                // what else it says counts
                "append x 1; append y 1; r x [7,1] r y []; r x [7] r y [1] | garbage-read long-fork",
                "append x 7 ~; r x [7] | ",
                // without a committed reader an append that nobody knows of did not happen
                "append x 1 append y 1 ~; r x [] r y [] | ",
                "append x 1 append y 1 ~; r x [1] r y [] | G-single fractured-read",
                // of a longer read only the end is read from; of what no read shows the order is open
                "append x 1; append x 2; append x 3; r x [1] append y 1; r y [1] append x 4 | ",
                "r x [] append y 1; r y [1] append x 2; append x 1 | ",
            })
    void ofTransactionsSideBySide(String transactions, String names) {
        assertEquals(named(names), Drawing.anomalies(Drawing.sideBySide(transactions.split(" *; *"))), transactions);
    }

    private static Set<String> named(String names) {
        Set<String> expected = new TreeSet<>();
        Stream.of(names == null ? new String[0] : names.split(" ")).forEach(expected::add);
        return expected;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0: [txn append x 2] [txn append x 1];1:  [txn r x [1,2]    ] | G0-process",
                "0: [txn append x 2];1:                      [txn append x 1];2:  [txn r x [1,2]                      ]"
                        + " | G0-realtime",
                "0: [txn append x 2 ];1:  [txn append x 1 ];2:   [txn r x [1,2]  ] | ",
                "0: [txn r x [1]] [txn append x 1] | G1c-process",
                "0: [txn r x [1]];1:               [txn append x 1] | G1c-realtime",
                "0: [txn r x [1]     ];1:  [txn append x 1  ] | ",
                "0: [txn append x 1] [txn r x []] | G-single-process fractured-read-process",
                "0: [txn append x 1];1:                  [txn r x []] | G-single-realtime fractured-read-realtime",
                "0: [txn append x 1];1:  [txn r x []             ] | ",
                "0: [txn append x 1                                ];1:  [txn r x [1]] [txn r x []] | G-single-process",
                "0: [txn append x 1                                ];1:  [txn r x []] [txn r x [1]] | ",
                "0: [txn append x 1                                ];1:  [txn r x [1]];2:                 [txn r x []]"
                        + " | G-single-realtime",
                "0: [txn append x 1] [txn r y []];1:  [txn append y 1] [txn r x []] | G-nonadjacent-process"
                        + " G-single-realtime fractured-read-realtime",
                "0: [txn append x 1] [txn r y [1]];1:  [txn append y 1] [txn r x []]"
                        + " | G-single-realtime fractured-read-realtime",
                "0: [txn r x []] [txn append y 1];1:  [txn r y []         ] [txn append x 1] | ",
                "0: [txn append x 1                     ];1:  [txn r x [1] r y []                     ];"
                        + "2:   [txn append y 1];3:                           [txn r x []] | G-nonadjacent-realtime",
                // nobody knows when it ended: it comes before nothing
                "0: [txn append x 1 ~];1:                     [txn r x []] [txn r x [1]] | ",
                "0: [txn append x 1;1:                     [txn r x [1]] [txn r x []] | G-single-process",
                // but after what had ended
                "1: [txn r x [1]];0:               [txn append x 1 ~] | G1c-realtime",
            })
    void ofTransactionsInTime(String lines, String names) {
        assertEquals(named(names), Drawing.anomalies(lines.replace(";", "\n")), lines);
    }
}
