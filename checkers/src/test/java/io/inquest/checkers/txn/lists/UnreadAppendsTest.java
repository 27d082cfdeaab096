package io.inquest.checkers.txn.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Many readers of a version, and many appends after it that no read shows: more pairs than are told one by one. */
class UnreadAppendsTest {
    private static final int MANY = 40;

    private static List<String> blind(int from, int to) {
        List<String> transactions = new ArrayList<>();
        for (int i = from; i < to; i++) {
            transactions.add("append x " + i);
        }
        return transactions;
    }

    private static Set<String> anomalies(List<String> transactions) {
        return Drawing.anomalies(Drawing.sideBySide(transactions.toArray(String[]::new)));
    }

    @Test
    void readersOfNothingComeBeforeThemAndThatIsAll() {
        List<String> transactions = blind(0, MANY);
        for (int i = 0; i < MANY; i++) {
            transactions.add("r x []");
        }
        assertEquals(Set.of(), anomalies(transactions));
    }

    @Test
    void aReaderDoesNotComeBeforeItsOwnAppend() {
        List<String> transactions = blind(0, 200);
        transactions.add(100, "r x [] append x 300");
        transactions.add(0, "r x [] append y 1");
        assertEquals(Set.of(), anomalies(transactions));
    }

    @Test
    void twoOfThemThatHaveReadComeBeforeEachOther() {
        List<String> transactions = blind(0, 200);
        transactions.add(200, "r x [] append x 300");
        transactions.add(0, "r x [] append x 301");
        assertEquals(Set.of("lost-update", "G2-item"), anomalies(transactions));
    }

    @Test
    void whoHasSeenOneComesAfterTheReadersOfNothing() {
        List<String> transactions = blind(0, MANY);
        for (int i = 0; i < MANY; i++) {
            transactions.add("r x [] r y []");
        }
        transactions.add("append x 100 append y 1");
        transactions.add("r x [] r y [1]");
        assertEquals(Set.of("G-single", "fractured-read"), anomalies(transactions));
    }
}
