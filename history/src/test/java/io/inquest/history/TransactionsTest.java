package io.inquest.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    @Test
    void readsThatAreNoPrefixesStandForThemselves() {
        Transactions made = Transactions.of(HistoryNotation.parse("""
                0: [txn append x 1 r y null]  [txn r x [1]]       [txn r x !]
                1:    [txn append x 2 r x [2,1]]   [txn r x [1,"a"]]     [txn r x append y 4
                """));
        assertEquals(6, made.count());
        assertEquals(9, made.size());
        assertEquals(List.of(2L, 1L), made.listOf(made.begin(1) + 1));
        assertEquals(List.of(1L), made.listOf(made.begin(2)));
        assertEquals(List.of(1L, "a"), made.listOf(made.begin(3)));
        assertTrue(made.isPrefix(made.begin(1) + 1));
        assertFalse(made.isPrefix(made.begin(2)));
        assertEquals(EventType.FAIL, made.outcome(4));
        assertEquals(EventType.INFO, made.outcome(5));
        assertEquals(Transactions.NO_LIST, made.length(made.begin(5)));
        assertEquals(2, made.longestLength(made.key(0)));
    }

    @Test
    void aReadOfARegisterIsAValue() {
        Transactions made = Transactions.of(HistoryNotation.parse("0: [txn r x [1] w x 3 r y null]"));
        assertEquals(Transactions.NO_LIST, made.length(0));
        assertEquals(List.of(1L), made.valueOf(made.value(0)));
        assertEquals(3L, made.valueOf(made.value(1)));
        assertEquals(History.NULL, made.value(2));
    }

    @Test
    void theShortFormIsPrintedBack() throws java.io.IOException {
        String text = """
                0: [txn r x [1,2] w "a key" null] [txn r x w y 2 ~timeout]
                1: [txn []]
                """;
        History history = HistoryNotation.parse(text);
        assertEquals(
                HistoryDigest.of(history), HistoryDigest.of(HistoryNotation.parse(HistoryNotation.print(history))));
        assertTrue(HistoryNotation.print(history).contains("[txn r x [1,2] w \"a key\" null]"));
        assertTrue(HistoryNotation.print(history).contains("[txn r x w y 2 ~timeout]"));
    }

    @Test
    void whatIsNoTransactionIsNamed() {
        History history = HistoryNotation.parse("0: [txn 5]");
        MalformedHistoryException e = assertThrows(MalformedHistoryException.class, () -> Transactions.of(history));
        assertEquals(1, e.index());
    }
}
