package io.inquest.checkers.txn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TxnModelTest {
    @ParameterizedTest
    @CsvSource({
        "G0, G1c, true",
        "G0, G1c-realtime, true",
        "G0-process, G1c-process, true",
        "G0-process, G1c, false",
        "G0-realtime, G1c-process, false",
        "lost-update, G2-item-realtime, true",
        "fractured-read-process, G-nonadjacent-process, true",
        "fractured-read-process, G-nonadjacent, false",
        "long-fork, G2-item, true",
        "long-fork, G-single, false",
        "write-skew, G-nonadjacent, false",
        "future-read, G1c, true",
        "cyclic-versions-realtime, G1c-realtime, true",
        "cyclic-versions-realtime, G1c, false",
        "dirty-update, G1a, true",
        "incompatible-order, G1a, true",
        "G1a, incompatible-order, false",
        "G1c, G-single, false",
    })
    void whatFollowsFromAnAnomaly(String anomaly, String other, boolean follows) {
        assertEquals(follows, TxnAnomaly.of(anomaly).implies(TxnAnomaly.of(other)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "read-uncommitted | G0 duplicate-elements garbage-read",
                "read-committed | G0 G1a G1b G1c cyclic-versions dirty-update duplicate-elements future-read garbage-read"
                        + " incompatible-order",
                "strong-session-read-uncommitted | G0 G0-process duplicate-elements garbage-read",
                "strong-read-uncommitted | G0 G0-process G0-realtime duplicate-elements garbage-read",
            })
    void allThatWeakModelsForbid(String model, String anomalies) {
        Set<String> forbidden = TxnModel.of(model).forbidden().stream()
                .map(TxnAnomaly::label)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(List.of(anomalies.split(" "))), forbidden);
    }

    @ParameterizedTest
    @CsvSource({
        "read-atomic, fractured-read, true",
        "read-atomic, G-single, false",
        "read-atomic, internal, true",
        "read-committed, internal, false",
        "read-committed, fractured-read, false",
        "parallel-snapshot-isolation, lost-update, true",
        "parallel-snapshot-isolation, long-fork, false",
        "parallel-snapshot-isolation, G-nonadjacent, false",
        "snapshot-isolation, long-fork, true",
        "snapshot-isolation, write-skew, false",
        "snapshot-isolation, G-single-process, false",
        "strong-session-snapshot-isolation, G-single-process, true",
        "strong-session-snapshot-isolation, G-single-realtime, false",
        "strong-snapshot-isolation, G-single-realtime, true",
        "strong-snapshot-isolation, fractured-read-process, true",
        "strong-snapshot-isolation, write-skew, false",
        "repeatable-read, write-skew, true",
        "serializable, G2-item, true",
        "serializable, G0-process, false",
        "strict-serializable, G0-process, true",
        "strict-serializable, G2-item-realtime, true",
    })
    void whatAModelForbids(String model, String anomaly, boolean forbids) {
        assertEquals(forbids, TxnModel.of(model).forbids(TxnAnomaly.of(anomaly)));
    }

    @Test
    void eachAnomalyIsForbiddenByStrictSerializableAndByNothingThatItsWeakerFormsAllow() {
        for (TxnAnomaly anomaly : TxnAnomaly.values()) {
            assertTrue(TxnModel.STRICT_SERIALIZABLE.forbids(anomaly), anomaly.label());
            for (TxnModel model : TxnModel.all()) {
                boolean follows = anomaly.implied().stream().anyMatch(model::forbids);
                assertEquals(follows, model.forbids(anomaly), model + " " + anomaly);
            }
        }
    }

    @Test
    void theModelsImplyEachOtherAsTheyShould() {
        List<String> chain = List.of(
                "strict-serializable",
                "strong-session-serializable",
                "serializable",
                "snapshot-isolation",
                "parallel-snapshot-isolation",
                "read-atomic",
                "read-committed",
                "read-uncommitted");
        for (int i = 1; i < chain.size(); i++) {
            TxnModel stronger = TxnModel.of(chain.get(i - 1));
            TxnModel weaker = TxnModel.of(chain.get(i));
            assertTrue(stronger.implies(weaker), stronger + " " + weaker);
            assertFalse(weaker.implies(stronger), weaker + " " + stronger);
        }
        TxnModel repeatable = TxnModel.of("repeatable-read");
        assertTrue(TxnModel.SERIALIZABLE.implies(repeatable) && repeatable.implies(TxnModel.SERIALIZABLE));
        assertFalse(TxnModel.of("strong-snapshot-isolation").implies(TxnModel.SERIALIZABLE));
        assertFalse(TxnModel.SERIALIZABLE.implies(TxnModel.of("strong-session-read-uncommitted")));
    }

    @Test
    void namesFindThem() {
        assertEquals(21, TxnModel.all().size());
        TxnModel.all().forEach(model -> assertSame(model, TxnModel.of(model.name())));
        assertSame(TxnModel.of("strong-session-read-atomic"), TxnModel.READ_ATOMIC.with(TxnOrder.SESSION));
        assertSame(TxnModel.STRICT_SERIALIZABLE.plain(), TxnModel.SERIALIZABLE);
        assertNull(TxnModel.of("strong-serializable"));
        assertNull(TxnAnomaly.of("G1a-process"));
        assertSame(TxnAnomaly.G1A, TxnAnomaly.G1A.with(TxnOrder.SESSION));
        assertSame(TxnAnomaly.G0_REALTIME, TxnAnomaly.G0_PROCESS.with(TxnOrder.REAL_TIME));
    }
}
