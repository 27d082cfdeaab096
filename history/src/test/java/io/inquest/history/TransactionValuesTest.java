package io.inquest.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However transactions get into the columns of a history, they come out as they were. */
class TransactionValuesTest {
    private static final int HISTORIES = 400;

    private final RandomTransactions random = new RandomTransactions(6);

    @Test
    void comeOutAsTheyWentIn() throws IOException {
        for (int i = 0; i < HISTORIES; i++) {
            History built = random.history(true);
            assertValues(built);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (HistoryWriter writer = new HistoryWriter(bytes, () -> 0)) {
                writer.append(built);
            }
            for (int blockBytes : new int[] {64, 400, 1 << 20}) {
                assertValues(new HistoryReader(ReadLimits.DEFAULT, blockBytes)
                        .readStream(new ByteArrayInputStream(bytes.toByteArray()), "h")
                        .history());
            }
        }
    }

    private void assertValues(History history) {
        assertEquals(random.expected.size(), history.size());
        for (int i = 0; i < history.size(); i++) {
            assertEquals(random.expected.get(i), history.event(i).value());
            assertEquals(Values.json(random.expected.get(i)), Values.json(history.valueOf(history.value(i))));
        }
    }

    @Test
    void areShownInColumnsWhetherRowsAreSharedOrNot() {
        int shared = 0;
        for (int i = 0; i < HISTORIES; i++) {
            History history = random.history(i % 2 == 0);
            Transactions made;
            try {
                made = Transactions.of(history);
            } catch (MalformedHistoryException mixed) {
                continue; // reads a scalar where something is appended
            }
            shared += history.columns.transactions.asides.rows == 0 ? 1 : 0;
            for (int t = 0; t < made.count(); t++) {
                assertShown(made, t);
            }
        }
        assertEquals(true, shared > HISTORIES / 20 && shared < HISTORIES, shared + " had no row aside");
    }

    private void assertShown(Transactions made, int t) {
        boolean ok = made.outcome(t) == EventType.OK;
        List<?> value = (List<?>) random.expected.get(ok ? made.completion(t) : made.invocation(t));
        assertEquals(value.size(), made.end(t) - made.begin(t));
        for (int m = made.begin(t); m < made.end(t); m++) {
            List<?> words = (List<?>) value.get(m - made.begin(t));
            assertEquals(words.get(0), Transactions.WORDS.get(made.kind(m)));
            assertEquals(words.get(1), made.keyValue(made.key(m)));
            boolean read = made.kind(m) == Transactions.READ;
            if (read && made.isList(made.key(m))) {
                Object list = words.get(2) == null ? List.of() : words.get(2);
                assertEquals(ok ? ((List<?>) list).size() : Transactions.NO_LIST, made.length(m));
                assertEquals(History.NULL, made.value(m));
                if (ok) {
                    assertEquals(list, made.listOf(m));
                    assertPrefix(made, m);
                }
            } else {
                assertEquals(Transactions.NO_LIST, made.length(m));
                assertEquals(read && !ok ? null : words.get(2), made.valueOf(made.value(m)));
            }
        }
    }

    private static void assertPrefix(Transactions made, int m) {
        boolean prefix = made.length(m) <= made.longestLength(made.key(m));
        for (int i = 0; prefix && i < made.length(m); i++) {
            prefix = made.element(m, i) == made.longestElement(made.key(m), i);
        }
        assertEquals(prefix, made.isPrefix(m));
    }

    @Test
    void equalListsReadOfARegisterHaveOneHandle() {
        Transactions made = Transactions.of(HistoryNotation.parse("""
                0: [txn w x [1,2]] [txn r x [1,2]] [txn r x [1]]
                1:                [txn r x [1,2] r y [1,2]]
                """));
        long written = made.value(made.begin(0));
        for (int t = 1; t < made.count(); t++) {
            for (int m = made.begin(t); m < made.end(t); m++) {
                boolean same = made.valueOf(made.value(m)).equals(List.of(1L, 2L));
                assertEquals(same, made.value(m) == written);
            }
        }
    }
}
