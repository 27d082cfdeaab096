package io.inquest.benchmarks.histories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.benchmarks.histories.SaturatedTransactions.Spec;
import io.inquest.history.History;
import io.inquest.history.HistoryDigest;
import io.inquest.history.Transactions;
import io.inquest.history.formats.HistoryFormats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaturatedTransactionsTest {
    @TempDir
    private Path folder;

    @Test
    void areAFunctionOfSpecAndSeed() throws IOException {
        Spec spec = Spec.lists(5, 300);
        String digest = HistoryDigest.of(SaturatedTransactions.history(spec, 1));
        assertEquals(digest, HistoryDigest.of(SaturatedTransactions.history(spec, 1)));
        assertNotEquals(digest, HistoryDigest.of(SaturatedTransactions.history(spec, 2)));
    }

    @Test
    void listsHoldWhatWasAppended() {
        Transactions made = Transactions.of(SaturatedTransactions.history(Spec.lists(1, 2_000), 1));
        Map<Object, List<Object>> state = new HashMap<>();
        for (int m = 0; m < made.size(); m++) {
            List<Object> held = state.computeIfAbsent(made.keyValue(made.key(m)), first -> new ArrayList<>());
            if (made.kind(m) == Transactions.APPEND) {
                held.add(made.valueOf(made.value(m)));
            } else if (made.isList(made.key(m))) {
                assertEquals(held, made.listOf(m));
            }
        }
        assertEquals(2_000, made.count());
        assertEquals(4.0, (double) made.size() / made.count(), 0.2);
        assertTrue(state.values().stream().allMatch(list -> list.size() <= 32));
        assertTrue(made.keyCount() > 100, "keys: " + made.keyCount());
    }

    @Test
    void registersHoldWhatWasWrittenLast() {
        Transactions made = Transactions.of(SaturatedTransactions.history(Spec.registers(1, 500, 8, 20), 1));
        Map<Object, Object> state = new HashMap<>();
        for (int m = 0; m < made.size(); m++) {
            Object key = made.keyValue(made.key(m));
            if (made.kind(m) == Transactions.WRITE) {
                state.put(key, made.valueOf(made.value(m)));
            } else {
                assertEquals(state.get(key), made.valueOf(made.value(m)));
            }
        }
        assertEquals(8 * 500, made.size());
    }

    @Test
    void filesAreReadBack() throws IOException {
        History lists = SaturatedTransactions.history(Spec.lists(3, 100), 1);
        TransactionFiles.writeJsonLines(lists, folder.resolve("lists.jsonl"));
        TransactionFiles.writeEdn(lists, folder.resolve("lists.edn"));
        assertEquals(HistoryDigest.of(lists), HistoryDigest.of(read("lists.jsonl")));
        assertEquals(HistoryDigest.of(lists), HistoryDigest.of(read("lists.edn")));

        History registers = SaturatedTransactions.history(Spec.registers(3, 100, 8, 20), 1);
        TransactionFiles.writePlume(registers, folder.resolve("registers.txt"));
        Transactions expected = Transactions.of(registers);
        Transactions actual = Transactions.of(read("registers.txt"));
        assertEquals(bySession(expected), bySession(actual));
    }

    private History read(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Files.newInputStream(file)) {
            return HistoryFormats.load().of(file).orElseThrow().read(in, name).history();
        }
    }

    /** What each session read and wrote, in its order. */
    private static Map<Integer, List<Object>> bySession(Transactions made) {
        Map<Integer, List<Object>> sessions = new HashMap<>();
        for (int t = 0; t < made.count(); t++) {
            List<Object> session = sessions.computeIfAbsent(made.process(t), first -> new ArrayList<>());
            session.add(made.history().event(made.completion(t)).value());
        }
        return sessions;
    }
}
