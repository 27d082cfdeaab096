package io.inquest.checkers.oracle.txn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Validity;
import io.inquest.checkers.oracle.Comparison;
import io.inquest.checkers.oracle.Edits;
import io.inquest.checkers.oracle.Installed;
import io.inquest.checkers.oracle.txn.Axioms.Axiom;
import io.inquest.checkers.oracle.txn.TinyStore.Level;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of all transactional models, held against the oracle on random small histories. */
class TxnLawsTest {
    /** A store that keeps its promise, and the strongest models of what it promises. */
    private static final Map<Level, List<String>> PROMISES = Map.of(
            Level.SERIAL, List.of("strict-serializable"),
            Level.SERIAL_STALE_READS, List.of("serializable"),
            Level.SNAPSHOT, List.of("strong-snapshot-isolation"),
            Level.STALE_SNAPSHOT, List.of("snapshot-isolation"),
            Level.SITES, List.of("strong-session-parallel-snapshot-isolation", "txn-causal"));

    /** As the page has them, and what follows from what each forbids. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theStrongerImpliesTheWeaker(boolean lists) {
        List<String> chain = List.of(
                "serializable",
                "snapshot-isolation",
                "parallel-snapshot-isolation",
                "read-atomic",
                "read-committed",
                "read-uncommitted");
        for (int i = 0; i + 1 < chain.size(); i++) {
            implies(lists, chain.get(i), chain.get(i + 1), true);
            implies(lists, TxnModel.session(chain.get(i)), TxnModel.session(chain.get(i + 1)), true);
            implies(lists, TxnModel.strong(chain.get(i)), TxnModel.strong(chain.get(i + 1)), true);
        }
        for (String plain : TxnModel.plain()) {
            // some order of the versions of registers always goes with sessions and real time
            boolean apart = lists || !plain.equals("read-uncommitted");
            implies(lists, TxnModel.strong(plain), TxnModel.session(plain), apart);
            implies(lists, TxnModel.session(plain), plain, apart);
        }
        implies(lists, TxnModel.CAUSAL, "read-atomic", true);
        implies(lists, "strong-session-serializable", TxnModel.CAUSAL, true);
        implies(lists, "serializable", "repeatable-read", false);
        implies(lists, "repeatable-read", "serializable", false);
    }

    private static void implies(boolean lists, String stronger, String weaker, boolean apart) {
        Judged judged = Judged.of(lists);
        for (int seed = 0; seed < Comparison.HISTORIES; seed++) {
            int number = seed;
            boolean holds = judged.validity(seed, stronger) != Validity.VALID
                    || judged.validity(seed, weaker) == Validity.VALID;
            assertTrue(
                    holds,
                    () -> stronger + " without " + weaker + ", seed " + number + "\n"
                            + Installed.shown(judged.history(number)));
        }
        int count = judged.count(stronger, Validity.INVALID, weaker, Validity.VALID);
        assertTrue(
                apart ? count * 250 >= Comparison.HISTORIES : count == 0,
                () -> count + " tell " + stronger + " from " + weaker);
    }

    /** These do not imply one another. */
    @ParameterizedTest
    @CsvSource({
        "serializable, txn-causal",
        "txn-causal, parallel-snapshot-isolation",
        "strong-read-atomic, txn-causal",
        "strong-parallel-snapshot-isolation, snapshot-isolation",
        "strong-snapshot-isolation, serializable",
        "serializable, strong-session-read-committed"
    })
    void neitherImpliesTheOther(String one, String other) {
        for (boolean lists : new boolean[] {true, false}) {
            int count = Judged.of(lists).count(one, Validity.VALID, other, Validity.INVALID);
            assertTrue(count * 250 >= Comparison.HISTORIES, () -> count + " have " + one + " without " + other);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"SERIAL", "SERIAL_STALE_READS", "SNAPSHOT", "STALE_SNAPSHOT", "SITES"})
    void aStoreKeepsItsPromise(Level level) {
        for (int seed = 0; seed < Comparison.HISTORIES / 5; seed++) {
            History history = RandomTransactions.of(seed, seed % 2 == 0, level);
            Txns txns = new Txns(history);
            if (txns.unknown != null || txns.committed.size() > 6 || Registers.choices(txns) > 200) {
                continue;
            }
            TxnOracle oracle = TxnOracle.of(history);
            for (String model : PROMISES.get(level)) {
                assertEquals(Validity.VALID, oracle.validity(model), () -> model + "\n" + Installed.shown(history));
            }
        }
    }

    /** Of registers, one order of all transactions decides the same as one order of each key's versions. */
    @Test
    void theAxiomsSayTheSame() {
        for (int seed = 0; seed < Comparison.HISTORIES / 5; seed++) {
            History history = RandomTransactions.small(seed, false);
            Txns txns = new Txns(history);
            Set<String> ofReads = txns.unknown == null ? new Reads(txns).anomalies() : Set.of("unknown");
            if (txns.committed.size() > 5 || ofReads.stream().anyMatch(name -> !name.equals("lost-update"))) {
                continue;
            }
            TxnOracle oracle = TxnOracle.of(history);
            compare(history, oracle, "", new Axioms(txns, (one, other) -> false));
            compare(history, oracle, "strong-session-", new Axioms(txns, Txn::so));
            compare(history, oracle, "strong-", new Axioms(txns, Txn::rt));
            assertEquals(
                    new Axioms(txns, Txn::so).hold(Axiom.CAUSAL),
                    oracle.validity(TxnModel.CAUSAL) == Validity.VALID,
                    () -> Installed.shown(history));
        }
    }

    private static void compare(History history, TxnOracle oracle, String prefix, Axioms axioms) {
        Map<Axiom, String> models = Map.of(
                Axiom.READ_ATOMIC, prefix + "read-atomic",
                Axiom.SNAPSHOT, prefix + "snapshot-isolation",
                Axiom.SERIALIZABLE, prefix.equals("strong-") ? "strict-serializable" : prefix + "serializable");
        models.forEach((axiom, model) -> assertEquals(
                axioms.hold(axiom),
                oracle.validity(model) == Validity.VALID,
                () -> model + "\n" + Installed.shown(history)));
    }

    /**
     * Where a history ends earlier less is known, and nothing more is wrong; but what is read may come later, or not have
     * failed yet.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatASatisfyingHistoryBeginsWithSatisfies(boolean lists) {
        keepsWhatItSatisfies(lists, (history, seed) -> {
            List<Event> events = Edits.events(history);
            return Edits.history(events.subList(0, seed % (events.size() + 1)));
        });
    }

    /** Nothing depends on those that only read. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReaderLeftOutTakesNothingAway(boolean lists) {
        keepsWhatItSatisfies(lists, (history, seed) -> {
            List<Integer> readers = new ArrayList<>();
            for (int invocation : Edits.invocations(history, f -> f.equals("txn"), EventType.OK)) {
                boolean reads = Txns.mops(history.operation(invocation).result()).stream()
                        .allMatch(Mop::reads);
                if (reads) {
                    readers.add(invocation);
                }
            }
            return readers.isEmpty()
                    ? history
                    : Edits.history(Edits.without(history, readers.get(seed % readers.size())));
        });
    }

    private interface Change {
        History of(History history, int seed);
    }

    private static void keepsWhatItSatisfies(boolean lists, Change change) {
        for (int seed = 0; seed < Comparison.HISTORIES / 2; seed++) {
            History history = Judged.of(lists).history(seed);
            History changed = change.of(history, seed);
            TxnOracle oracle = TxnOracle.of(changed);
            boolean isFounded = oracle.unfounded().isEmpty()
                    && TxnOracle.of(history).unfounded().isEmpty();
            if (oracle.unknown() != null || !isFounded) {
                continue;
            }
            Txns whole = new Txns(history);
            boolean inTwoOrders =
                    whole.unknown == null && new Reads(whole).anomalies().contains("incompatible-order");
            for (String model : Judged.MODELS) {
                // by the definition a list read in two orders has none, and so one that is known where less is read
                boolean isMonotone = !(inTwoOrders && model.endsWith("read-uncommitted"));
                boolean was = Judged.of(lists).validity(seed, model) == Validity.VALID;
                assertTrue(
                        !isMonotone || !was || oracle.validity(model) == Validity.VALID,
                        () -> model + "\n" + Installed.shown(history) + "\n" + Installed.shown(changed));
            }
        }
    }
}
