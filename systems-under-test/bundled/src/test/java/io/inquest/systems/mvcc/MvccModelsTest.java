package io.inquest.systems.mvcc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.txn.model.TxnCheckers;
import io.inquest.history.History;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the checkers of models make of the store. The property store.seeds asks for more seeds. */
class MvccModelsTest {
    private static final int SEEDS = Integer.getInteger("store.seeds", 2);

    private static final List<Checker> CHECKERS = List.of(
            new TxnCheckers.ReadUncommitted(),
            new TxnCheckers.ReadCommitted(),
            new TxnCheckers.ReadAtomic(),
            new TxnCheckers.SnapshotIsolation(),
            new TxnCheckers.Serializable(),
            new TxnCheckers.StrictSerializable());

    private static Verdict check(String model, History history) {
        Checker checker = CHECKERS.stream()
                .filter(each -> each.name().equals(model))
                .findFirst()
                .orElseThrow();
        return checker.check(history, CheckContext.defaults());
    }

    private static void requireInvalid(String model, String anomaly, History history) {
        Verdict verdict = check(model, history);
        assertEquals(Validity.INVALID, verdict.validity());
        Stream<String> types = verdict.findings().stream().map(Finding::type);
        assertTrue(types.anyMatch(anomaly::equals), verdict.findings()::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "read-uncommitted,read-committed,G1a",
        "read-uncommitted,read-committed,G1b",
        "read-committed,read-atomic,fractured-read",
        "read-committed,snapshot-isolation,lost-update",
        "snapshot,serializable,write-skew",
        "serializable,strict-serializable,G-single-realtime",
        "strict-serializable,,"
    })
    void aLevelKeepsItsPromiseAndNotTheNextOnes(String isolation, String next, String anomaly) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            String reads = seed % 2 == 0 && next != null ? "replica" : "primary";
            Map<String, String> options = Map.of("isolation", isolation, "reads", reads);
            History history =
                    MvccTrial.of(seed, null, options, "partition", "kill").run(60).history;
            Verdict verdict = check(Isolation.of(isolation).model(), history);
            assertEquals(Validity.VALID, verdict.validity(), verdict::toString);
            if (next != null) {
                requireInvalid(next, anomaly, history);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lost-update,snapshot,lost-update",
        "lost-update,strict-serializable,lost-update",
        "dirty-read,read-committed,G1a",
        "dirty-read,strict-serializable,G1a",
        "intermediate-read,read-committed,G1b",
        "intermediate-read,strict-serializable,G1b",
        "long-fork,snapshot,long-fork",
        "long-fork,strict-serializable,long-fork",
        "stale-snapshot,strict-serializable,G-single-realtime",
        "write-skew-under-serializable,serializable,write-skew",
        "write-skew-under-serializable,strict-serializable,write-skew",
        "fractured-read,snapshot,fractured-read",
        "fractured-read,strict-serializable,fractured-read"
    })
    void aBugIsFoundAndNamed(String bug, String isolation, String anomaly) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            History history = MvccTrial.of(seed, bug, Map.of("isolation", isolation), "partition", "kill")
                    .run(60)
                    .history;
            requireInvalid(Isolation.of(isolation).model(), anomaly, history);
        }
    }
}
